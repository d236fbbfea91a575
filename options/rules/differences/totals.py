"""The points an option can have over all answers: every total, for how many sets of answers, and one of the smallest.

Questions are taken one after the other. What is kept is the points so far and the rules that ask several questions and
are not settled yet; so the work grows with the totals, not with the sets of answers.
"""

from collections.abc import Sequence

from options.rules.conditions import Condition
from options.rules.differences.answer_space import AnswerSpace, Pattern
from options.rules.masks import MaskTable

_LIMIT = 200_000
Total = tuple[int, int]
"""Points of wishes, uncapped, and of all other rules."""


def totals_of(
    space: AnswerSpace, conditions: Sequence[Condition], worth: Sequence[tuple[int, bool]], limit: int = _LIMIT
) -> dict[Total, Pattern] | None:
    """Every total of points.

    Takes: the conditions of an option's rules; for each its points, and whether it is a wish.
    Gives: how often each total comes about among the ways to answer the questions touched, and one of the smallest
    answers that bring it about; None when there are too many combinations on the way.
    """
    table = MaskTable(conditions)
    asked = [set(space.touched([condition])) for condition in conditions]
    start = _add((0, 0), [one for one, questions in zip(worth, asked, strict=True) if not questions])
    states = {(table.all, start): Pattern(1, {})}
    for question in _order(space, conditions):
        ways = space.open(table, conditions, question)
        settled = [place for place, questions in enumerate(asked) if questions == {question}]
        for questions in asked:
            questions.discard(question)
        done = sum(1 << place for place in settled)
        found: dict[tuple[int, Total], Pattern] = {}
        for (mask, total), pattern in states.items():
            for left, way in ways.items():
                fired = mask & left & done
                key = mask & left & ~done, _add(total, [worth[place] for place in settled if fired >> place & 1])
                space.put(found, key, pattern, way)
        if len(found) > limit:
            return None
        states = found
    return {total: pattern for (_, total), pattern in _merged(states).items()}


def _merged(states: dict[tuple[int, Total], Pattern]) -> dict[tuple[int, Total], Pattern]:
    """The states without their masks, in which nothing is open any more."""
    merged: dict[tuple[int, Total], Pattern] = {}
    for (_, total), pattern in states.items():
        AnswerSpace.put(merged, (0, total), pattern, Pattern(1, {}))
    return merged


def _add(total: Total, some: Sequence[tuple[int, bool]]) -> Total:
    wishes, rest = total
    for points, is_wish in some:
        wishes, rest = (wishes + points, rest) if is_wish else (wishes, rest + points)
    return wishes, rest


def _order(space: AnswerSpace, conditions: Sequence[Condition]) -> list[str]:
    """The questions in an order that leaves few rules half settled."""
    left = list(space.touched(conditions))
    several = [asked for condition in conditions if len(asked := {*space.touched([condition])}) > 1]
    order: list[str] = []
    while left:
        begun = [{*order, question} for question in left]
        costs = [sum(bool(asked & done) and not asked <= done for asked in several) for done in begun]
        order.append(left.pop(costs.index(min(costs))))
    return order
