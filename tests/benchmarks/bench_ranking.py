"""The full explained ranking through the public API, beside datalogic-py on the same rules, in one run.

Run: make bench. Each contestant ranks the same fresh answers in turn, round by round; the best round counts, in
processor time, so that other work on the machine disturbs little.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from time import process_time

import pytest

from options.rules.conditions import Answers
from options.rules.ranking import compile_rulebook, rank
from options.rules.rulebook import Rulebook
from tests.benchmarks.rival import WAYS, JsonLogicRanking, Placed
from tests.knowledge import seed_book
from tests.rules.strategies import random_answers

VISITORS, ROUNDS = 200, 7
Contestant = Callable[[Answers], object]


def with_rules(size: int) -> Rulebook:
    """The real rulebook with fewer rules, drawn at random, or more: copies that speak for the next options."""
    book, dice = seed_book(), random.Random(size)
    if size <= len(book.rules):
        return replace(book, rules=tuple(dice.sample(book.rules, size)))
    kinds = {kind: [option.key for option in book.options if option.kind == kind] for kind in ("setting", "support")}
    rules = list(book.rules)
    for number in count():
        rule = book.rules[number % len(book.rules)]
        if len(rules) == size:
            return replace(book, rules=tuple(rules))
        alike = kinds[book.option[rule.option].kind]
        other = alike[(alike.index(rule.option) + 1 + number // len(book.rules)) % len(alike)]
        first = rule.first and (other if rule.first == rule.option else rule.first)
        rules.append(replace(rule, key=f"{rule.key}-copy-{number}", option=other, first=first))
    raise AssertionError


def ours_as_theirs(book: Rulebook, answers: Answers) -> tuple[list[Placed], list[Placed]]:
    """Our ranking, reduced to what the rival gives."""
    ranking = rank(book, answers)

    def plain(placements: tuple) -> list[Placed]:  # type: ignore[type-arg]
        return [
            (one.option.key, one.points, one.capped, one.suitable, tuple(sorted(r.rule.key for r in one.contributions)))
            for one in placements
        ]

    return plain(ranking.options), plain(ranking.supports)


def in_order_of_keys(result: tuple[list[Placed], list[Placed]]) -> tuple[list[Placed], list[Placed]]:
    """The rival's result with the rules of each option sorted."""
    settings, supports = result
    return [(*one[:4], tuple(sorted(one[4]))) for one in settings], [
        (*one[:4], tuple(sorted(one[4]))) for one in supports
    ]


def microseconds(
    contestants: dict[str, Contestant], dice: random.Random, visitors_each: int = VISITORS
) -> dict[str, float]:
    """The best round of each contestant, per ranking. No answers are seen twice."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        visitors = [random_answers(seed_book(), dice) for _ in range(visitors_each)]
        for name, contestant in contestants.items():
            start = process_time()
            for answers in visitors:
                contestant(answers)
            spent = (process_time() - start) / visitors_each * 1e6
            best[name] = min(spent, best.get(name, spent))
    return best


@pytest.mark.parametrize("size", [120, len(seed_book().rules), 1_200])
def test_ranking_beside_datalogic(size: int) -> None:
    book, dice = with_rules(size), random.Random(1)
    rivals = {way: JsonLogicRanking(book, way) for way in WAYS}
    for answers in [random_answers(book, dice) for _ in range(100)]:
        expected = ours_as_theirs(book, answers)
        for rival in rivals.values():
            assert in_order_of_keys(rival.rank(answers)) == expected

    compile_rulebook(book)
    ours: dict[str, Contestant] = {"ours, explained": lambda answers: rank(book, answers)}
    times = microseconds(ours | {way: rival.rank for way, rival in rivals.items()}, dice)

    base = times["ours, explained"]
    print(f"\n{size} rules, microseconds per ranking (best of {ROUNDS} rounds of {VISITORS} fresh visitors)")
    for name, spent in times.items():
        who = name if name.startswith("ours") else f"datalogic-py, {name}"
        print(f"  {who:<32} {spent:8.1f}   {spent / base:5.2f} times ours")
