"""The order without reasons is the order with reasons, for every set of answers."""

import random

from hypothesis import given, settings

from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from options.rules.standings import Place, Standings, standings_of
from tests.knowledge import seed_book
from tests.rules.strategies import Answers, books_and_answers, random_answers

REAL_SAMPLE = 2_000


def order_of_rank(book: Rulebook, answers: Answers) -> tuple[Place, ...]:
    """The places that the full ranking gives."""
    placed = rank(book, answers).options
    return tuple(Place(one.option.key, one.rank, one.points, one.suitable, one.first_step) for one in placed)


@given(books_and_answers())
@settings(max_examples=60)
def test_small_rulebooks_stand_in_the_order_of_rank(drawn: tuple[Rulebook, Answers]) -> None:
    book, answers = drawn

    assert Standings(book).of(answers) == order_of_rank(book, answers)


def test_two_thousand_random_visitors_see_the_order_of_rank() -> None:
    book, dice = seed_book(), random.Random(7)

    visitors = [{}, *(random_answers(book, dice) for _ in range(REAL_SAMPLE))]

    assert [one for one in visitors if standings_of(book).of(one) != order_of_rank(book, one)] == []


@given(books_and_answers(), books_and_answers())
@settings(max_examples=40)
def test_one_changed_answer_changes_one_mask(first: tuple[Rulebook, Answers], second: tuple[Rulebook, Answers]) -> None:
    (book, answers), (_, other) = first, second
    table = Standings(book)
    masks = table.masks(answers)

    for question in ("one", "two", "three"):
        changed = {**answers, question: other.get(question, frozenset())}
        fired = table.others(masks, question) & table.mask(question, changed)

        assert table.places(fired) == order_of_rank(book, changed)
