"""A loaded draft, and a process that serves nothing yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from options.publishing import current
from options.publishing.draft import write_draft
from tests.knowledge import seed_book


@pytest.fixture
def draft(db: None) -> None:
    """The seed as draft rows."""
    write_draft(seed_book())


@pytest.fixture
def release_file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Where the release file goes; the process forgets its release before and after."""
    settings.RELEASE_FILE = tmp_path / "release.json"
    current.install(None)
    yield settings.RELEASE_FILE
    current.install(None)
