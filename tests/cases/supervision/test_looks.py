"""The pages of supervision hold to the rules of access, and fit narrow screens and large text."""

from typing import Any

import pytest

from options.publishing.current import LiveRelease
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.cases.supervision.test_pages import decide, editor
from tests.screen import faults_in_short, show, widths


@pytest.fixture
def pages(office: Office, live: LiveRelease) -> dict[str, bytes]:
    """The team, its figures with shown and hidden counts, what editors learn, and the log of a case."""
    decide(office.cora, 6)
    sue = signed_in(office.sue)
    paths = ("/cases/team/", "/cases/figures/", f"/cases/{office.case.uid}/log/")
    found = {path: sue.get(path).content for path in paths}
    return found | {"/cases/learning/": signed_in(editor()).get("/cases/learning/").content}


def test_axe_finds_nothing(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        assert faults_in_short(page) == [], path


def test_nothing_is_wider_than_the_screen(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        assert widths(page) == (320, 390), path
