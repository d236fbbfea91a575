"""Slips of an editor's hand: one value of a rulebook becomes another one that makes sense in its place."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from options.rules.catalog import Option
from options.rules.conditions import Clause
from options.rules.questionnaire import Alert, Derived, UnknownIf
from options.rules.rulebook import Rule, Rulebook
from tests.edits import Place, another, put

DECIDING = (
    "rules.key",
    "rules.option",
    "rules.effect",
    "rules.theme",
    "rules.reason_kind",
    "rules.first",
    "rules.findings",
    "rules.when",
    "rules.when.question",
    "rules.when.any_of",
    "rules.when.none_of",
    "rules",
    "options",
    "options.kind",
    "options.suspended",
    "alerts",
    "alerts.level",
    "alerts.when",
    "alerts.when.any_of",
    "alerts.when.none_of",
    "alerts.shows",
    "alerts.replaces_ranking",
    "scale.preference_cap",
    "scale.effects.points",
    "scale.fit.at_least",
    "questionnaire.questions.kind",
    "questionnaire.questions.choices",
    "questionnaire.questions.choices.exclusive",
    "questionnaire.questions.choices.unknown",
    "questionnaire.gate.choices.exclusive",
    "questionnaire.derived.counts",
    "questionnaire.derived.bands.at_least",
    "questionnaire.derived.unknown_counts_as",
    "questionnaire.derived.unknown_if.unanswered",
    "questionnaire.derived.unknown_if.includes",
    "questionnaire.derived.unknown_if.fewer_than",
    "questionnaire.derived.leave_out_if",
    "questionnaire.derived.leave_out_if.when_ticked",
    "questionnaire.derived.leave_out_if.leave_out",
)
"""The kinds of values that can decide what a person gets."""
REFERENCES = ("key", "source_question", "question", "voices", "claim")
"""Fields that cannot become just anything: what hangs on them would hang in the air."""


def slipped(book: Rulebook, place: Place, dice: random.Random) -> Rulebook | None:
    """The rulebook with another value at a place; None where no other value makes sense there."""
    slip = SLIPS.get((place.owner, place.name))
    if slip is not None:
        new = slip(book, place, dice)
    elif place.name in REFERENCES and place.owner is not Rule:
        return None
    elif isinstance(place.value, tuple) and len(place.value) > 1 and len(place.path) == 1:
        new = _dropped_or_swapped(place.value, dice)
    elif isinstance(place.value, int) and not isinstance(place.value, bool):
        new = place.value + dice.choice((-1, 1))
    else:
        new = another(place)
    return None if new is None or new == place.value else put(book, place.path, new)


def _dropped_or_swapped(rows: tuple[Any, ...], dice: random.Random) -> tuple[Any, ...]:
    """One row gone, or two neighbors changed about."""
    number = dice.randrange(len(rows) - 1)
    if dice.random() < 0.5:
        return rows[:number] + rows[number + 1 :]
    return (*rows[:number], rows[number + 1], rows[number], *rows[number + 2 :])


def _other(keys: Any, place: Place, dice: random.Random) -> Any:
    found = [key for key in keys if key != place.value]
    return dice.choice(found) if found and place.value is not None else None


def _effect(book: Rulebook, place: Place, dice: random.Random) -> Any:
    rule = book.rules[int(place.path[1])]
    needs = {"not_suitable": rule.reason_kind, "needs_first": rule.first}
    return _other([key for key in book.effect if needs.get(key, True)], place, dice)


def _condition(book: Rulebook, place: Place, dice: random.Random) -> tuple[Clause, ...]:
    """One clause less, or one more."""
    clauses: tuple[Clause, ...] = place.value
    if clauses and dice.random() < 0.5:
        number = dice.randrange(len(clauses))
        return clauses[:number] + clauses[number + 1 :]
    question = dice.choice(list(book.choices))
    choice = dice.choice(list(book.choices[question]))
    return (
        *clauses,
        Clause(question, any_of=(choice,)) if dice.random() < 0.5 else Clause(question, none_of=(choice,)),
    )


def _choices(book: Rulebook, place: Place, dice: random.Random) -> Any:
    """One choice of a clause more, less, or another one."""
    clause: Any = book
    for step in place.path[:-1]:
        clause = clause[int(step)] if isinstance(clause, tuple) else getattr(clause, str(step))
    if not place.value:
        return None
    number, more = dice.randrange(len(place.value)), _other(book.choices[clause.question], place, dice)
    rest = place.value[:number] + place.value[number + 1 :]
    ways = [(*rest, more) if more not in rest else None, rest or None]
    ways.append((*place.value, more) if more not in place.value else None)
    return dice.choice([way for way in ways if way] or [None])


def _asked(book: Rulebook, place: Place, dice: random.Random) -> None:
    """A clause on another question is a clause gone and another one added; see `_condition`."""


def _shows(book: Rulebook, place: Place, dice: random.Random) -> Any:
    own = [alert.key for alert in book.alerts if not alert.shows]
    return dice.choice([None, *own]) if place.value else dice.choice(own)


def _band(book: Rulebook, place: Place, dice: random.Random) -> Any:
    return _other([band.key for band in book.questionnaire.derived[0].bands], place, dice)


SLIPS: dict[tuple[type, str], Callable[[Rulebook, Place, random.Random], Any]] = {
    (Rule, "option"): lambda book, place, dice: _other(book.option, place, dice),
    (Rule, "effect"): _effect,
    (Rule, "theme"): lambda book, place, dice: _other([one.key for one in book.scale.themes], place, dice),
    (Rule, "reason_kind"): lambda book, place, dice: _other(("unsafe", "out_of_reach"), place, dice),
    (Rule, "first"): lambda book, place, dice: _other(book.option, place, dice),
    (Rule, "when"): _condition,
    (Alert, "when"): _condition,
    (Clause, "any_of"): _choices,
    (Clause, "none_of"): _choices,
    (Clause, "question"): _asked,
    (Alert, "shows"): _shows,
    (Option, "kind"): lambda book, place, dice: _other(("setting", "support"), place, dice),
    (Derived, "unknown_counts_as"): _band,
    (UnknownIf, "fewer_than"): lambda book, place, dice: max(0, place.value + dice.choice((-1, 1))),
}
__all__ = ["DECIDING", "replace", "slipped"]
