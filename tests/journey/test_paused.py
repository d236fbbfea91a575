"""An option that a publisher paused stands in nobody's order, and the page says why."""

from dataclasses import replace

import pytest

from options.publishing import current
from options.publishing.current import LiveRelease
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed

WHY = "A made-up recall is being checked. Ask a doctor before you change anything."
PAUSED = "buprenorphine-counselling"


def pausing(*keys: str) -> LiveRelease:
    """The seed with these options paused."""
    live = live_seed()
    options = [replace(one, suspended=WHY) if one.key in keys else one for one in live.rulebook.options]
    return replace(live, number=2, rulebook=replace(live.rulebook, options=tuple(options)))


def test_it_is_not_in_the_order_and_the_page_says_why(visitor: Visitor) -> None:
    current.install(pausing(PAUSED))

    page = visitor.pass_gate().answer_all({}).open("/results/").page

    assert PAUSED not in [one.attributes["data-option"] for one in page.having("data-option")]
    assert PAUSED in [one.attributes["data-not-first"] for one in page.having("data-not-first")]
    assert WHY in page.words
    assert "Paused in this guide for now" in page.words


def test_a_paused_support_waits_and_the_page_says_why(visitor: Visitor) -> None:
    current.install(pausing("naloxone"))

    page = visitor.pass_gate().answer_all({}).open("/results/").page

    assert WHY in page.words


@pytest.mark.parametrize("address", ["/results/", "/compare/", "/plan/"])
def test_the_other_pages_of_the_visit_work(visitor: Visitor, address: str) -> None:
    current.install(pausing(PAUSED))

    visitor.pass_gate().answer_all({}).open(address)

    assert visitor.trail[-1].status_code == 200


def test_a_release_that_one_person_published_says_so_on_the_results(visitor: Visitor) -> None:
    current.install(replace(live_seed(), is_alone=True))

    page = visitor.pass_gate().answer_all({}).open("/results/").page

    assert "One person published this release." in page.words
