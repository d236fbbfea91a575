"""Between a condition and check boxes: what is ticked for each question, and the clauses that this means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from options.rules.conditions import Clause, Condition

ANY, ALL, KEPT = "any", "all", "kept"
"""At least one ticked choice is needed; every one is; or the groups stay as they were written."""


@dataclass(frozen=True)
class Ticks:
    """What is ticked for one question: choices that count, how they count, and choices that rule out."""

    counts: tuple[str, ...] = ()
    rules_out: tuple[str, ...] = ()
    how: str = ANY

    def __bool__(self) -> bool:
        """Whether anything is ticked."""
        return bool(self.counts or self.rules_out)


def ticks_of(condition: Condition) -> dict[str, Ticks]:
    """What to tick for a condition, by question key."""
    return {question: _ticks(clauses) for question, clauses in _by_question(condition).items()}


def condition_of(ticks: Mapping[str, Ticks], written: Condition, order: Mapping[str, Sequence[str]]) -> Condition:
    """The condition that the ticks mean.

    Takes: ticks by question; the condition as it was written, which stays word for word where nothing was ticked anew;
    choice keys by question, in the order asked.
    Gives: clauses in the order they were written, new questions after them in the order asked.
    """
    before = _by_question(written)
    asked = [*before, *(question for question in order if question not in before)]
    found: dict[str, Condition] = {}
    for question in asked:
        now = in_order(ticks.get(question, Ticks()), order.get(question, ()))
        if question in before and in_order(_ticks(before[question]), order.get(question, ())) == now:
            found[question] = before[question]
        elif now:
            found[question] = _clauses(question, now)
    unchanged = all(found.get(question) is clauses for question, clauses in before.items())
    if unchanged:
        return (*written, *(clause for key, clauses in found.items() if key not in before for clause in clauses))
    return tuple(clause for clauses in found.values() for clause in clauses)


def in_order(ticks: Ticks, choices: Sequence[str]) -> Ticks:
    """The same ticks with the choices in the order offered; one choice needs no "all"."""
    counts = tuple(choice for choice in choices if choice in ticks.counts)
    rules_out = tuple(choice for choice in choices if choice in ticks.rules_out)
    return Ticks(counts, rules_out, ANY if ticks.how == ALL and len(counts) < 2 else ticks.how)


def groups_in(condition: Condition, question: str) -> list[tuple[str, ...]]:
    """The groups of choices of which one each is needed, for a question that asks for several groups."""
    return [clause.any_of for clause in condition if clause.question == question and clause.any_of]


def _ticks(clauses: Iterable[Clause]) -> Ticks:
    groups = [clause.any_of for clause in clauses if clause.any_of]
    alone = all(len(group) == 1 for group in groups)
    how = ANY if len(groups) < 2 else ALL if alone else KEPT
    counts = tuple(dict.fromkeys(choice for group in groups for choice in group))
    rules_out = tuple(dict.fromkeys(choice for clause in clauses for choice in clause.none_of))
    return Ticks(counts, rules_out, how)


def _clauses(question: str, ticks: Ticks) -> Condition:
    if ticks.how == ALL:
        wanted = [Clause(question, any_of=(choice,)) for choice in ticks.counts]
    else:
        wanted = [Clause(question, any_of=ticks.counts)] if ticks.counts else []
    return (*wanted, *([Clause(question, none_of=ticks.rules_out)] if ticks.rules_out else []))


def _by_question(condition: Condition) -> dict[str, Condition]:
    found: dict[str, Condition] = {}
    for clause in condition:
        found[clause.question] = (*found.get(clause.question, ()), clause)
    return found
