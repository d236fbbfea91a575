"""Ranking anew is a new visit under the release of today; the old one stays as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from navigator.cases.contents import VisitContent
from navigator.cases.models import AccessEntry, Case, Visit
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.rulebooks import asking_less
from tests.factories import VisitFactory
from tests.knowledge import seed_book


@pytest.fixture
def visit(office: Office, live: LiveRelease) -> Visit:
    """A finished visit under release 1."""
    made: Any = VisitFactory(case=office.case, example="street-months-free", finished=True)
    return made


def again(desk: Desk) -> Desk:
    return desk.at("visits/1/as-it-was/").press("Rank again as a new visit")


def test_a_new_visit_under_the_release_of_today(
    desk: Desk, visit: Visit, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    publish(asking_less(seed_book(), "readiness"))

    again(desk)

    content = VisitContent.of(desk.visit.content)
    assert desk.here == "2/beside/1/"
    assert (desk.visit.number, desk.visit.release) == (2, 2)
    assert (content.origin, content.origin_number) == ("visit", 1)
    assert "readiness" not in content.kept.answers
    assert "Not asked any more:" in desk.page.part("release")


def test_the_old_visit_stays_as_it_was(desk: Desk, visit: Visit) -> None:
    before = Visit.objects.filter(pk=visit.pk).values().get()

    again(desk)

    assert Visit.objects.filter(pk=visit.pk).values().get() == before


def test_the_safety_question_is_asked_anew(desk: Desk, visit: Visit) -> None:
    again(desk)

    kept = VisitContent.of(desk.visit.content).kept
    assert "safety_now" not in kept.answers
    assert desk.at("visits/2/").here == "2/questions/safety/"


def test_a_second_press_begins_no_second_visit(desk: Desk, visit: Visit) -> None:
    again(desk)
    again(desk)

    assert Visit.objects.count() == 2
    assert desk.here == "2/beside/1/"


def test_an_open_visit_is_not_ranked_anew(desk: Desk, visit: Visit) -> None:
    desk.at("visits/1/as-it-was/")
    Visit.objects.update(finished_at=None)
    desk.press("Rank again as a new visit")

    assert Visit.objects.count() == 1


def test_an_archived_case_gets_no_new_visit(desk: Desk, visit: Visit) -> None:
    desk.at("visits/1/as-it-was/")
    Case.objects.filter(pk=visit.case.pk).update(state="closed", closed_on="2026-11-21")
    desk.press("Rank again as a new visit")

    assert Visit.objects.count() == 1


def test_looking_at_the_address_is_refused(desk: Desk, visit: Visit) -> None:
    assert desk.at("visits/1/again/").last.status_code == 405


def test_a_release_that_cannot_be_read_leads_back(desk: Desk, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(number: int) -> LiveRelease:
        raise NoRelease([])

    desk.at("visits/1/as-it-was/")
    monkeypatch.setattr(current, "numbered", gone)
    Visit.objects.filter(pk=visit.pk).update(release=7)
    desk.press("Rank again as a new visit")

    assert desk.here == "1/as-it-was/"
    assert Visit.objects.count() == 1
    assert "Rank again as a new visit" not in desk.page.words


def test_the_log_says_it_without_an_answer(desk: Desk, visit: Visit) -> None:
    again(desk)

    entry = AccessEntry.objects.filter(act="change").latest("pk")
    assert (entry.place, entry.detail) == ("cases:visit-again", "ranked again as a new visit")
