"""The whole way, from the first page to the results, as each of the three voices, without scripts."""

import pytest

from tests.journey.visitor import VOICE_BUTTONS, Visitor
from tests.knowledge import seed_book

BOOK = seed_book()
SETTINGS = {option.key for option in BOOK.options if option.kind == "setting"}
STORY = {
    "age_band": ["26_64"],
    "dsm_signs": ["craving", "tolerance", "withdrawal", "cant_cut_down", "fail_duties", "lots_of_time"],
    "opioid_type": ["heroin", "injects"],
    "last_use": ["within_day"],
    "insurance": ["medicaid"],
}


@pytest.fixture(params=VOICE_BUTTONS)
def arrived(request: pytest.FixtureRequest, visitor: Visitor) -> Visitor:
    """A visitor of each voice, at the check page with a story told."""
    return visitor.pass_gate(request.param).answer_all(STORY)


def test_every_voice_sees_every_setting(arrived: Visitor) -> None:
    page = arrived.open("/results/").page

    seen = [one.attributes["data-option"] for one in page.having("data-option")]
    seen += [one.attributes["data-not-first"] for one in page.having("data-not-first")]
    assert sorted(seen) == sorted(SETTINGS)


def test_every_voice_finds_a_source_behind_every_reason(arrived: Visitor) -> None:
    reasons = arrived.open("/results/").page.having("data-rule")

    assert reasons
    for reason in reasons:
        cited = [link.removeprefix("/evidence/#") for link in reason.links if link.startswith("/evidence/#")]
        assert cited
        assert set(cited) <= set(BOOK.finding)


def test_going_back_and_forth_loses_nothing(arrived: Visitor) -> None:
    told = arrived.page.words
    for step in reversed(BOOK.questionnaire.steps):
        arrived.open(f"/questions/{step.key}/").press("Continue")
    for step in BOOK.questionnaire.steps:
        arrived.open(f"/questions/{step.key}/?return=results").press("Save and go back")

    assert arrived.open("/check/").page.words == told


def test_every_link_inside_the_journey_leads_to_a_page(arrived: Visitor) -> None:
    links = {link for link in arrived.open("/results/").page.links if link.startswith("/questions/")}

    for link in links:
        assert arrived.open(link).url == link
        assert arrived.trail[-1].status_code == 200
