"""A suspended option is offered to nobody, whatever the rules say; the fast order and the ranges know it too."""

from dataclasses import replace

from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from options.rules.standings import standings_of
from options.rules.unknowns import ranges
from tests.knowledge import seed_book

ANSWERS = {"dsm_signs": frozenset({"craving", "larger_longer", "failed_to_cut_down", "time_spent"})}


def suspended(key: str) -> Rulebook:
    """The seed with one option suspended."""
    book = seed_book()
    options = [replace(one, suspended="It is being checked.") if one.key == key else one for one in book.options]
    return replace(book, options=tuple(options))


def test_a_suspended_setting_is_not_suitable_and_says_so() -> None:
    ranking = rank(suspended("buprenorphine-counselling"), ANSWERS)

    kinds = {one.option.key: one.reason_kind for one in ranking.not_first}
    assert kinds["buprenorphine-counselling"] == "suspended"


def test_a_suspended_support_is_held_back() -> None:
    ranking = rank(suspended("naloxone"), ANSWERS)

    assert "naloxone" in [one.option.key for one in ranking.held_back]


def test_the_fast_order_and_the_ranges_agree() -> None:
    book = suspended("buprenorphine-counselling")
    order = [one.option.key for one in rank(book, ANSWERS).options]

    assert [place.option for place in standings_of(book).of(ANSWERS)] == order
    reach = {one.option: (one.best, one.is_exact) for one in ranges(book, ANSWERS)}
    assert reach["buprenorphine-counselling"][1]
    assert reach["buprenorphine-counselling"][0] > 1
