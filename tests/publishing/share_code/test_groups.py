"""A wrong group is always found, and it is the one that is named.

The first tests prove it for every pair of symbols; the others try it on ten thousand codes.
"""

import random
from collections.abc import Callable
from itertools import combinations, pairwise, product

import pytest

from options.publishing.share_code.code import WrongCode, read, write
from options.publishing.share_code.groups import ALPHABET, SUMS, VALUES, mark, power, symbols_in, times, written
from tests.publishing.share_code.samples import answer_sets, seed_layout

LAYOUTS = {1: seed_layout()}
PLACES = [*SUMS, VALUES]
"""What a sign adds to its group in each of the four places."""
CODE = written(range(1, 28))
GROUPS = CODE.split()


def refusal(text: str) -> WrongCode:
    """What is said about a code with mistakes; a code that is read after all fails the test."""
    try:
        symbols_in(text)
    except WrongCode as error:
        return error
    raise AssertionError(f"{text} was read.")


def named(text: str) -> list[tuple[str, int]]:
    """The kinds of mistakes found and the groups named."""
    return [(problem.code, problem.number) for problem in refusal(text).problems]


def test_the_symbols_are_a_field() -> None:
    for one, other in product(range(1, 32), repeat=2):
        assert times(one, other) == times(other, one) != 0
        assert times(one, other ^ 1) == times(one, other) ^ one
    assert sorted(power(exponent) for exponent in range(31)) == list(range(1, 32))


def test_no_other_symbol_adds_the_same_in_any_place() -> None:
    for place in PLACES:
        assert sorted(place.values()) == list(range(32))


def test_no_two_symbols_add_the_same_after_changing_places() -> None:
    for (one, other), (a, b) in product(combinations(PLACES, 2), combinations(ALPHABET, 2)):
        assert one[a] ^ other[b] != one[b] ^ other[a]


def test_every_place_has_a_mark_of_its_own() -> None:
    assert len({mark(place, is_last) for place in range(16) for is_last in (False, True)}) == 32


def test_the_symbols_come_back() -> None:
    assert symbols_in(CODE) == list(range(1, 28))
    assert symbols_in(written([1, 2])) == [1, 2, 0]


@pytest.mark.drill
def test_every_mistake_and_swap_in_many_codes_is_caught(drill: Callable[[int, int], int]) -> None:
    chance = random.Random(6)
    misnamed = []

    for voice, answers in answer_sets(drill(1_000, 10_000), seed=7):
        code = write(answers, voice, 1, seed_layout()).replace(" ", "")
        for place, sign in enumerate(code):
            wrong = ALPHABET[VALUES[sign] ^ chance.randrange(1, 32)]
            numbers = [one.number for one in refusal(code[:place] + wrong + code[place + 1 :]).problems]
            misnamed += [code] if numbers != [place // 4 + 1] else []
        for place, (one, other) in enumerate(pairwise(code)):
            if one != other:
                assert refusal(code[:place] + other + one + code[place + 2 :]).problems[0].number == place // 4 + 1

    assert misnamed == []


def test_all_wrong_symbols_in_all_places_of_a_hundred_codes_are_caught() -> None:
    for voice, answers in answer_sets(100, seed=11):
        code = write(answers, voice, 1, seed_layout()).replace(" ", "")
        for place, wrong in product(range(len(code)), ALPHABET):
            if wrong != code[place]:
                with pytest.raises(WrongCode):
                    read(code[:place] + wrong + code[place + 1 :], LAYOUTS)


@pytest.mark.parametrize(("one", "other"), list(combinations(range(9), 2)))
def test_groups_that_changed_places_are_named(one: int, other: int) -> None:
    groups = list(GROUPS)
    groups[one], groups[other] = groups[other], groups[one]

    (problem,) = refusal(" ".join(groups)).problems

    assert (problem.code, problem.number, problem.other) == ("swapped", one + 1, other + 1)
    assert (problem.text, problem.other_text) == (GROUPS[other], GROUPS[one])


@pytest.mark.parametrize("place", range(9))
def test_a_missing_group_is_noticed_where_it_is_missing(place: int) -> None:
    groups = GROUPS[:place] + GROUPS[place + 1 :]

    assert named(" ".join(groups)) == [("end", 8) if place == 8 else ("missing", place + 1)]


@pytest.mark.parametrize(("place", "twice"), list(product(range(10), range(9))))
def test_an_added_group_is_noticed(place: int, twice: int) -> None:
    assert refusal(" ".join([*GROUPS[:place], GROUPS[twice], *GROUPS[place:]])).problems


def test_several_wrong_groups_are_all_named() -> None:
    groups = list(GROUPS)
    groups[2], groups[6] = "7KQ2", "7KQ2"

    assert named(" ".join(groups)) == [("group", 3), ("group", 7)]


def test_groups_in_another_order_are_one_problem() -> None:
    (problem,) = refusal(" ".join(reversed(GROUPS))).problems

    assert (problem.code, problem.count) == ("many", 8)


@pytest.mark.parametrize("place", range(9))
@pytest.mark.parametrize(("change", "signs"), [(slice(1, None), 3), (slice(None, 3), 3), (slice(1), 1)])
def test_a_group_with_a_sign_missing_is_named(place: int, change: slice, signs: int) -> None:
    groups = list(GROUPS)
    groups[place] = groups[place][change]

    (problem,) = refusal(" ".join(groups)).problems

    assert (problem.code, problem.number, problem.count) == ("length", place + 1, signs)
    assert problem.text == groups[place]


@pytest.mark.parametrize("place", range(9))
def test_a_group_with_a_sign_too_many_is_named(place: int) -> None:
    groups = list(GROUPS)
    groups[place] += "7"

    assert named("-".join(groups)) == [("length", place + 1)]


@pytest.mark.parametrize("place", range(36))
def test_a_sign_that_no_code_uses_is_named_with_its_group(place: int) -> None:
    signs = "".join(GROUPS)

    assert named(f"{signs[:place]}u{signs[place + 1 :]}") == [("sign", place // 4 + 1)]
