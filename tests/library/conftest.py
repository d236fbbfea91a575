"""The seed as the release being served, and every page fetched once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from options.publishing import current
from options.publishing.current import LiveRelease
from options.publishing.files import read_folder
from options.rules.rulebook import Rulebook

SEED = Path(__file__).resolve().parents[2] / "options" / "seed"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The first knowledge base."""
    return read_folder(SEED)


@pytest.fixture(autouse=True)
def live(rulebook: Rulebook) -> Iterator[LiveRelease]:
    """Release 7, being served. Tests that ask for no data base fail when a page asks for one."""
    live = LiveRelease(7, "7" * 64, "2026-11-20", rulebook)
    current.install(live)
    yield live
    current.install(None)


@pytest.fixture
def visit() -> Callable[..., Any]:
    """A visitor's GET, which takes an address and headers."""
    client = Client()
    return lambda address, **headers: client.get(address, headers=headers)
