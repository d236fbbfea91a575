"""What would change this, on the seed: every statement is true when ranked again, and none is missing.

The other answers are found by looking through every answer a question allows. Single changes are each ranked in full.
There are too many pairs for that: sets of rules say where everything stands, and a sample is ranked in full.
"""

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from options.rules.conditions import clause_holds
from options.rules.ranking import rank
from options.rules.whatif import LeadChange, WaysUp, changed, changes_of_lead, ways_up
from tests.knowledge import seed_book
from tests.rules.strategies import Answers, every_answer
from tests.seed.reference import Knowledge, random_answers

BOOK = seed_book()
SETTINGS = [option.key for option in BOOK.options if option.kind == "setting"]
VISITORS, OPTIONS_EACH = 500, 3
VISITORS_OF_PAIRS, OPTIONS_OF_PAIRS, PAIRS_EACH = 60, 8, 10

Change = tuple[str, frozenset[str]]
Stand = tuple[int, bool]
"""A place, and whether the setting is suitable there."""
Order = dict[str, Stand]


class Outcome(NamedTuple):
    """What a full ranking says: where everything stands; the first setting, and the best after the first steps."""

    order: Order
    leads: tuple[str, str]


def outcome(answers: Answers, *changes: Change) -> Outcome:
    """Rank in full, after some changes."""
    ranking = rank(BOOK, {**answers, **dict(changes)})
    order = {placement.option.key: (placement.rank, placement.suitable) for placement in ranking.options}
    later = [placement for placement in ranking.suitable if not placement.first_step]
    return Outcome(order, (ranking.suitable[0].option.key, (later or ranking.suitable)[0].option.key))


@cache
def answers_known(key: str, voice: str) -> tuple[frozenset[str], ...]:
    """Every answer to a question that says something and is offered to a voice."""
    kept = {c.key for c in BOOK.question[key].choices if not c.unknown and (not c.voices or voice in c.voices)}
    return tuple(choices for choices in every_answer(BOOK.question[key]) if choices <= kept)


def one_away(answers: Answers) -> Iterator[Change]:
    """Every change of one changeable answer: those answers that differ in one tick, or stand alone."""
    (voice,) = answers["voice"]
    for question in BOOK.question.values():
        if not question.changeable:
            continue
        alone = {choice.key for choice in question.choices if choice.exclusive or question.kind == "single"}
        given = answers.get(question.key, frozenset())
        for choices in answers_known(question.key, voice):
            if choices != given and (choices <= alone or len(choices ^ (given - alone)) == 1):
                yield question.key, choices


def is_better(before: Stand, after: Stand) -> bool:
    """Suitable at last, or suitable and higher."""
    return after[1] and (not before[1] or after[0] < before[0])


def is_within(stand: Stand, within: int) -> bool:
    """Suitable and at this place or a better one."""
    return stand[1] and stand[0] <= within


@pytest.fixture(scope="module")
def visitors(knowledge: Knowledge) -> list[Answers]:
    """Random visitors; about one question in six is unanswered."""
    dice = random.Random(500)
    drawn = [random_answers(knowledge, dice) for _ in range(VISITORS)]
    return [{key: frozenset(choices) for key, choices in answers.items()} for answers in drawn]


# Single changes


def test_every_single_change_that_matters_is_named_and_true(visitors: list[Answers]) -> None:
    dice, lead_changes, single_ways = random.Random(4), 0, 0
    for answers in visitors:
        now, after = outcome(answers), {change: outcome(answers, change) for change in one_away(answers)}

        changes = changes_of_lead(BOOK, answers)
        ways = [ways_up(BOOK, answers, option, len(SETTINGS)) for option in dice.sample(SETTINGS, OPTIONS_EACH)]

        assert named_leads(changes) == {c: said.leads for c, said in after.items() if said.leads != now.leads}
        assert all(is_true(change, answers, now) for change in changes)
        for way in ways:
            places = {change: said.order[way.now.option] for change, said in after.items()}
            before = now.order[way.now.option]
            assert named_ways(way) == {c: (before, place) for c, place in places.items() if is_better(before, place)}
        lead_changes += len(changes)
        single_ways += sum(len(way.singles) for way in ways)

    assert lead_changes > VISITORS / 2
    assert single_ways > VISITORS


def named_leads(changes: tuple[LeadChange, ...]) -> dict[Change, tuple[str | None, str | None]]:
    """The changes that the engine names, with who leads afterwards; each once."""
    named = {(change.step.question, change.step.choices): tuple(change.now) for change in changes}
    assert len(named) == len(changes)
    return named


def is_true(change: LeadChange, answers: Answers, now: Outcome) -> bool:
    """Whether ranking before and after the change shows just what it says."""
    then, new, old = outcome(changed(answers, change.step)), change.new_leader, change.old_leader  # type: ignore[arg-type]
    known = answers.get(change.step.question, frozenset()) - BOOK.unknown_choices[change.step.question]
    assert new
    assert change.before
    assert change.after
    return (
        (change.was, change.now) == (now.leads, then.leads)
        and (old, new) in zip(now.leads, then.leads, strict=True)
        and old != new
        and new == change.before.option == change.after.option
        and (change.before.rank, change.before.suitable) == now.order[new]
        and (change.after.rank, change.after.suitable) == then.order[new]
        and change.step.was_unknown == (not known)
    )


