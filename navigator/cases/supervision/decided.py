"""What was decided, counted: chosen against ranked first, why it differed, and follow-ups kept. Pure: no data base."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.cases.contents import DecisionContent

GRACE = timedelta(days=7)
"""A follow-up counts as kept when the next visit came no later than this after the day agreed on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision and what it is counted by: the client as a number, its visit's day, the days of later visits."""

    case: int
    on: date
    content: DecisionContent
    later: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums over many clients. Each client counts once in each line, by the latest decision in which it happened.

    `agreed`: decisions for what the ranking put first. `chosen` and `first`: clients by option. `reasons`: clients by
    reason for deciding otherwise. `due` and `kept`: clients whose follow-up's day has come, and those who kept it.
    """

    clients: int
    decided: int
    agreed: int
    chosen: dict[str, int]
    first: dict[str, int]
    reasons: dict[str, int]
    due: int
    kept: int


def count(decisions: Iterable[Decided], today: date) -> Counts:
    """Count decisions. Takes: all of them, in any order; `today`, by which follow-ups are due."""
    all_of = sorted(decisions, key=lambda one: one.on)
    latest = {one.case: one.content for one in all_of if one.content.option}
    follow_ups = {
        one.case: (agreed, one.later)
        for one in all_of
        if (agreed := _day(one.content.follow_up)) and agreed < today - GRACE
    }
    return Counts(
        clients=len({one.case for one in all_of}),
        decided=len(latest),
        agreed=sum(content.option == content.first for content in latest.values()),
        chosen=Counter(content.option for content in latest.values()),
        first=Counter(content.first for content in latest.values() if content.first),
        reasons=Counter(reason for content in latest.values() if content.is_override for reason in content.overrides),
        due=len(follow_ups),
        kept=sum(any(day - GRACE <= agreed for day in later) for agreed, later in follow_ups.values()),
    )


def by_rule(decisions: Iterable[Decided]) -> dict[str, dict[str, int]]:
    """For each rule somebody disagreed with: how many clients, by reason. A client counts once in each pair."""
    pairs = {
        (rule, reason, one.case)
        for one in decisions
        if one.content.is_override
        for rule in one.content.rules
        for reason in one.content.overrides or ("",)
    }
    found: dict[str, dict[str, int]] = {}
    for rule, reason, _ in pairs:
        reasons = found.setdefault(rule, {})
        reasons[reason] = reasons.get(reason, 0) + 1
    return found


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
