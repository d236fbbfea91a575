"""A draft, and a process that serves nothing yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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
