"""What an edit changes, in one run: rows, outcomes over every set of answers, example cases.

Run: make bench. Processor time, so that other work on the machine disturbs little; every rulebook is new.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from options.publishing.compare import compare
from options.rules.rulebook import Rule, Rulebook
from tests.knowledge import seed_book, with_rule

EDITS = 10


def told(times: list[float]) -> str:
    """Median, 95th percentile and worst."""
    ordered = sorted(times)
    shares = (len(times) // 2, len(times) * 95 // 100, len(times) - 1)
    return " ".join(f"{ordered[share]:7.2f}" for share in shares)


def weaker(book: Rulebook, rule: Rule, dice: random.Random) -> Rulebook:
    """The rulebook with another effect of one rule."""
    worth = [key for key, effect in book.effect.items() if effect.points and key != rule.effect]
    return with_rule(book, rule.key, effect=dice.choice(worth), reason_kind=None, first=None)


def many_edits(book: Rulebook, share: int, dice: random.Random) -> Rulebook:
    """The rulebook with one rule in `share` weaker or stronger."""
    for rule in dice.sample(book.rules, len(book.rules) // share):
        book = weaker(book, rule, dice)
    return book


def without(rules: tuple[Rule, ...], number: int) -> tuple[Rule, ...]:
    """The rules but one."""
    return rules[:number] + rules[number + 1 :]


def edits(book: Rulebook, dice: random.Random) -> dict[str, Callable[[], Rulebook]]:
    """Kinds of edits, each drawn anew at every call."""
    scale = book.scale
    derived = book.questionnaire.derived[0]
    bands = tuple(replace(band, at_least=band.at_least + (band.at_least > 1)) for band in derived.bands)
    asked = replace(book.questionnaire, derived=(replace(derived, bands=bands),))
    return {
        "a text": lambda: with_rule(book, dice.choice(book.rules).key, why="Another reason."),
        "one rule": lambda: weaker(book, dice.choice(book.rules), dice),
        "one rule gone": lambda: replace(book, rules=without(book.rules, dice.randrange(len(book.rules)))),
        "one rule in 50": lambda: many_edits(book, 50, dice),
        "one rule in 5": lambda: many_edits(book, 5, dice),
        "severity bands": lambda: replace(book, questionnaire=asked),
        "wishes capped at 3": lambda: replace(book, scale=replace(scale, preference_cap=3)),
    }


def test_what_edits_change() -> None:
    book, dice = seed_book(), random.Random(4)
    compare(book, weaker(book, book.rules[0], dice))
    print(f"\n{len(book.rules)} rules; seconds: median, 95 %, worst; outcomes found; edits not decided in every kind")
    for name, edit in edits(book, dice).items():
        edited = [edit() for _ in range(EDITS if "in 5" not in name and "bands" not in name else EDITS // 3)]
        found, times = [], []
        for after in edited:
            start = process_time()
            found.append(compare(book, after).outcomes)
            times.append(process_time() - start)
        outcomes = sum(map(len, found)) / len(found)
        undecided = sum(any(not one.is_decided for one in some) for some in found)
        print(f"  {name:20} {told(times)}   {outcomes:6.1f} outcomes   {undecided} of {len(found)} not decided")
