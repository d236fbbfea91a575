"""The settings as another process sees them: production, local, wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.source import ROOT

KEY = "k9-Hw2_nQe7XzT4bLr8vYc1mPf6sJd3gUa5oIx0tBkRqZyWvNpEhCjM"
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "navigator.example.org", "CASE_KEYS": KEY[::-1]}


@pytest.fixture
def run(tmp_path: Path):
    """Run Python in a fresh process with nothing but the given variables."""

    def runner(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "NAVIGATOR_VAR": str(tmp_path), **variables}
        return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)

    return runner


def test_production_is_clean_for_deployment(run) -> None:
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert answer.returncode == 0, answer.stderr
    assert "no issues (0 silenced)" in answer.stdout


def test_the_server_does_not_start_without_a_key(run) -> None:
    answer = run("-c", "import navigator.wsgi", ALLOWED_HOSTS="navigator.example.org")

    assert answer.returncode == 1
    assert "SECRET_KEY is missing. Set the environment variable SECRET_KEY." in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_mistyped_variable_is_named_with_its_remedy(run) -> None:
    answer = run("manage.py", "check", DEBUG="maybe", **PRODUCTION)

    assert answer.returncode == 1
    assert "DEBUG is 'maybe', which is neither yes nor no. Write 1 or 0." in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_local_run_makes_its_own_key(run, tmp_path: Path) -> None:
    answer = run("manage.py", "check")

    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_local_run_is_refused_for_deployment(run) -> None:
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert answer.returncode == 1
    assert "navigator.W001" in answer.stderr


SHOW = "from django.conf import settings as s; import django; django.setup(); print({})"


def shown(run, expression: str, **variables: str) -> str:
    """The value of an expression over the settings `s`."""
    answer = run("-c", SHOW.format(expression), DJANGO_SETTINGS_MODULE="navigator.settings", **variables)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_production_cookies_are_bound_to_host_and_https(run) -> None:
    names = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE"

    assert shown(run, names, **PRODUCTION) == "__Host-session __Host-csrftoken True True"


def test_no_cookie_outlives_the_browser(run) -> None:
    assert shown(run, "s.CSRF_COOKIE_AGE, s.SESSION_EXPIRE_AT_BROWSER_CLOSE", **PRODUCTION) == "None True"


def test_debug_is_off_unless_asked(run) -> None:
    assert shown(run, "s.DEBUG", **PRODUCTION) == "False"
    assert shown(run, "s.DEBUG", NAVIGATOR_LOCAL="1") == "False"
    assert shown(run, "s.DEBUG, s.LOCAL", DEBUG="1") == "True True"


def test_the_address_chooses_postgresql(run) -> None:
    url = "postgres://app:secret@db.example.org:5432/navigator"
    values = "(d := s.DATABASES['default'])['ENGINE'], d['OPTIONS']['connect_timeout'], d['CONN_HEALTH_CHECKS']"

    assert shown(run, values, DATABASE_URL=url, **PRODUCTION) == "django.db.backends.postgresql 2 True"


def test_sqlite_keeps_a_write_ahead_log(run) -> None:
    ask = "__import__('django.db').db.connection.cursor().execute('PRAGMA journal_mode').fetchone()[0]"

    assert shown(run, ask, NAVIGATOR_LOCAL="1") == "wal"
