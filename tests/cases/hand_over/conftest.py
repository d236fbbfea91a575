"""A visit with everything that can stand on paper."""

import pytest

from options.publishing.current import LiveRelease
from tests.cases.hand_over.papers import Papers, papers_of
from tests.cases.office import Office


@pytest.fixture
def papers(office: Office, live: LiveRelease) -> Papers:
    """A rich visit of Cora's case."""
    return papers_of(office)