def named_ways(ways: WaysUp) -> dict[Change, tuple[Stand, Stand]]:
    """The single changes that the engine names, with places before and after."""
    assert [way.after.rank for way in ways.singles] == sorted(way.after.rank for way in ways.singles)
    return {
        (step.question, step.choices): ((before.rank, before.suitable), (after.rank, after.suitable))
        for (step,), before, after in ((way.steps, way.before, way.after) for way in ways.singles)
    }


# Pairs


CAP = BOOK.scale.preference_cap
MOVING = {
    rule.key: (rule.option, rule.effect, BOOK.effect[rule.effect].points, rule.theme == "preference")
    for rule in BOOK.rules
    if BOOK.effect[rule.effect].points or rule.effect == "not_suitable" or rule.first == rule.option
}
"""The rules that can move a setting."""


@cache
def rules_left(question: str, choices: frozenset[str]) -> frozenset[str]:
    """The rules for settings whose clauses on one question hold for an answer to it."""
    given = {question: choices}
    return frozenset(
        rule.key
        for rule in BOOK.rules
        if rule.option in SETTINGS and all(clause_holds(c, given) for c in rule.when if c.question == question)
    )


def order_by_rules(fired: frozenset[str]) -> Order:
    """Where everything stands when these rules apply, added up one by one."""
    wishes, reasons, refused, first = dict.fromkeys(SETTINGS, 0), dict.fromkeys(SETTINGS, 0), set(), set()
    for key in fired & MOVING.keys():
        option, effect, points, is_wish = MOVING[key]
        (wishes if is_wish else reasons)[option] += points
        if not points:
            (refused if effect == "not_suitable" else first).add(option)
    points_of = {key: reasons[key] + max(-CAP, min(CAP, wishes[key])) for key in SETTINGS}
    steps = [key for key in SETTINGS if key in first and key not in refused]
    ranked = [key for key in SETTINGS if key not in first and key not in refused]
    ranked.sort(key=lambda key: -points_of[key])
    order = steps + ranked + [key for key in SETTINGS if key in refused]
    return {key: (place, key not in refused) for place, key in enumerate(order, start=1)}


def orders_of_pairs(answers: Answers) -> dict[tuple[Change, Change], Order]:
    """Where everything stands after every pair of changes on two questions."""
    given = rank(BOOK, answers).settled.given
    left = {key: rules_left(key, given.get(key, frozenset())) for key in BOOK.choices}
    by_question: dict[str, list[Change]] = {}
    for change in one_away(answers):
        by_question.setdefault(change[0], []).append(change)
    orders = {}
    for one, two in combinations(by_question, 2):
        others = frozenset.intersection(*(rules for key, rules in left.items() if key not in (one, two)))
        for first in by_question[one]:
            for second in by_question[two]:
                orders[first, second] = order_by_rules(others & rules_left(*first) & rules_left(*second))
    return orders


def test_no_changeable_question_has_a_derived_answer() -> None:
    assert not [d for d in BOOK.questionnaire.derived if BOOK.question[d.source_question].changeable]


def test_pairs_are_complete_and_minimal_and_true(visitors: list[Answers]) -> None:
    dice, found = random.Random(5), 0
    for answers in visitors[:VISITORS_OF_PAIRS]:
        one_change = [outcome(answers).order, *(outcome(answers, change).order for change in one_away(answers))]
        together = orders_of_pairs(answers)
        for pair in dice.sample(list(together), PAIRS_EACH):
            assert together[pair] == outcome(answers, *pair).order

        for option in dice.sample(SETTINGS, OPTIONS_OF_PAIRS):
            within = 1 if is_within(one_change[0][option], 3) else 3
            is_enough = any(is_within(order[option], within) for order in one_change)
            reaching = {p: order[option] for p, order in together.items() if is_within(order[option], within)}

            ways = ways_up(BOOK, answers, option)

            assert ways.within == within
            assert named_pairs(ways) == ({} if is_enough else reaching)
            for way in dice.sample(ways.pairs, min(len(ways.pairs), PAIRS_EACH)):
                assert outcome(changed(answers, *way.steps)).order[option][0] == way.after.rank  # type: ignore[arg-type]
            found += len(ways.pairs)

    assert found > VISITORS_OF_PAIRS


def named_pairs(ways: WaysUp) -> dict[tuple[Change, ...], Stand]:
    """The pairs that the engine names, with the place after both changes; each once."""
    assert [way.after.rank for way in ways.pairs] == sorted(way.after.rank for way in ways.pairs)
    named = {
        tuple((step.question, step.choices) for step in way.steps): (way.after.rank, way.after.suitable)
        for way in ways.pairs
    }
    assert len(named) == len(ways.pairs)
    return named
