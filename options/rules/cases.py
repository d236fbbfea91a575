"""Example cases: does the ranking do for an invented person what a clinician expects?"""

from collections.abc import Mapping
from dataclasses import dataclass

from options.rules.answers import read_answers
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import ExampleCase, Expectation, Rulebook

PLACES = 3
"""How many places from the top count as what a person is led to."""
AS_KEYS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case ends, as keys: the settings in the first three places, and what is not suitable, shown and listed."""

    top: tuple[str, ...]
    not_suitable: frozenset[str]
    alerts: tuple[str, ...]
    supports: frozenset[str]


def outcome_of(ranking: Ranking) -> Outcome:
    """What of a ranking an expectation can speak of."""
    return Outcome(
        top=tuple(placement.option.key for placement in ranking.suitable[:PLACES]),
        not_suitable=frozenset(placement.option.key for placement in (*ranking.not_first, *ranking.held_back)),
        alerts=tuple(alert.key for alert in ranking.alerts),
        supports=frozenset(placement.option.key for placement in ranking.supports),
    )


def missed(rulebook: Rulebook, case: ExampleCase) -> tuple[str, ...]:
    """The expectations a case does not meet, each as a sentence; empty when all are met.

    Raises: UnknownAnswer when the case names answers the rulebook does not have.
    """
    return compare(rank(rulebook, read_answers(rulebook, case.answers)), case.expect)


def compare(ranking: Ranking, expect: Expectation) -> tuple[str, ...]:
    """What a ranking lacks of what was expected, as sentences."""
    return misses(outcome_of(ranking), expect)


def misses(outcome: Outcome, expect: Expectation, names: Mapping[str, str] = AS_KEYS) -> tuple[str, ...]:
    """What an outcome lacks of what was expected, as sentences.

    Takes: how options and alerts are called, by key; by their keys when left out. The sentences come in the same order.
    """

    def call(key: str) -> str:
        return names.get(key, key)

    first = outcome.top[0] if outcome.top else "nothing"
    said = []
    if expect.first_any_of and first not in expect.first_any_of:
        said.append(f"{call(first)} is first, not {' or '.join(map(call, expect.first_any_of))}")
    said += [f"{call(key)} is not among the first three" for key in expect.in_top3 if key not in outcome.top]
    said += [f"{call(key)} is among the first three" for key in expect.not_top3 if key in outcome.top]
    said += [f"{call(key)} counts as suitable" for key in expect.not_suitable if key not in outcome.not_suitable]
    said += [f"the alert {call(key)} is missing" for key in expect.alerts if key not in outcome.alerts]
    said += [f"the support {call(key)} is missing" for key in expect.supports if key not in outcome.supports]
    return tuple(said)
