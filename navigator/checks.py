"""Start-up checks: settings that would fail later, or fail people, are refused now with a hint.

`settings_problems` looks at the settings alone and runs with every `manage.py` command.
`server_problems` looks at the disk as well and runs when the web server starts.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
LONGEST_IDLE, LONGEST_SESSION = 15 * 60, 12 * 60 * 60
NEW_KEY = 'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'


@register(Tags.security)
def settings_problems(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Find every problem in the settings; an empty list means none."""
    return [*_secret_key(), *_case_keys(), *_hosts(), *_policy(), *_leave_url(), *_single_person(), *_session_limits()]


@register(Tags.security, deploy=True)
def deploy_problems(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Find what is fine on one's own machine but not in production."""
    if not settings.LOCAL:
        return []
    hint = "Unset NAVIGATOR_LOCAL and DEBUG; set SECRET_KEY and ALLOWED_HOSTS (docs/operations.md)."
    return [Warning("These are the settings of a local run.", hint=hint, id="navigator.W001")]


def server_problems() -> list[CheckMessage]:
    """Find every problem that would keep the web server from serving well."""
    return [*settings_problems(), *_static_files(), *_release_folder()]


def stop_on(problems: Sequence[CheckMessage]) -> None:
    """Leave the process with every error and its hint, if there is one.

    Raises: SystemExit.
    """
    if found := [problem for problem in problems if problem.is_serious()]:
        lines = [f"({problem.id}) {problem.msg} {problem.hint}" for problem in found]
        raise SystemExit("The site cannot start:\n" + "\n".join(lines))


def _key_of_the_site() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return ""


def _secret_key() -> list[CheckMessage]:
    key = _key_of_the_site()
    if not key:
        hint = f"Set the environment variable SECRET_KEY. {NEW_KEY}"
        return [Error("SECRET_KEY is missing.", hint=hint, id="navigator.E001")]
    if len(key) < SHORTEST_KEY:
        hint = f"Set one of at least {SHORTEST_KEY} characters. {NEW_KEY}"
        return [Error("SECRET_KEY is too short to be safe.", hint=hint, id="navigator.E002")]
    return []


def _case_keys() -> list[CheckMessage]:
    if not settings.CASE_KEYS:
        hint = f"Set CASE_KEYS, the keys that lock what counselors write, newest first. {NEW_KEY}"
        return [Error("CASE_KEYS is missing.", hint=hint, id="navigator.E009")]
    if min(map(len, settings.CASE_KEYS)) < SHORTEST_KEY:
        hint = f"Give each at least {SHORTEST_KEY} characters. {NEW_KEY}"
        return [Error("CASE_KEYS holds a key that is too short to be safe.", hint=hint, id="navigator.E010")]
    if _key_of_the_site() in settings.CASE_KEYS:
        hint = f"Keep them apart, so that losing one does not lose the other. {NEW_KEY}"
        return [Error("CASE_KEYS holds the SECRET_KEY.", hint=hint, id="navigator.E011")]
    return []


def _hosts() -> list[CheckMessage]:
    hint = "Set ALLOWED_HOSTS to the names people type, separated by commas: navigator.example.org"
    if not settings.ALLOWED_HOSTS:
        return [Error("ALLOWED_HOSTS is empty.", hint=hint, id="navigator.E003")]
    if "*" in settings.ALLOWED_HOSTS and settings.PRODUCTION:
        return [Error("ALLOWED_HOSTS allows every name.", hint=hint, id="navigator.E004")]
    return []


def _policy() -> list[CheckMessage]:
    sources = [source for given in settings.SECURE_CSP.values() for source in given]
    if settings.SECURE_CSP.get("default-src") == ["'none'"] and not any(
        source == "*" or source.startswith("'unsafe-") for source in sources
    ):
        return []
    hint = "Keep default-src 'none', and no '*' or 'unsafe-...': move the script or style to a file."
    return [Error("SECURE_CSP is not strict.", hint=hint, id="navigator.E005")]


def _leave_url() -> list[CheckMessage]:
    if urlsplit(settings.LEAVE_URL).scheme == "https":
        return []
    hint = "Set LEAVE_URL to an everyday page, beginning with https://"
    return [Error("LEAVE_URL is not a safe address.", hint=hint, id="navigator.E006")]


def _single_person() -> list[CheckMessage]:
    if not settings.SINGLE_PERSON_PUBLISHING:
        return []
    hint = "Unset SINGLE_PERSON_PUBLISHING as soon as a second person can approve (docs/operations.md)."
    message = "One person may publish alone; readers are told so on every result page."
    return [Warning(message, hint=hint, id="navigator.W002")]


def _session_limits() -> list[CheckMessage]:
    idle, day = settings.STAFF_IDLE_SECONDS, settings.STAFF_SESSION_SECONDS
    if not 0 < idle <= day:
        hint = "Set STAFF_IDLE_SECONDS to less than STAFF_SESSION_SECONDS; 900 and 43200 are the defaults."
        return [Error("A staff session would end before it could be idle.", hint=hint, id="navigator.E012")]
    if idle <= LONGEST_IDLE and day <= LONGEST_SESSION:
        return []
    hint = "Unset STAFF_IDLE_SECONDS and STAFF_SESSION_SECONDS, or choose 15 minutes and 12 hours at most."
    return [Warning("Staff stay signed in for longer than is safe.", hint=hint, id="navigator.W003")]


def _static_files() -> list[CheckMessage]:
    is_hashed = settings.STORAGES["staticfiles"]["BACKEND"] == settings.HASHED_STATIC_FILES
    if not is_hashed or (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return []
    hint = "Run: python manage.py collectstatic --noinput"
    return [Error("The static files have not been collected.", hint=hint, id="navigator.E007")]


def _release_folder() -> list[CheckMessage]:
    folder = Path(settings.RELEASE_FILE).parent
    while not folder.exists():
        folder = folder.parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return []
    hint = f"Make {folder} writable for this user, or set RELEASE_FILE to a file elsewhere."
    message = "The release file cannot be written, so the site could not start without the data base."
    return [Error(message, hint=hint, id="navigator.E008")]
