"""Start-up checks: each problem has a number and a hint."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from navigator import checks


def numbers(problems: list) -> list[str]:
    """The numbers of the problems, each of which has a hint."""
    assert all(problem.hint for problem in problems)
    return [problem.id for problem in problems]


def test_the_settings_of_this_project_are_fine() -> None:
    assert checks.settings_problems() == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("SECRET_KEY", "", "navigator.E001"),
        ("SECRET_KEY", "short", "navigator.E002"),
        ("ALLOWED_HOSTS", [], "navigator.E003"),
        ("SECURE_CSP", {"default-src": ["'self'"]}, "navigator.E005"),
        ("SECURE_CSP", {"default-src": ["'none'"], "script-src": ["'unsafe-inline'"]}, "navigator.E005"),
        ("LEAVE_URL", "http://example.org/", "navigator.E006"),
        ("STAFF_IDLE_SECONDS", 0, "navigator.E012"),
        ("STAFF_IDLE_SECONDS", 13 * 60 * 60, "navigator.E012"),
        ("STAFF_IDLE_SECONDS", 16 * 60, "navigator.W003"),
        ("STAFF_SESSION_SECONDS", 13 * 60 * 60, "navigator.W003"),
        ("CASE_KEYS", [], "navigator.E009"),
        ("CASE_KEYS", ["k" * 50, "short"], "navigator.E010"),
    ],
)
def test_a_wrong_setting_is_found(settings: Settings, name: str, value: object, number: str) -> None:
    setattr(settings, name, value)

    assert numbers(checks.settings_problems()) == [number]


def test_what_counselors_write_is_not_locked_with_the_key_of_the_site(settings: Settings) -> None:
    settings.CASE_KEYS = ["k" * 50, settings.SECRET_KEY]

    assert numbers(checks.settings_problems()) == ["navigator.E011"]


def test_every_host_is_refused_in_production_only(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.PRODUCTION = True
    assert numbers(checks.settings_problems()) == ["navigator.E004"]

    settings.PRODUCTION = False
    assert checks.settings_problems() == []


def test_a_local_run_is_not_for_deployment(settings: Settings) -> None:
    settings.LOCAL = True
    assert numbers(checks.deploy_problems()) == ["navigator.W001"]

    settings.LOCAL = False
    assert checks.deploy_problems() == []


def test_one_person_publishing_alone_is_warned_of(settings: Settings) -> None:
    settings.SINGLE_PERSON_PUBLISHING = True

    assert "navigator.W002" in numbers(checks.settings_problems())


def test_static_files_must_have_been_collected(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {"staticfiles": {"BACKEND": django_settings.HASHED_STATIC_FILES}}
    settings.STATIC_ROOT = tmp_path
    assert numbers(checks.server_problems()) == ["navigator.E007"]

    (tmp_path / "staticfiles.json").write_text("{}")
    assert checks.server_problems() == []


def test_the_release_file_needs_a_folder(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.RELEASE_FILE = tmp_path / "file" / "release.json"
    assert numbers(checks.server_problems()) == ["navigator.E008"]

    settings.RELEASE_FILE = tmp_path / "new" / "folder" / "release.json"
    assert checks.server_problems() == []


def test_the_server_stops_with_every_problem_and_its_hint(settings: Settings) -> None:
    settings.SECRET_KEY = ""
    settings.ALLOWED_HOSTS = []

    with pytest.raises(SystemExit, match=r"(?s)E001.*SECRET_KEY.*E003.*ALLOWED_HOSTS"):
        checks.stop_on(checks.settings_problems())


def test_the_server_starts_without_problems() -> None:
    checks.stop_on([])
