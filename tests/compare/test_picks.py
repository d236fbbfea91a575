"""Which options stand side by side: suggested at first, picked later, never more than four."""

from navigator.compare.picks import MOST, always_there, offered, read_picks, suggested
from navigator.journey.results import entries_of
from options.rules.ranking import rank
from tests.knowledge import live_seed, seed_book

BOOK = seed_book()
KEYS = tuple(option.key for option in offered(BOOK))


def test_without_answers_three_different_kinds_of_help_are_suggested() -> None:
    families = [BOOK.option[key].family for key in suggested(live_seed(), None)]

    assert len(families) == len(set(families)) == 3
    assert BOOK.options[0].family == families[0]


def test_with_answers_the_first_three_approaches_are_suggested_each_by_its_best_route() -> None:
    ranking = rank(BOOK, {"opioid_type": frozenset(("heroin",))})

    expected = [entry.placements[0].option.key for entry in entries_of(live_seed(), ranking)][:3]

    assert list(suggested(live_seed(), ranking)) == expected


def test_carrying_on_as_now_is_always_there_and_cannot_be_picked() -> None:
    (now,) = always_there(BOOK)

    assert now.key == "carry-on-as-now"
    assert read_picks(BOOK, [now.key]).error == "unknown"


def test_up_to_four_may_be_picked_and_a_fifth_is_refused_without_losing_any() -> None:
    assert read_picks(BOOK, KEYS[:MOST]).error == ""
    assert read_picks(BOOK, KEYS[: MOST + 1]).error == "too-many"
    assert read_picks(BOOK, KEYS[: MOST + 1]).keys == KEYS[: MOST + 1]


def test_none_is_refused() -> None:
    assert read_picks(BOOK, []).error == "none"


def test_an_option_we_do_not_have_is_refused_and_the_others_stay() -> None:
    picks = read_picks(BOOK, ["iop", "naloxone", "\x00", "magic"])

    assert (picks.keys, picks.error) == (("iop",), "unknown")


def test_the_same_option_twice_counts_once() -> None:
    assert read_picks(BOOK, ["iop"], before=["iop", "medical-detox"]).keys == ("iop", "medical-detox")
