"""The seed as the release served, and a visitor. No test here may use the data base: a query fails."""

from collections.abc import Iterator

import pytest

from options.publishing import current
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed


@pytest.fixture
def served_release() -> Iterator[None]:
    """Serve the seed, and nothing afterwards."""
    current.install(live_seed())
    yield
    current.install(None)


@pytest.fixture
def visitor(served_release: None) -> Visitor:
    """Someone who opens the site for the first time."""
    return Visitor()
