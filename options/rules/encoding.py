"""Rulebooks as facts for the solver. What follows from the facts is in program.py."""

from collections.abc import Collection, Iterator
from itertools import chain

from options.rules.catalog import Option
from options.rules.conditions import Condition
from options.rules.questionnaire import Derived
from options.rules.rulebook import Rule, Rulebook

_Named = tuple[str, frozenset[str]]
_Clauses = tuple[frozenset[int], frozenset[int]]


class Conditions:
    """The numbers of conditions and clauses: the same number for the same meaning, in whatever rulebook."""

    def __init__(self) -> None:
        self._clauses: dict[_Named, int] = {}
        self._numbers: dict[_Clauses, int] = {}

    def number(self, condition: Condition) -> int:
        """The number of a condition; an order of clauses or choices is not part of its meaning."""
        wanted: set[int] = set()
        refused: set[int] = set()
        for clause in condition:
            named = clause.question, frozenset(clause.choices)
            (wanted if clause.any_of else refused).add(self._clauses.setdefault(named, len(self._clauses)))
        return self._numbers.setdefault((frozenset(wanted), frozenset(refused)), len(self._numbers))

    def facts(self) -> str:
        """Every condition numbered so far."""
        return "\n".join(chain(self._of_clauses(), self._of_conditions()))

    def _of_clauses(self) -> Iterator[str]:
        for (question, choices), number in self._clauses.items():
            for choice in sorted(choices):
                yield fact("names", number, question, choice)

    def _of_conditions(self) -> Iterator[str]:
        for (wanted, refused), number in self._numbers.items():
            yield fact("condition", number)
            for clause in sorted(wanted):
                yield fact("any_of", number, clause)
            for clause in sorted(refused):
                yield fact("none_of", number, clause)


def facts(rulebook: Rulebook, book: int, conditions: Conditions, options: Collection[str] | None = None) -> str:
    """One rulebook as facts: its questions, derived answers, options, rules and alerts.

    Takes: the number the rulebook goes by; where its conditions get theirs (tell those when all rulebooks are told);
    the options to tell, all when None: fewer are faster, and rules for others are left out.
    """
    told = [option for option in rulebook.options if option.kind != "comparison"]
    if options is not None:
        told = [option for option in told if option.key in options]
    lines = [
        *_asked(rulebook, book),
        *(line for derived in rulebook.questionnaire.derived for line in _derived(derived, book)),
        *(line for number, option in enumerate(told) for line in _option(rulebook, book, option, number, conditions)),
        *(fact("alert", book, a.key, a.message_key, conditions.number(a.when)) for a in rulebook.alerts),
        fact("cap", book, rulebook.scale.preference_cap),
    ]
    return "\n".join(lines)


def _asked(rulebook: Rulebook, book: int) -> Iterator[str]:
    """What can be answered. The voice and derived answers take one choice each, but nobody is asked for them."""
    for key, choices in rulebook.choices.items():
        yield from (fact("choice", book, key, choice) for choice in choices)
        question = rulebook.question.get(key)
        if question is not None:
            yield fact("question", book, key)
            yield from (fact("exclusive", book, key, choice.key) for choice in question.choices if choice.exclusive)
        if question is None or question.kind == "single":
            yield fact("single", book, key)


def _derived(derived: Derived, book: int) -> Iterator[str]:
    yield fact("derived", book, derived.key, derived.source_question)
    for place, band in enumerate(derived.bands):
        yield fact("band", book, derived.key, band.key, place, band.at_least)
    for choice in derived.counts:
        yield fact("counts", book, derived.key, choice)
    for rule in derived.leave_out_if:
        for choice in rule.leave_out:
            yield fact("leaves_out", book, derived.key, rule.when_ticked, choice)
    if derived.unknown_if.unanswered:
        yield fact("unsure_in_silence", book, derived.key)
    for choice in derived.unknown_if.includes:
        yield fact("unsure_with", book, derived.key, choice)
    yield fact("fewer_than", book, derived.key, derived.unknown_if.fewer_than)
    yield fact("assumed", book, derived.key, derived.unknown_counts_as)


def _option(rulebook: Rulebook, book: int, option: Option, number: int, conditions: Conditions) -> Iterator[str]:
    """An option, where its points start, and its rules with what they do."""
    start = 0
    for rule in rulebook.rules:
        if rule.option == option.key:
            yield fact("rule", book, rule.key, option.key, conditions.number(rule.when))
            yield from _effect(rulebook, book, rule)
            if rule.theme == "preference" and rulebook.effect[rule.effect].points:
                start = -rulebook.scale.preference_cap
    yield fact("option", book, option.key, option.kind, number)
    yield fact("starts", book, option.key, start)
    if option.suspended:
        yield fact("suspended", book, option.key)


def _effect(rulebook: Rulebook, book: int, rule: Rule) -> Iterator[str]:
    """What a rule does to its option; nothing for a caution and for what has to come before."""
    if points := rulebook.effect[rule.effect].points:
        yield fact("wishes" if rule.theme == "preference" else "adds", book, rule.key, rule.option, points)
    elif rule.effect == "not_suitable":
        yield fact("refuses", book, rule.key, rule.option)
    elif rule.effect == "needs_first" and rule.first == rule.option:
        yield fact("leads_with", book, rule.key, rule.option)


def fact(name: str, *values: str | int) -> str:
    """One fact; texts stand in quotes, so that any key can be told.

    >>> fact("choice", 0, "age_band", "18_25")
    'choice(0,"age_band","18_25").'
    """
    told = [str(value) if isinstance(value, int) else '"' + _escaped(value) + '"' for value in values]
    return f"{name}({','.join(told)})."


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
