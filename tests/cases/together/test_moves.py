"""How options moved between two orders, and why."""

from navigator.cases.together.board import Order, order_of
from navigator.cases.together.moves import Move, moves
from options.rules.ranking import rank
from tests.factories import answers_of
from tests.knowledge import live_seed, with_rule

RICH = "street-months-free"


def order(**changed: set[str]) -> Order:
    """The order of an example case with some answers changed."""
    answers = {key: frozenset(given) for key, given in {**answers_of(RICH), **changed}.items()}
    return order_of(live_seed(), rank(live_seed().rulebook, answers), {})


def moved(was: Order, now: Order) -> dict[str, Move]:
    return {move.option.key: move for move in moves(was, now)}


def test_the_same_order_moves_nothing() -> None:
    assert all(move.is_still and not move.causes for move in moves(order(), order()))


def test_there_and_back_are_opposites() -> None:
    opposite = {"up": "down", "down": "up", "in": "out", "out": "in", "same": "same"}
    one, other = order(), order(insurance={"private"}, travel={"daily_yes"}, hours_week={"under_1"})

    there, back = moved(one, other), moved(other, one)

    assert {key: opposite[move.way] for key, move in there.items()} == {key: move.way for key, move in back.items()}
    assert {key: (move.gained, move.lost) for key, move in there.items()} == {
        key: (move.lost, move.gained) for key, move in back.items()
    }


def test_what_takes_an_option_out_is_told_first() -> None:
    found = [move for move in moves(order(), order(hours_week={"under_1"})) if move.way == "out"]

    assert found
    assert all(move.causes[0].reason.rule.effect == "not_suitable" for move in found)


def test_a_rule_with_other_points_is_both_new_and_gone() -> None:
    was = order()
    rule = was.ranked[0].favor[0].rule.key
    book = with_rule(live_seed().rulebook, rule, effect="strongly_against")
    answers = {key: frozenset(given) for key, given in answers_of(RICH).items()}

    move = moved(was, order_of(live_seed(), rank(book, answers), {}))[was.ranked[0].option.key]

    points = {cause.is_new: cause.reason.points for cause in move.causes if cause.reason.rule.key == rule}
    assert points == {True: -3, False: 3}
