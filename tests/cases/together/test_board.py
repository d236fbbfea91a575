"""A board holds every reason of an option, and its points add up in sight."""

import random

import pytest

from navigator.cases.together.board import Order, order_of
from options.publishing.current import LiveRelease
from options.rules.ranking import Ranking, rank
from tests.rules.strategies import random_answers


@pytest.fixture(scope="module", params=range(12))
def laid_open(request: pytest.FixtureRequest) -> tuple[Ranking, Order]:
    """The ranking of some answers, and the same laid open."""
    from tests.knowledge import live_seed

    live: LiveRelease = live_seed()
    ranking = rank(live.rulebook, random_answers(live.rulebook, random.Random(request.param)))
    return ranking, order_of(live, ranking, {"iop": "A note"})


def test_every_option_stands_on_one_board(laid_open: tuple[Ranking, Order]) -> None:
    ranking, order = laid_open

    assert sorted(board.rank for board in order.every) == [placed.rank for placed in ranking.options]


def test_every_contribution_is_a_reason(laid_open: tuple[Ranking, Order]) -> None:
    ranking, order = laid_open
    boards = {board.option.key: board for board in order.every}

    for placed in ranking.options:
        shown = sorted((reason.rule.key, reason.points) for reason in boards[placed.option.key].reasons)
        assert shown == sorted((one.rule.key, one.points) for one in placed.contributions)


def test_points_for_and_against_less_the_limit_of_wishes_add_up(laid_open: tuple[Ranking, Order]) -> None:
    for board in laid_open[1].every:
        assert board.sum_for + board.sum_against - board.capped == board.points


def test_bars_are_as_long_as_their_points_and_inside_the_picture(laid_open: tuple[Ranking, Order]) -> None:
    left, _, width, _ = map(float, laid_open[1].span.split())

    for board in laid_open[1].ranked:
        assert len(board.bars) == len(board.favor) + len(board.against)
        for bar in board.bars:
            assert left <= bar.start <= bar.start + bar.length <= left + width


def test_a_note_stands_beside_its_option(laid_open: tuple[Ranking, Order]) -> None:
    assert {board.option.key: board.note for board in laid_open[1].every if board.note} == {"iop": "A note"}
