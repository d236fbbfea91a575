"""Conditions: lists of clauses that must all hold. There is no other condition language.

`any_of` holds when at least one named choice was given. `none_of` holds when none of them was given, so it also holds
while the question is unanswered. An OR across questions is a second rule.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

Answers = Mapping[str, Set[str]]
"""Choices given, by question key (derived keys and "voice" included). An unanswered question is absent."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One question and the choices that decide it. Exactly one of `any_of` and `none_of` is filled."""

    question: str
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices named, whichever way they decide."""
        return self.any_of or self.none_of


Condition = tuple[Clause, ...]


def clause_holds(clause: Clause, answers: Answers) -> bool:
    """Say whether one clause holds.

    >>> clause_holds(Clause("travel", none_of=("phone_only",)), {})
    True
    """
    given = answers.get(clause.question, frozenset())
    if clause.any_of:
        return any(choice in given for choice in clause.any_of)
    return not any(choice in given for choice in clause.none_of)


def holds(condition: Condition, answers: Answers) -> bool:
    """Say whether every clause holds; an empty condition always does."""
    return all(clause_holds(clause, answers) for clause in condition)
