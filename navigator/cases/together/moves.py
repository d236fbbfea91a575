"""How options moved between two orders, and which reasons moved them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from navigator.cases.together.board import Board, Order, Reason
from options.rules.catalog import Option

Way = Literal["up", "down", "same", "in", "out", "new", "gone"]
"""Which way: "in" and "out" of the options that are suitable now; "new" and "gone" when only one order has it."""
Spot = tuple[int, int]
FIRST_STEP: Spot = (0, 0)
DECIDING = 100
"""More than any points: a reason that takes an option out, or puts something before it."""


SHOWN_FIRST = 3
"""So many causes stand open; the rest are folded."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason that only one of two orders has: the later one, or only the earlier one."""

    reason: Reason
    is_new: bool


@dataclass(frozen=True, slots=True)
class Move:
    """One option in two orders.

    `was` and `now` are its boards, one of them may be missing. `gained` and `lost`: the reasons only one order has; a
    reason whose points changed is in both.
    """

    option: Option
    was: Board | None
    now: Board | None
    way: Way
    gained: tuple[Reason, ...]
    lost: tuple[Reason, ...]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What moved it, weightiest first; what decides without points before all."""
        found = [*(Cause(one, True) for one in self.gained), *(Cause(one, False) for one in self.lost)]
        return tuple(sorted(found, key=lambda cause: -_weight(cause.reason)))

    @property
    def shown(self) -> tuple[Cause, ...]:
        """The causes that stand open."""
        return self.causes[:SHOWN_FIRST]

    @property
    def more(self) -> tuple[Cause, ...]:
        """The causes that are folded."""
        return self.causes[SHOWN_FIRST:]

    @property
    def is_still(self) -> bool:
        """Whether it stands where it stood."""
        return self.way == "same"


def moves(was: Order, now: Order) -> tuple[Move, ...]:
    """Every option of two orders, as the later one has them; what only the earlier one has comes last."""
    before = {board.option.key: board for board in was.every}
    after = {board.option.key: board for board in now.every}
    spots_before, spots_after = _spots(was), _spots(now)
    found = []
    for key, board in {**after, **{key: one for key, one in before.items() if key not in after}}.items():
        old, new = before.get(key), after.get(key)
        way = _way(old, new, spots_before.get(key), spots_after.get(key))
        found.append(Move(board.option, old, new, way, _only_in(new, old), _only_in(old, new)))
    return tuple(found)


def _spots(order: Order) -> dict[str, Spot]:
    """Where each suitable option stands: before all others as a first step, or at a place and route."""
    spots = {board.option.key: FIRST_STEP for board in order.first_steps}
    for group in order.groups:
        spots |= {board.option.key: (group.place, count) for count, board in enumerate(group.boards)}
    return spots


def _way(old: Board | None, new: Board | None, before: Spot | None, after: Spot | None) -> Way:
    if old is None or new is None:
        return "new" if old is None else "gone"
    if before == after:
        return "same"
    if before is None or after is None:
        return "in" if before is None else "out"
    return "up" if after < before else "down"


def _only_in(one: Board | None, other: Board | None) -> tuple[Reason, ...]:
    """The reasons of a board that another one lacks, or has with other points."""
    known = {_mark(reason) for reason in _reasons(other)}
    return tuple(reason for reason in _reasons(one) if _mark(reason) not in known)


def _reasons(board: Board | None) -> Iterable[Reason]:
    return board.reasons if board else ()


def _weight(reason: Reason) -> int:
    return DECIDING if reason.rule.effect in ("not_suitable", "needs_first") else reason.size


def _mark(reason: Reason) -> tuple[str, str, int]:
    return reason.rule.key, reason.rule.effect, reason.points
