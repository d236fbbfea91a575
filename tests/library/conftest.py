"""The seed as the release being served, and a visitor."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.rulebook import Rulebook
from tests.knowledge import live_seed


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The first knowledge base."""
    return live_seed().rulebook


@pytest.fixture(autouse=True)
def live() -> Iterator[LiveRelease]:
    """Release 7, being served. Tests that ask for no data base fail when a page asks for one."""
    live = replace(live_seed(), number=7, published_on="2026-11-20")
    current.install(live)
    yield live
    current.install(None)


@pytest.fixture
def visit() -> Callable[..., Any]:
    """A visitor's GET, which takes an address and headers."""
    client = Client()
    return lambda address, **headers: client.get(address, headers=headers)
