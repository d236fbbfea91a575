"""Harmful edits of the first knowledge base, made by turns: one value of a row that promises rest on."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from options.publishing.check import broken_safeguards, rules_in_vain, unmet_cases, weakened_safeguards
from options.rules.conditions import Clause, Condition
from options.rules.differences import differences
from options.rules.problems import find_problems
from options.rules.proof import prove
from options.rules.responsible import speaks_against
from options.rules.rulebook import Rule, Rulebook, Safeguard

FLIPPED = {
    "strongly_favours": "strongly_against",
    "favours": "against",
    "slightly_favours": "slightly_against",
    "slightly_against": "slightly_favours",
    "against": "favours",
    "strongly_against": "strongly_favours",
    "not_suitable": "favours",
    "needs_first": "against",
}


@dataclass(frozen=True)
class Edit:
    """One edit: what was done to which row, and the rulebook after it."""

    what: str
    row: str
    book: Rulebook


@dataclass(frozen=True)
class Fate:
    """What becomes of an edit: what refuses it ("" for nothing), the witness, and what it changes if nothing does."""

    edit: Edit
    refused_by: str
    said: str
    changes: tuple[str, ...] = ()


def edits(book: Rulebook, seed: int) -> Iterator[Edit]:
    """Edits without end, each way in turn, each on another row that a proof rests on as long as there are some."""
    dice = random.Random(seed)
    bearing = {key for verdict in prove(book) for key in verdict.rules if len(verdict.rules) <= 12}
    rules = [rule for rule in book.rules if rule.key in bearing]
    ways: tuple[tuple[Callable[..., Edit | None], Sequence[Any]], ...] = (
        (flip_effect, rules),
        (drop_clause, [rule for rule in rules if rule.when]),
        (swap_option, rules),
        (delete_rule, rules),
        (weaken_safeguard, book.safeguards),
        (narrow_rule, [rule for rule in rules if any(len(clause.any_of) > 1 for clause in rule.when)]),
        (drop_alert, book.alerts),
    )
    turns = [(way, dice.sample(rows, len(rows))) for way, rows in ways]
    while True:
        for way, rows in turns:
            row = rows.pop(0)
            rows.append(row)
            if edit := way(book, row, dice):
                yield edit


def flip_effect(book: Rulebook, rule: Rule, dice: random.Random) -> Edit:
    """What speaks against an option speaks for it, or the other way round; a refusal becomes praise."""
    return _with(book, "flip the effect", rule, effect=FLIPPED[rule.effect], reason_kind=None, first=None)


def drop_clause(book: Rulebook, rule: Rule, dice: random.Random) -> Edit:
    """A condition loses a clause."""
    gone = dice.choice(rule.when)
    return _with(book, "drop a clause", rule, when=tuple(clause for clause in rule.when if clause != gone))


def swap_option(book: Rulebook, rule: Rule, dice: random.Random) -> Edit:
    """A rule speaks of another option of the same kind."""
    kind = book.option[rule.option].kind
    other = dice.choice([one.key for one in book.options if one.kind == kind and one.key != rule.option])
    return _with(book, "swap the option", rule, option=other, first=other if rule.first == rule.option else rule.first)


def delete_rule(book: Rulebook, rule: Rule, dice: random.Random) -> Edit:
    """A rule is gone."""
    return Edit("delete the rule", rule.key, replace(book, rules=tuple(one for one in book.rules if one != rule)))


def narrow_rule(book: Rulebook, rule: Rule, dice: random.Random) -> Edit:
    """A clause that waits for one of several answers forgets one of them."""
    wide = dice.choice([clause for clause in rule.when if len(clause.any_of) > 1])
    gone = dice.choice(wide.any_of)
    narrow = Clause(wide.question, any_of=tuple(choice for choice in wide.any_of if choice != gone))
    return _with(book, "forget an answer", rule, when=_instead(rule.when, wide, narrow))


def weaken_safeguard(book: Rulebook, guard: Safeguard, dice: random.Random) -> Edit:
    """A safeguard holds for fewer answers than before."""
    question = dice.choice([*book.question])
    more = Clause(question, none_of=(dice.choice([*book.choices[question]]),))
    weak = replace(guard, when=(*guard.when, more))
    guards = tuple(weak if one == guard else one for one in book.safeguards)
    return Edit("weaken the safeguard", guard.key, replace(book, safeguards=guards))


def drop_alert(book: Rulebook, alert: Any, dice: random.Random) -> Edit | None:
    """A way into a message is gone; None for one that other alerts or safeguards name, which is refused at once."""
    alerts = tuple(one for one in book.alerts if one != alert)
    return Edit("delete the alert", alert.key, replace(book, alerts=alerts))


def _with(book: Rulebook, what: str, rule: Rule, **changes: Any) -> Edit:
    edited = replace(rule, **changes)
    return Edit(what, rule.key, replace(book, rules=tuple(edited if one == rule else one for one in book.rules)))


def _instead(when: Condition, old: Clause, new: Clause) -> Condition:
    return tuple(new if clause == old else clause for clause in when)


def is_stricter(edit: Edit, book: Rulebook) -> bool:
    """Whether an edit only makes a refusal or a reason against an option apply to more people.

    All promises that something stays open, comes first or stands above still hold then, so nothing unsafe opens up.
    """
    rule = book.rule.get(edit.row)
    return edit.what == "drop a clause" and rule is not None and speaks_against(book, rule)


def some_edits(book: Rulebook, number: int, seed: int) -> list[Edit]:
    """So many edits, the same for the same seed."""
    return list(islice(edits(book, seed), number))


def fate(book: Rulebook, edit: Edit) -> Fate:
    """What refuses an edit, safeguards first; what it changes if nothing does."""
    if problems := find_problems(edit.book):
        return Fate(edit, "problems", str(problems[0]))
    checks = (
        ("locked", weakened_safeguards(edit.book, book)),
        ("safeguard", broken_safeguards(edit.book)),
        ("case", unmet_cases(edit.book)),
        ("dead", rules_in_vain(edit.book)),
    )
    for name, found in checks:
        if problem := next(iter(found), None):
            return Fate(edit, name, str(problem))
    changed = differences(book, edit.book, sample=500)
    return Fate(edit, "", "", tuple(f"{one.kind} {one.option}" for one in changed))
