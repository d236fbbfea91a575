"""The engine and the meaning of the knowledge files agree: the reference of tests/seed works on the raw YAML."""

import random

import pytest

from options.rules.ranking import Ranking, rank
from tests.knowledge import seed_book
from tests.seed import reference

SAMPLE = 2_000


@pytest.fixture(scope="module")
def knowledge() -> reference.Knowledge:
    """The seed as plain dictionaries."""
    return reference.load()


def in_words_of_the_reference(ranking: Ranking) -> dict[str, object]:
    """What both sides say, by the same names."""
    shown = (*ranking.options, *ranking.supports, *ranking.held_back)
    return {
        "severity": min(ranking.settled.given["severity"]),
        "uncertain": bool(ranking.settled.assumed),
        "first": [placement.option.key for placement in ranking.suitable if placement.first_step],
        "ranked": [placement.option.key for placement in ranking.suitable if not placement.first_step],
        "supports": [placement.option.key for placement in ranking.supports],
        "not_suitable": {placement.option.key for placement in (*ranking.not_first, *ranking.held_back)},
        "alerts": {alert.key for alert in ranking.alerts},
        "points": {placement.option.key: (placement.points, placement.capped) for placement in shown},
        "fired": {p.option.key: {reason.rule.key for reason in p.contributions} for p in shown},
    }


def as_the_reference_says(result: reference.Result, shown: set[str]) -> dict[str, object]:
    """The same, from a result of the reference, for the options the ranking shows."""
    return {
        "severity": result.severity,
        "uncertain": result.uncertain,
        "first": result.first,
        "ranked": result.ranked,
        "supports": result.supports,
        "not_suitable": set(result.not_suitable),
        "alerts": set(result.alerts),
        "points": {key: (result.points[key], result.capped[key]) for key in shown},
        "fired": {key: {rule["key"] for rule in result.fired.get(key, [])} for key in shown},
    }


def test_two_thousand_random_visitors_get_what_the_files_mean(knowledge: reference.Knowledge) -> None:
    dice = random.Random(2026)

    for _ in range(SAMPLE):
        answers = {key: frozenset(chosen) for key, chosen in reference.random_answers(knowledge, dice).items()}
        ranking = rank(seed_book(), answers)
        shown = {p.option.key for p in (*ranking.options, *ranking.supports, *ranking.held_back)}

        assert in_words_of_the_reference(ranking) == as_the_reference_says(reference.rank(knowledge, answers), shown)
