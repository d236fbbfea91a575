"""Where a compared option stands for one person, and what speaks most for and against it."""

import pytest

from navigator.compare.standing import Standing, standings
from navigator.journey.results import entries_of
from options.rules.ranking import rank
from tests.knowledge import live_seed, seed_book

BOOK = seed_book()
SIGNS = frozenset(
    choice.key for choice in BOOK.question["dsm_signs"].choices if not (choice.exclusive or choice.unknown)
)
ANSWERS = {"voice": frozenset(("self",)), "opioid_type": frozenset(("heroin",)), "dsm_signs": SIGNS}
RANKING = rank(BOOK, ANSWERS)


def standing_of(key: str) -> Standing:
    """Where one option stands."""
    (standing,) = standings(live_seed(), RANKING, [BOOK.option[key]])
    return standing


def test_places_are_those_of_the_results_page() -> None:
    for entry in entries_of(live_seed(), RANKING):
        places = [standing_of(placement.option.key).place for placement in entry.placements]
        letters = "abcdefgh"[: len(places)] if entry.family else [""]
        assert places == [f"{entry.place}{letter}" for letter in letters]


def test_the_weightiest_reason_is_told_on_each_side_with_its_sources() -> None:
    for placement in RANKING.options:
        standing = standing_of(placement.option.key)
        best = max((item.points for item in placement.contributions), default=0)
        reason = standing.speaks_for.reason
        assert (reason is None) == (best <= 0), placement.option.key
        if reason:
            assert reason.refs
            assert any(item.rule.why == reason.why and item.points == best for item in placement.contributions)


def test_an_option_that_is_not_suitable_says_why_and_has_no_place() -> None:
    refused = next(placement for placement in RANKING.options if not placement.suitable)
    standing = standing_of(refused.option.key)

    assert (standing.place, standing.fit) == ("", None)
    assert standing.refused
    assert standing.speaks_against.reason


def test_carrying_on_as_now_is_not_ranked() -> None:
    standing = standing_of("carry-on-as-now")

    assert not standing.is_ranked
    assert not standing.speaks_for.is_weighed


def test_a_reason_names_the_answers_behind_it() -> None:
    for placement in RANKING.options:
        reason = standing_of(placement.option.key).speaks_for.reason
        if reason and reason.because:
            item = next(item for item in placement.contributions if item.rule.why == reason.why)
            question, choices = item.because[0]
            assert BOOK.choices[question][choices[0]] in reason.because
            return
    pytest.fail("No answer speaks for any option.")
