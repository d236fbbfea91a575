"""An edit nobody meant to make is always seen: its row, and what it changes for people.

One value anywhere in the real rulebook becomes another one. What that changes is found out here in another way: many
answers, random ones and some aimed at what was edited, are ranked on both sides, and the plain results are compared.
`pytest --drills tests/seed/test_inadvertent_edits.py` makes 400 edits in four parts, and writes what each comes to in
var/drills/inadvertent-*.jsonl.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from options.publishing.rows import changed_rows
from options.rules.answers import read_answers
from options.rules.conditions import Condition
from options.rules.differences import differences
from options.rules.differences.common import known_to_one
from options.rules.errors import UnknownAnswer
from options.rules.problems import find_problems
from options.rules.ranking import rank
from options.rules.report import as_plain
from options.rules.rulebook import Rulebook
from tests.drill_log import DrillLog
from tests.edits import Place, another, places, put
from tests.knowledge import seed_book, with_rule
from tests.rules.strategies import Answers, random_answers
from tests.slips import DECIDING, slipped

TRIED = 100
PARTS = 4
Found = tuple[str, str]


@cache
def by_kind() -> dict[str, list[Place]]:
    """Every value of the seed by its kind; values that hold others only where their rows can change places."""
    found: dict[str, list[Place]] = {}
    for place in places(seed_book()):
        found.setdefault(place.kind, []).append(place)
    return found


def edits(number: int, seed: int) -> Iterator[tuple[Place, Rulebook]]:
    """Edits drawn evenly over the kinds of values: every other one of a kind that can decide what a person gets."""
    dice = random.Random(seed)
    drawn = 0
    while drawn < number:
        kind = dice.choice(DECIDING if drawn % 2 else list(by_kind()))
        place = dice.choice(by_kind()[kind])
        edited = slipped(seed_book(), place, dice)
        if edited is not None:
            drawn += 1
            yield place, edited


def unlike_in_plain(before: Rulebook, after: Rulebook, answers: Answers) -> set[Found]:
    """In what the plain results of two rankings differ, by the names that differences have."""
    there, here = (told(book, answers) for book in (before, after))
    asked, now = (book.question.keys() | book.derived.keys() for book in (before, after))
    both = asked & now
    found = {one for one in there.keys() | here.keys() if there.get(one) != here.get(one)}
    return {
        (kind, key)
        for kind, key in found
        if (kind != "reasons" or there.get((kind, key), ("",))[0] == here.get((kind, key), ("none",))[0])
        and (kind != "answers" or key in both)
    }


def told(book: Rulebook, answers: Answers) -> dict[Found, Any]:
    """A plain result taken apart."""
    ranking = rank(book, answers)
    plain = as_plain(ranking)
    found: dict[Found, Any] = {("alerts", one["key"]): one["level"] for one in plain["alerts"]}
    for place, one in enumerate(plain["options"]):
        found["suitability", one["key"]] = "setting", one["reason_kind"]
        found["order", one["key"]] = one["rank"]
        found["reasons", one["key"]] = (
            "setting",
            [one[key] for key in ("points", "capped", "fit", "needs_first", "cautions")],
            [tuple(reason.items()) for reason in one["contributions"]],
        )
        if one["suitable"] and place < 3:
            found["top three", one["key"]] = True
        if one["suitable"] and not place:
            found["first", one["key"]] = True
    for one in plain["supports"]:
        found["supports", one["key"]] = one["rank"]
    for one in plain["held_back"]:
        found["suitability", one["key"]] = "support", one["reason_kind"]
    for support in (*ranking.supports, *ranking.held_back):
        found["reasons", support.option.key] = (
            "support",
            support.points,
            support.capped,
            support.cautions,
            support.needs_first,
            [
                (one.rule.key, one.rule.effect, one.points, one.rule.theme, one.rule.findings, one.because)
                for one in support.contributions
            ],
        )
    found |= {("answers", key): True for key in plain["unknown"]}
    found["answers", "severity"] = plain["severity"], plain["assumed"]
    return found


def tried(before: Rulebook, after: Rulebook, place: Place, dice: random.Random) -> Iterator[Answers]:
    """Answers that both can read: none, random ones, and such as fit what was edited."""
    conditions = [condition for book in (before, after) for condition in aims(book, place)]
    for number in range(TRIED):
        answers = random_answers(before, dice) if number else {}
        if conditions and number % 2:
            answers = aimed(answers, dice.choice(conditions), before, dice)
        try:
            yield read_answers(after, {key: tuple(some) for key, some in answers.items()})
        except UnknownAnswer:
            continue


def aims(book: Rulebook, place: Place) -> list[Condition]:
    """The conditions of what was edited: of the row itself, or of the rules that give the effect edited."""
    part = place.path[0]
    if part in ("rules", "alerts") and len(place.path) > 1:
        rows = getattr(book, str(part))
        number = int(place.path[1])
        return [rows[number].when] if number < len(rows) else []
    if place.kind == "scale.effects.points":
        effect = book.scale.effects[int(place.path[2])].key
        return [rule.when for rule in book.rules if rule.effect == effect]
    if place.kind == "scale.preference_cap":
        return [rule.when for rule in book.rules if rule.theme == "preference"]
    return []


def aimed(answers: Answers, condition: Condition, book: Rulebook, dice: random.Random) -> Answers:
    """The answers, made to fit a condition."""
    fit = dict(answers)
    for clause in condition:
        if clause.any_of:
            fit[clause.question] = frozenset({dice.choice(clause.any_of)})
        else:
            fit[clause.question] = fit.get(clause.question, frozenset()) - set(clause.none_of)
    return {key: choices for key, choices in fit.items() if choices}


def faults(place: Place, after: Rulebook, dice: random.Random) -> list[str]:
    """What a comparison misses of an edit, or makes up."""
    return compared(place, after, dice).faults


@dataclass(frozen=True)
class Compared:
    """What a comparison says of an edit: how many outcomes, and its faults; and whether any ranking found another one.

    `alters`: whether the edit was seen to alter a result, by the comparison or by the answers tried here.
    """

    outcomes: int
    faults: list[str]
    alters: bool


def compared(place: Place, after: Rulebook, dice: random.Random) -> Compared:
    """Compare the seed with an edited one, and try answers to find out what the comparison misses or makes up."""
    book = seed_book()
    said = [] if changed_rows(book, after) else ["no row"]
    try:
        found = differences(book, after)
    except LookupError:
        blocked = [] if find_problems(after) else ["cannot be compared, and nobody is told why"]
        return Compared(0, [*said, *blocked], alters=False)
    listed = {(one.kind, one.option) for one in found if one.is_decided}
    seen = {one for answers in tried(book, after, place, dice) for one in unlike_in_plain(book, after, answers)}
    said += [f"{one.kind} not decided" for one in found if not one.is_decided]
    said += [f"missed {kind} of {option}" for kind, option in seen - listed]
    if place.name in ("exclusive", "kind") and place.path[0] == "questionnaire":
        said += parted(after)
    for one in found:
        if one.is_decided and one.kind != "alerts":
            shown = unlike_in_plain(book, after, read_answers(book, one.answers))
            said += [] if (one.kind, one.option) in shown else [f"made up {one.kind} of {one.option}"]
    return Compared(len(listed), said, alters=bool(listed or seen))


def parted(after: Rulebook) -> list[str]:
    """What is not said, or made up, about answers that one side alone can read."""
    unread, named = reads_apart(seed_book(), after), known_to_one(seed_book(), after)
    said = [f"{words} read by one side only" for words in unread if not any(words in one for one in named)]
    return [*said, *([f"made up {named}"] if named and not unread else [])]


def reads_apart(before: Rulebook, after: Rulebook) -> set[str]:
    """The questions for which one side alone can read some two answers together."""
    return {
        question.wording.own
        for key, question in before.question.items()
        for pair in combinations(before.choices[key], 2)
        if len({can_read(book, {key: pair}) for book in (before, after)}) > 1
    }


def can_read(book: Rulebook, answers: dict[str, tuple[str, ...]]) -> bool:
    try:
        return bool(read_answers(book, answers))
    except UnknownAnswer:
        return False


def test_a_cap_on_wishes_that_is_one_higher_is_decided() -> None:
    book = seed_book()
    higher = replace(book, scale=replace(book.scale, preference_cap=book.scale.preference_cap + 1))

    assert [one.kind for one in differences(book, higher, sample=100) if not one.is_decided] == []


def test_a_wish_that_becomes_a_reason_is_decided() -> None:
    book = seed_book()
    edited = with_rule(book, "office-ready-now", theme="severity")

    assert [one.kind for one in differences(book, edited, sample=100) if not one.is_decided] == []


def test_an_edit_that_parts_answers_is_said_to_leave_some_out() -> None:
    dice = random.Random(7)
    kinds = ("questionnaire.questions.kind", "questionnaire.questions.choices.exclusive")
    parting = [place for kind in kinds for place in dice.sample(by_kind()[kind], 3)]

    found = {place.path: faults(place, put(seed_book(), place.path, another(place)), dice) for place in parting}

    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.drill
@pytest.mark.parametrize("part", range(PARTS))
def test_an_edit_of_any_one_value_is_seen_with_all_it_changes(part: int, drill: Callable[[int, int], int]) -> None:
    log = DrillLog.begin("inadvertent", part)
    found = {}
    for number, (place, after) in enumerate(edits(drill(PARTS, 400), 4)):
        if number % PARTS == part:
            one = compared(place, after, random.Random(44_000 + number))
            where = "/".join(map(str, place.path))
            log.write(kind=place.kind, where=where, outcomes=one.outcomes, alters=one.alters, faults=one.faults)
            found[number, where] = one.faults

    assert {place: said for place, said in found.items() if said} == {}
