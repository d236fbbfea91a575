"""Cora and a client look at the results of an open visit."""

from typing import Any

import pytest

from navigator.cases.models import Visit
from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.factories import VisitFactory

RICH = "street-months-free"
"""An example case with reasons of every kind, which nothing holds back."""


@pytest.fixture
def visit(office: Office, live: LiveRelease) -> Visit:
    """An open visit with the answers of that case."""
    made: Any = VisitFactory(case=office.case, example=RICH)
    return made


@pytest.fixture
def desk(visit: Visit, office: Office) -> Desk:
    """Cora at the results of that visit."""
    return Desk(office.cora, office.case).at("visits/1/results/")
