"""Differences that few questions decide: told as terms, found and counted exactly over all answers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from options.rules.conditions import Answers, Condition
from options.rules.differences.answer_space import AnswerSpace, Pattern, TooMany
from options.rules.differences.outcomes import Found

_LIMIT = 20_000


class Term(NamedTuple):
    """Answers for which a condition holds, and none of some others."""

    when: Condition
    without: tuple[Condition, ...] = ()


class Exact(NamedTuple):
    """A difference with the smallest answers that show it, and for how many ways to answer which questions it shows.

    `changed` is None where there are too many ways to count. `answers` is None where nothing could be decided.
    """

    found: Found
    answers: Answers | None
    changed: int | None
    questions: tuple[str, ...]


def any_of(space: AnswerSpace, found: Found, terms: Sequence[Term]) -> Exact | None:
    """The difference that shows wherever one of the terms holds; None when none of them can hold."""
    try:
        some = [pattern for term in terms if (pattern := _smallest(space, term))]
    except TooMany:
        return Exact(found, None, None, ())
    if not some:
        return None
    conditions = list(dict.fromkeys(condition for term in terms for condition in (term.when, *term.without)))
    number = {condition: 1 << place for place, condition in enumerate(conditions)}
    masks = [(number[term.when], sum(number[one] for one in set(term.without))) for term in terms]

    def holds(mask: int) -> bool:
        return any(mask & when and not mask & without for when, without in masks)

    known = counted(space, found, conditions, holds)
    smallest = min(some, key=_rare_and_long)
    return Exact(found, smallest.answers, known.changed if known else 0, space.touched(conditions))


def counted(
    space: AnswerSpace, found: Found, conditions: Sequence[Condition], holds: Callable[[int], bool]
) -> Exact | None:
    """The difference that shows for some masks of conditions; None when it shows for none."""
    questions = space.touched(conditions)
    try:
        patterns = space.patterns(conditions, _LIMIT)
    except TooMany:
        return Exact(found, None, None, questions)
    some = [pattern for mask, pattern in patterns.items() if holds(mask)]
    if not some:
        return None
    smallest = min(some, key=_rare_and_long)
    return Exact(found, smallest.answers, sum(pattern.offered for pattern in some), questions)


def _smallest(space: AnswerSpace, term: Term) -> Pattern | None:
    """The smallest answers for which a term holds.

    Raises: TooMany when that cannot be decided.
    """
    conditions = [term.when, *term.without]
    never = (1 << len(conditions)) - 2
    some = space.patterns(conditions, 50 * _LIMIT, must=1, never=never).values()
    return min(some, key=_rare_and_long, default=None)


def _rare_and_long(pattern: Pattern) -> tuple[bool, int]:
    """The smallest comes first, after all that pages offer nobody."""
    return not pattern.offered, pattern.size
