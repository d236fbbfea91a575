"""A draft, and a process that serves nothing yet."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from options.publishing import current


@pytest.fixture
def draft(db: None) -> None:
    """The seed as draft rows, as every test data base holds it."""


@pytest.fixture
def release_file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Where the release file goes; the process forgets its release before and after."""
    settings.RELEASE_FILE = tmp_path / "release.json"
    current.install(None)
    yield settings.RELEASE_FILE
    current.install(None)


@pytest.fixture
def unproved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proofs that take no time and say nothing; what they say of a rulebook is tested with the rules."""
    for place in ("promises.verdicts_of", "check.verdicts_of", "check.dead_rules_of"):
        monkeypatch.setattr(f"options.publishing.{place}", lambda book: ())


@pytest.fixture
def moved_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A clock that can be moved: `moved_clock(hours=2)`."""
    real = timezone.now

    def move(**by: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(**by))

    return move
