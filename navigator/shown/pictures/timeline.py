"""The withdrawal timeline: when each part begins and ends, hours and weeks on one scale."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from navigator.shown.pictures.scales import LogScale, Span, Tick
from options.rules.evidence import GuideRow

HOURS = LogScale(4, 24 * 60)
"""From the first hours to two months; what has no end runs out of the picture."""
START, DAY = 6, 24
MARKED_DAYS = (1, 3, 10)


@dataclass(frozen=True, slots=True)
class Lane:
    """One part of withdrawal: its name in words, its bar, and whether it goes on past the picture."""

    when: str
    bar: Span
    is_open: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes in order, and the marks of the scale below them."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def timeline(rows: Iterable[GuideRow]) -> Timeline:
    """Draw the rows of a guide section that say when they begin, in hours; other rows are left out.

    Takes: rows with `when` and `from_hours`; `to_hours` None means without a clear end.
    Gives: what templates/pictures/timeline.html shows.
    """
    lanes = tuple(_lane(row) for row in rows if row.from_hours is not None)
    hours = ngettext("%(number)s hour", "%(number)s hours", START) % {"number": START}
    days = [
        HOURS.tick(days * DAY, ngettext("%(number)s day", "%(number)s days", days) % {"number": days})
        for days in MARKED_DAYS
    ]
    return Timeline(lanes, (HOURS.tick(START, hours), *days, HOURS.tick(30 * DAY, _("1 month"))))


def _lane(row: GuideRow) -> Lane:
    start = row.from_hours or HOURS.first
    end = HOURS.last if row.to_hours is None else row.to_hours
    return Lane(row.when or "", HOURS.span(start, end), row.to_hours is None)
