"""Two windows on one page: nothing is lost, and only the same question answered differently is asked about."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from navigator.cases.visits.merging import Merged, merge, merge_notes, print_of, read, written

A, B, C = frozenset({"a"}), frozenset({"b"}), frozenset({"c"})
NONE: frozenset[str] = frozenset()


def test_an_answer_changed_in_this_window_counts() -> None:
    assert merge({"q": B}, {"q": A}, {"q": print_of(A)}) == Merged({"q": B}, frozenset())


def test_an_answer_changed_only_in_the_other_window_stays() -> None:
    assert merge({"q": A}, {"q": B}, {"q": print_of(A)}) == Merged({}, frozenset())


def test_an_answer_taken_away_in_this_window_is_taken_away() -> None:
    assert merge({"q": NONE}, {"q": A}, {"q": print_of(A)}) == Merged({"q": NONE}, frozenset())


def test_the_same_answer_in_both_windows_is_no_clash() -> None:
    assert merge({"q": B}, {"q": B}, {"q": print_of(A)}) == Merged({}, frozenset())


def test_different_answers_in_both_windows_clash() -> None:
    assert merge({"q": C}, {"q": B}, {"q": print_of(A)}) == Merged({}, frozenset({"q"}))


def test_without_a_print_nothing_stored_is_overwritten() -> None:
    assert merge({"q": C}, {"q": B}, {}).clashing == {"q"}
    assert merge({"q": NONE}, {"q": B}, {}) == Merged({}, frozenset())
    assert merge({"q": C}, {}, {}).keep == {"q": C}


def test_sent_twice_is_as_sent_once() -> None:
    for mine, stored, seen in product((NONE, A, B, C), repeat=3):
        first = merge({"q": mine}, {"q": stored}, {"q": print_of(seen)})
        again = merge({"q": mine}, {"q": stored, **first.keep}, {"q": print_of(seen)})
        assert again == Merged({}, first.clashing)


@given(st.dictionaries(st.from_regex("[a-z_]{1,9}", fullmatch=True), st.from_regex("[0-9a-f]{10}", fullmatch=True)))
def test_prints_survive_the_form(prints: dict[str, str]) -> None:
    assert read(written(prints)) == prints


def test_two_versions_of_a_note_are_both_kept() -> None:
    assert merge_notes("mine", "theirs", print_of("before")) == "theirs\n\nmine"


def test_a_note_sent_twice_is_kept_once() -> None:
    once = merge_notes("mine", "theirs", print_of("before"))

    assert merge_notes("mine", once, print_of("before")) == once


def test_a_note_changed_in_one_window_only_is_that_one() -> None:
    assert merge_notes("mine", "before", print_of("before")) == "mine"
    assert merge_notes("before", "theirs", print_of("before")) == "theirs"
    assert merge_notes("", "before", print_of("before")) == ""
