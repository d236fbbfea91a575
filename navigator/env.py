"""Reads settings from environment variables, each with a type and a helpful refusal."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")
SECRET_KEY_BYTES = 48


class Misconfigured(ImproperlyConfigured):
    """An environment variable cannot be used; says which one and what to do."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        """Keep the name and the remedy, and say all three in one message."""
        super().__init__(f"{name} {problem}. {remedy}")
        self.name = name
        self.remedy = remedy


def text(name: str, default: str = "") -> str:
    """Read words without surrounding blanks; an empty variable counts as missing."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """Read yes or no.

    Raises: Misconfigured for any other word, because a mistyped safety switch must not pass as off.
    """
    word = text(name).lower()
    if not word:
        return default
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise Misconfigured(name, f"is {word!r}, which is neither yes nor no", "Write 1 or 0.")


def number(name: str, default: int, minimum: int = 0) -> int:
    """Read a whole number that is at least the minimum.

    Raises: Misconfigured for anything else.
    """
    word = text(name)
    if not word:
        return default
    remedy = f"Write a whole number of at least {minimum}."
    try:
        value = int(word)
    except ValueError:
        raise Misconfigured(name, f"is {word!r}, which is not a whole number", remedy) from None
    if value < minimum:
        raise Misconfigured(name, f"is {value}, which is too small", remedy)
    return value


def day(name: str) -> date | None:
    """Read a day, such as 2026-11-21; None when it is missing.

    Raises: Misconfigured for anything else.
    """
    word = text(name)
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        raise Misconfigured(name, f"is {word!r}, which is not a day", "Write it as 2026-11-21.") from None


def listing(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Read words separated by commas; empty places are dropped."""
    words = [word.strip() for word in text(name).split(",")]
    return [word for word in words if word] or list(default)


def path(name: str, default: Path) -> Path:
    """Read a place on disk; `~` means the home directory."""
    word = text(name)
    return Path(word).expanduser().resolve() if word else default


def local_secret(place: Path) -> str:
    """Read the random key of a local run, making it once, readable by its owner alone.

    Two processes may start at the same moment: the key is written aside and linked into
    place, so that the second one finds and uses the key of the first.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{os.getpid()}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_KEY_BYTES))
        try:
            os.link(aside, place)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return place.read_text(encoding="ascii").strip()
