"""Cora at her desk."""

import pytest

from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk


@pytest.fixture
def desk(office: Office, live: LiveRelease) -> Desk:
    """Cora, signed in, with her case."""
    return Desk(office.cora, office.case)
