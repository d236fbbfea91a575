"""What a person gets, taken apart: the same answers ranked under two rulebooks, and in what the two results differ.

This is the plain meaning of every kind of difference, by `rank` alone; all faster ways are held to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from options.rules.conditions import Answers
from options.rules.placements import Placement
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import Rulebook

KINDS = ("alerts", "suitability", "first", "top three", "order", "supports", "reasons", "answers")
"""What can differ, most pressing first.

alerts: a message is shown on one side only, at another level, in other words, or in another order. suitability:
whether an option is suitable, and why not. first: whether it stands first. top three: whether it is suitable and among
the first three. order: the place of a setting. supports: whether a support is listed, and in which place. reasons: the
reasons, points, fit word, cautions or first steps of an option. answers: what the answers come to (the severity band,
what counts as not known).
"""
Found = tuple[str, str]
"""A kind and the key of the option; of the message for "alerts", of the question or derived answer for "answers"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same answers ranked under two rulebooks."""

    before: Ranking
    after: Ranking
    asked: frozenset[str]
    """The questions and derived answers that both rulebooks have."""


def rank_both(before: Rulebook, after: Rulebook, answers: Answers) -> Pair:
    """Rank answers that both rulebooks can read."""
    asked = (before.question.keys() | before.derived.keys()) & (after.question.keys() | after.derived.keys())
    return Pair(rank(before, answers), rank(after, answers), frozenset(asked))


def unlike(pair: Pair) -> frozenset[Found]:
    """Everything in which two rankings differ."""
    there, here = dict(_parts(pair.before)), dict(_parts(pair.after))
    alike = [alert.key for alert in pair.before.alerts if there["alerts", alert.key] == here.get(("alerts", alert.key))]
    found = {one for one in {**there, **here} if there.get(one) != here.get(one) and _counts(one, there, here, pair)}
    return frozenset(found | {("alerts", key) for key in _moved(pair, alike)})


def _counts(one: Found, there: Mapping[Found, Any], here: Mapping[Found, Any], pair: Pair) -> bool:
    """Reasons count where both sides show the same kind of option, and what answers come to where both sides ask."""
    kind, key = one
    if kind == "reasons":
        return one in there and one in here and there[one][0] == here[one][0]
    return kind != "answers" or key in pair.asked


def _parts(ranking: Ranking) -> Iterator[tuple[Found, Any]]:
    for alert in ranking.alerts:
        yield ("alerts", alert.key), (alert.level, alert.alert.key, alert.holds_back)
    for place, placement in enumerate(ranking.options):
        key = placement.option.key
        yield ("suitability", key), ("setting", placement.reason_kind)
        yield ("order", key), placement.rank
        yield ("reasons", key), ("setting", *_reasons(placement), placement.fit)
        if placement.suitable and place < 3:
            yield ("top three", key), True
        if placement.suitable and place == 0:
            yield ("first", key), True
    for placement in ranking.supports:
        yield ("supports", placement.option.key), placement.rank
        yield ("reasons", placement.option.key), ("support", *_reasons(placement))
    for placement in ranking.held_back:
        yield ("suitability", placement.option.key), ("support", placement.reason_kind)
        yield ("reasons", placement.option.key), ("support", *_reasons(placement))
    settled = ranking.settled
    for key in settled.unknown:
        yield ("answers", key), True
    for key, choices in settled.given.items():
        if key != "voice":
            yield ("answers", key), (choices, key in settled.assumed) if key not in settled.unknown else True


def _reasons(placement: Placement) -> tuple[Any, ...]:
    """What an option says for itself, apart from its place."""
    reasons = [
        (one.rule.key, one.rule.effect, one.points, one.rule.theme, one.rule.findings, one.because)
        for one in placement.contributions
    ]
    return reasons, placement.points, placement.capped, placement.needs_first, placement.cautions


def _moved(pair: Pair, alike: Sequence[str]) -> set[str]:
    """Of the messages shown alike on both sides, those that stand after other ones than before."""
    here = [alert.key for alert in pair.after.alerts if alert.key in alike]
    return {key for key in alike if set(alike[: alike.index(key)]) != set(here[: here.index(key)])}
