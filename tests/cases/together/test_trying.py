"""What if: a tried answer moves a second order beside the real one, and the real answers stay until it is kept."""

import pytest

from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from tests.cases.visits.desk import Desk

PRIVATE = {"change": ["insurance=private"]}


@pytest.fixture
def before(visit: Visit) -> Kept:
    """What the visit held at first."""
    return VisitContent.of(visit.content).kept


def kept_in(desk: Desk) -> Kept:
    return VisitContent.of(desk.visit.content).kept


def test_a_tried_answer_shows_what_moves_and_why(desk: Desk) -> None:
    desk.press("Try it", PRIVATE)

    assert desk.here == "1/results/#what-if"
    assert "You are trying:" in desk.page.words
    assert "up" in desk.page.part("what-if")
    assert "No longer −1" in desk.page.part("what-if")


def test_the_real_answers_and_their_ranking_stay(desk: Desk, before: Kept, live: LiveRelease) -> None:
    desk.press("Try it", PRIVATE)

    assert kept_in(desk).answers == before.answers
    assert desk.visit.ranking == snapshot(live, before)


def test_the_boards_show_the_real_order_during_a_trial(desk: Desk) -> None:
    boards = [one.attributes for one in desk.page.having("data-rank")]
    desk.press("Try it", PRIVATE)

    assert [one.attributes for one in desk.page.having("data-rank")] == boards


def test_going_back_ends_the_trial(desk: Desk, before: Kept) -> None:
    desk.press("Try it", PRIVATE).press("Back to the real answers")

    assert kept_in(desk) == before
    assert "You are trying:" not in desk.page.words


def test_keeping_makes_it_the_answer(desk: Desk, live: LiveRelease) -> None:
    desk.press("Try it", PRIVATE).press("Keep this as the answer")

    kept = kept_in(desk)
    assert kept.answers["insurance"] == {"private"}
    assert not kept.trying
    assert desk.visit.ranking == snapshot(live, kept)


def test_several_answers_can_be_tried_together(desk: Desk) -> None:
    desk.press("Try it", PRIVATE).press("Try it", {"change": ["days_away=none"]})

    assert set(kept_in(desk).trying) == {"insurance", "days_away"}


@pytest.mark.parametrize("change", ["", "insurance=gold", "pregnancy=yes", "no_such=1", "x" * 3000])
def test_what_cannot_be_tried_changes_nothing(desk: Desk, before: Kept, change: str) -> None:
    desk.press("Try it", {"change": [change]})

    assert kept_in(desk) == before


def test_looking_at_the_address_is_refused(desk: Desk) -> None:
    assert desk.at("visits/1/results/try/").last.status_code == 405


def test_every_answer_on_offer_can_be_tried(desk: Desk) -> None:
    offered = [one.attributes["value"] for one in desk.page.elements if one.tag == "option"]

    assert len(offered) > 20
    for change in offered[1::7]:
        desk.press("Try it", {"change": [change]})
        assert kept_in(desk).trying
        desk.press("Back to the real answers")
