"""The seed with known figures as the release served, and a visitor. No test here may use the data base."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from options.publishing import current
from options.publishing.release_file import LiveRelease
from tests.compare.books import with_figures
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed


@pytest.fixture(scope="session")
def figured() -> LiveRelease:
    """The seed in which every option tells known figures."""
    return replace(live_seed(), rulebook=with_figures(live_seed().rulebook))


@pytest.fixture(autouse=True)
def served_release(figured: LiveRelease) -> Iterator[None]:
    """Serve that release, and nothing afterwards."""
    current.install(figured)
    yield
    current.install(None)


@pytest.fixture
def visitor() -> Visitor:
    """Someone who opens the site for the first time."""
    return Visitor()


@pytest.fixture
def answered(visitor: Visitor) -> Visitor:
    """Someone who answered a few questions."""
    return visitor.pass_gate().answer_all({"dsm_signs": ["craving", "health_harm"], "opioid_type": ["street_pills"]})
