"""A ranking written down: as plain data for programs, and as text for people."""

from collections.abc import Iterator
from typing import Any

from options.rules.placements import Contribution, Placement
from options.rules.ranking import Ranking
from options.rules.rulebook import Rulebook


def as_plain(ranking: Ranking) -> dict[str, Any]:
    """A ranking as plain data, in an order of keys that never changes.

    Gives: the fields after "id", "release" and "digest" that `manage.py rank` prints. `options` holds every setting by
    rank, those that are not suitable last; `cautions` and `because` name rules, questions and choices by key.
    """
    given = ranking.settled.given
    return {
        "alerts": [{"key": alert.key, "level": alert.level} for alert in ranking.alerts],
        "options": [_plain_placement(placement) for placement in ranking.options],
        "supports": [
            {"key": support.option.key, "rank": support.rank, "points": support.points} for support in ranking.supports
        ],
        "unknown": list(ranking.settled.unknown),
        "severity": next(iter(given.get("severity", ())), None),
        "assumed": sorted(ranking.settled.assumed),
        "held_back": [{"key": held.option.key, "reason_kind": held.reason_kind} for held in ranking.held_back],
    }


def _plain_placement(placement: Placement) -> dict[str, Any]:
    return {
        "key": placement.option.key,
        "rank": placement.rank,
        "points": placement.points,
        "capped": placement.capped,
        "fit": placement.fit,
        "suitable": placement.suitable,
        "reason_kind": placement.reason_kind,
        "contributions": [_plain_contribution(reason) for reason in placement.contributions],
        "needs_first": list(placement.needs_first),
        "cautions": list(placement.cautions),
    }


def _plain_contribution(reason: Contribution) -> dict[str, Any]:
    rule, points, because = reason
    return {
        "rule": rule.key,
        "effect": rule.effect,
        "points": points,
        "theme": rule.theme,
        "because": because,
        "findings": rule.findings,
    }


def as_text(rulebook: Rulebook, ranking: Ranking) -> str:
    """A ranking to be read: alerts, the order with reasons, what is not first and why, supports, what is not known."""
    return "\n".join(_lines(rulebook, ranking))


def _lines(rulebook: Rulebook, ranking: Ranking) -> Iterator[str]:
    if ranking.alerts:
        yield "Before anything else"
        levels = {level.key: level.words for level in rulebook.scale.levels}
        yield from (f"  {levels[alert.level]}: {alert.alert.title}" for alert in ranking.alerts)
    for heading, placements in (("Options", ranking.suitable), ("Not first for now", ranking.not_first)):
        if placements:
            yield heading
            for placement in placements:
                yield from _placement_lines(rulebook, placement)
    if ranking.supports:
        yield "Supports to add"
        yield from (f"  {one.rank}. {one.option.name} ({one.points:+d})" for one in ranking.supports)
    for derived in rulebook.questionnaire.derived:
        if derived.key in ranking.settled.assumed:
            yield f"Assumed: {derived.unknown_short}."
    if ranking.settled.unknown:
        yield f"Not known: {', '.join(ranking.settled.unknown)}"


def _placement_lines(rulebook: Rulebook, placement: Placement) -> Iterator[str]:
    words = {band.key: band.words for band in rulebook.scale.fit}
    reasons = {reason.key: reason.words for reason in rulebook.scale.reasons}
    standing = words[placement.fit]
    if placement.first_step:
        standing = "Comes first"
    elif placement.reason_kind:
        standing = reasons[placement.reason_kind]
    yield f"  {placement.rank}. {placement.option.name} ({standing}, {placement.points:+d})"
    for reason in placement.contributions:
        sign = f"{reason.points:+d}" if reason.points else " ·"
        said = [rulebook.choices[question][choice] for question, choices in reason.because for choice in choices]
        because = f" (you said: {', '.join(said)})" if said else ""
        yield f"     {sign} {reason.rule.why}{because} [{reason.rule.key}: {', '.join(reason.rule.findings)}]"
    if placement.capped:
        yield f"     {-placement.capped:+d} Wishes count for {rulebook.scale.preference_cap} points at most."
    yield from (f"     First: {rulebook.option[step].name}" for step in placement.needs_first)
