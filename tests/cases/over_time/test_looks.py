"""The pages that look back hold to the rules of access, and fit narrow screens and large text."""

from typing import Any

import pytest

from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.factories import DecisionFactory, HappeningFactory, NoteFactory, VisitFactory
from tests.screen import OPEN_ALL, faults_in_short, show, widths


@pytest.fixture
def pages(desk: Desk, office: Office) -> dict[str, bytes]:
    """A visit as it was, two visits beside each other, what happened, and what happened with an error."""
    for example in ("three-signs-mild", "street-months-free"):
        visit: Any = VisitFactory(case=office.case, example=example, finished=True)
        DecisionFactory(visit=visit)
        NoteFactory(visit=visit, about="option", key="iop")
    HappeningFactory(case=office.case)
    found = {path: desk.at(path).last.content for path in ("visits/2/as-it-was/", "visits/2/beside/1/", "happened/")}
    found["error/"] = desk.press("Save what happened", {"on": ["2099-01-01"]}).last.content
    return {f"/{path}": html for path, html in found.items()}


def test_axe_finds_nothing(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        page.evaluate(OPEN_ALL)
        assert faults_in_short(page) == []


def test_nothing_is_wider_than_the_screen(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        page.evaluate(OPEN_ALL)
        assert widths(page) == (320, 390)
