"""Example cases: does the ranking do for an invented person what a clinician expects?"""

from options.rules.answers import read_answers
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import ExampleCase, Expectation, Rulebook


def missed(rulebook: Rulebook, case: ExampleCase) -> tuple[str, ...]:
    """The expectations a case does not meet, each as a sentence; empty when all are met.

    Raises: UnknownAnswer when the case names answers the rulebook does not have.
    """
    return compare(rank(rulebook, read_answers(rulebook, case.answers)), case.expect)


def compare(ranking: Ranking, expect: Expectation) -> tuple[str, ...]:
    """What a ranking lacks of what was expected, as sentences."""
    order = [placement.option.key for placement in ranking.suitable]
    top = set(order[:3])
    not_suitable = {placement.option.key for placement in (*ranking.not_first, *ranking.held_back)}
    shown = {alert.key for alert in ranking.alerts}
    supports = {placement.option.key for placement in ranking.supports}
    said = []
    first = order[0] if order else "nothing"
    if expect.first_any_of and first not in expect.first_any_of:
        said.append(f"{first} is first, not {' or '.join(expect.first_any_of)}")
    said += [f"{key} is not among the first three" for key in expect.in_top3 if key not in top]
    said += [f"{key} is among the first three" for key in expect.not_top3 if key in top]
    said += [f"{key} counts as suitable" for key in expect.not_suitable if key not in not_suitable]
    said += [f"the alert {key} is missing" for key in expect.alerts if key not in shown]
    said += [f"the support {key} is missing" for key in expect.supports if key not in supports]
    return tuple(said)
