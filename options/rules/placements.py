"""Where an option stands and why, as values that pages, tests and commands read."""

from collections.abc import Mapping
from typing import NamedTuple

from options.rules.catalog import Option
from options.rules.conditions import Answers, clause_holds
from options.rules.rulebook import ReasonKind, Rule

Because = tuple[tuple[str, tuple[str, ...]], ...]


class Contribution(NamedTuple):
    """One rule that applied: its points before the preference cap, and the answers that triggered it.

    `because` lists (question, choices given that the rule names); it is empty for a rule that holds for everyone
    until an answer says otherwise.
    """

    rule: Rule
    points: int
    because: Because


class Placement(NamedTuple):
    """Where one option stands and why.

    `rank` counts from 1 through first steps, ranked options, then options that are not suitable now. The sum of the
    contributions' points less `capped` is `points`. `needs_first` names options that come before; `cautions` rules.
    """

    option: Option
    rank: int
    points: int
    capped: int
    fit: str
    suitable: bool
    first_step: bool
    reason_kind: ReasonKind | None
    contributions: tuple[Contribution, ...]
    needs_first: tuple[str, ...]
    cautions: tuple[str, ...]


def because(rule: Rule, given: Answers) -> Because:
    """The answers a rule names among those given, clause by clause, in the order of the rule's choices."""
    return tuple(
        (clause.question, tuple([choice for choice in clause.any_of if choice in given[clause.question]]))
        for clause in rule.when
        if clause.any_of
    )


def missing_for(rule: Rule, given: Answers) -> Mapping[str, tuple[str, ...]]:
    """The clauses of a rule that do not hold now: question -> the choices the clause names."""
    return {clause.question: clause.choices for clause in rule.when if not clause_holds(clause, given)}
