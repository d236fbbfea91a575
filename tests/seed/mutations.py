"""Harmful edits of the first knowledge base: of rules that promises rest on, and of safeguards."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from typing import Any

from options.rules.conditions import Clause, Condition
from options.rules.proof import prove
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


Way = Callable[[Rulebook, Any, random.Random], Iterator[Edit]]
"""Takes a rulebook, one of its rows and dice; gives edits of the row."""


def edits(book: Rulebook, seed: int) -> Iterator[Edit]:
    """Edits of every kind by turns, each kind on one row after the other until it has no more."""
    from tests.seed.underlying import ways as underlying

    dice = random.Random(seed)
    kinds = [
        [edit for row in dice.sample(rows, len(rows)) for edit in way(book, row, dice)]
        for way, rows in chain(_ways(book), underlying(book))
    ]
    for turn in zip_longest(*kinds):
        yield from (edit for edit in turn if edit)


def some_edits(book: Rulebook, number: int, seed: int) -> list[Edit]:
    """So many edits, the same for the same seed."""
    return list(islice(edits(book, seed), number))


def bearing_rules(book: Rulebook) -> list[Rule]:
    """The rules that a proof rests on; a proof that names many may name some it does not need."""
    bearing = {key for verdict in prove(book) for key in verdict.rules if len(verdict.rules) <= 12}
    return [rule for rule in book.rules if rule.key in bearing]


def _ways(book: Rulebook) -> Iterator[tuple[Way, Sequence[Any]]]:
    rules = bearing_rules(book)
    yield flip_effect, rules
    yield drop_clause, [rule for rule in rules if rule.when]
    yield swap_option, rules
    yield delete_rule, rules
    yield weaken_safeguard, book.safeguards
    yield narrow_rule, [rule for rule in rules if any(len(clause.any_of) > 1 for clause in rule.when)]
    yield drop_alert, book.alerts
    yield change_theme, [rule for rule in rules if book.effect[rule.effect].points and rule.theme != "preference"]
    yield change_first, [rule for rule in rules if rule.first]
    yield drop_findings, rules


def flip_effect(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """What speaks against an option speaks for it, or the other way round; a refusal becomes praise."""
    yield with_rule(book, "flip the effect", rule, effect=FLIPPED[rule.effect], reason_kind=None, first=None)


def drop_clause(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A condition loses a clause."""
    gone = dice.choice(rule.when)
    yield with_rule(book, "drop a clause", rule, when=tuple(clause for clause in rule.when if clause != gone))


def swap_option(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A rule speaks of another option of the same kind."""
    kind = book.option[rule.option].kind
    other = dice.choice([one.key for one in book.options if one.kind == kind and one.key != rule.option])
    first = other if rule.first == rule.option else rule.first
    yield with_rule(book, "swap the option", rule, option=other, first=first)


def delete_rule(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A rule is gone."""
    yield Edit("delete the rule", rule.key, replace(book, rules=tuple(one for one in book.rules if one != rule)))


def narrow_rule(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A clause that waits for one of several answers forgets one of them."""
    yield with_rule(book, "forget an answer", rule, when=narrowed(rule.when, dice))


def change_theme(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A reason counts as a wish, of which only so much counts."""
    yield with_rule(book, "call a reason a wish", rule, theme="preference")


def change_first(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """Something else is said to come first."""
    other = dice.choice([one.key for one in book.options if one.kind == "setting" and one.key != rule.first])
    yield with_rule(book, "let another option come first", rule, first=other)


def drop_findings(book: Rulebook, rule: Rule, dice: random.Random) -> Iterator[Edit]:
    """A rule cites nothing any more."""
    yield with_rule(book, "cite nothing", rule, findings=())


def weaken_safeguard(book: Rulebook, guard: Safeguard, dice: random.Random) -> Iterator[Edit]:
    """A safeguard holds for fewer answers than before."""
    question = dice.choice([*book.question])
    more = Clause(question, none_of=(dice.choice([*book.choices[question]]),))
    weak = replace(guard, when=(*guard.when, more))
    guards = tuple(weak if one == guard else one for one in book.safeguards)
    yield Edit("weaken the safeguard", guard.key, replace(book, safeguards=guards))


def drop_alert(book: Rulebook, alert: Any, dice: random.Random) -> Iterator[Edit]:
    """A way into a message is gone."""
    alerts = tuple(one for one in book.alerts if one != alert)
    yield Edit("delete the alert", alert.key, replace(book, alerts=alerts))


def narrowed(when: Condition, dice: random.Random) -> Condition:
    """A condition with a clause that forgets one of several answers it waits for."""
    wide = dice.choice([clause for clause in when if len(clause.any_of) > 1])
    gone = dice.choice(wide.any_of)
    narrow = Clause(wide.question, any_of=tuple(choice for choice in wide.any_of if choice != gone))
    return tuple(narrow if clause == wide else clause for clause in when)


def with_rule(book: Rulebook, what: str, rule: Rule, **changes: Any) -> Edit:
    """An edit of one rule."""
    edited = replace(rule, **changes)
    return Edit(what, rule.key, replace(book, rules=tuple(edited if one == rule else one for one in book.rules)))
