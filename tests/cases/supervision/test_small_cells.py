"""No count on a page of figures points at one person, not even by subtraction."""

from itertools import product

import pytest

from navigator.cases.supervision.small_cells import SMALLEST, pair, shown


def test_large_counts_are_shown_highest_first() -> None:
    assert list(shown({"a": 7, "b": 9}).items()) == [("b", 9), ("a", 7)]


def test_small_counts_are_hidden_and_stand_last() -> None:
    assert list(shown({"a": 1, "b": 20, "c": 4}).items()) == [("b", 20), ("a", None), ("c", None)]


def test_one_hidden_count_hides_another_so_that_the_total_does_not_tell_it() -> None:
    assert shown({"a": 1, "b": 20, "c": 9}) == {"b": 20, "a": None, "c": None}


def test_nothing_is_no_line() -> None:
    assert shown({"a": 0}) == {}


def test_of_any_counts_with_a_known_total_no_hidden_one_can_be_worked_out() -> None:
    for counts in ({"a": x, "b": y, "c": z} for x in range(8) for y in range(8) for z in range(8)):
        visible = shown(counts)
        hidden = [key for key, count in visible.items() if count is None]
        rest = sum(counts[key] for key in hidden)
        possible = [one for one in product(range(1, rest + 1), repeat=len(hidden)) if sum(one) == rest]

        assert all(count is None or count >= SMALLEST for count in visible.values())
        assert all(len({one[place] for one in possible}) > 1 for place in range(len(hidden))) or len(visible) == len(
            hidden
        ), counts


def test_two_hidden_counts_of_one_hide_another_because_their_sum_tells_both() -> None:
    assert shown({"a": 1, "b": 1, "c": 6, "d": 20}) == {"d": 20, "a": None, "b": None, "c": None}


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (2, 4, None), (1, 20, None), (19, 20, None), (0, 20, (0, 20)), (20, 20, (20, 20)), (8, 20, (8, 20))],
)
def test_a_share_is_shown_when_neither_side_of_it_is_small(
    part: int, whole: int, expected: tuple[int, int] | None
) -> None:
    assert pair(part, whole) == expected
