"""Hours a week against length: every option as a bar as long as it lasts, among those that take as many hours."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from navigator.shown.pictures.scales import LogScale, Span, Tick
from navigator.shown.pictures.spells import DAY_AND_NIGHT, hours_in_words, length_in_words
from options.rules.catalog import Hours, Length, Option

DAYS = LogScale(1, 1000)
"""From one day to almost three years; what has no end runs out of the picture."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One option: its bar (None when the length is not known), and length and hours in words, without a full stop."""

    option: Option
    bar: Span | None
    is_open: bool
    length: str
    hours: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """The options that take about as many hours a week, in catalog order."""

    hours: str
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class TimePicture:
    """The groups from the most hours a week to the fewest, not known last; the marks of the scale of days.

    `marks_chosen`: some options are singled out, so the others stand back.
    """

    groups: tuple[TimeGroup, ...]
    ticks: tuple[Tick, ...]
    marks_chosen: bool


def time_picture(options: Iterable[Option], chosen: Collection[str] = ()) -> TimePicture:
    """Draw the hours and lengths of these options. Takes: `chosen`, the keys of those to single out."""
    groups: dict[int, list[TimeRow]] = {}
    for option in options:
        groups.setdefault(_level(option.hours_per_week), []).append(_row(option, option.key in chosen))
    names = _level_names()
    return TimePicture(
        groups=tuple(TimeGroup(names[level], tuple(groups[level])) for level in sorted(groups)),
        ticks=_ticks(),
        marks_chosen=bool(chosen),
    )


def _row(option: Option, is_chosen: bool) -> TimeRow:
    bar, is_open = _bar(option.length)
    length, hours = length_in_words(option.length), hours_in_words(option.hours_per_week)
    return TimeRow(option, bar, is_open, length.rstrip("."), hours.rstrip("."), is_chosen)


def _bar(length: Length) -> tuple[Span | None, bool]:
    """The bar of a length, and whether it has no end. Without a beginning it starts at the left."""
    if length.min_days is None and length.max_days is None:
        return None, False
    start = length.min_days or DAYS.first
    return DAYS.span(start, length.max_days or DAYS.last), length.max_days is None


def _level(hours: Hours) -> int:
    """The group of an option, 0 for the most hours; it counts the most that may be asked."""
    most = hours.max if hours.max is not None else hours.min
    if most is None:
        return 5
    return next(level for level, least in enumerate((DAY_AND_NIGHT, 20, 9, 0.01, 0)) if most >= least)


def _level_names() -> tuple[str, ...]:
    return (
        _("Day and night"),
        _("20 hours a week or more"),
        _("9 to 19 hours a week"),
        _("Under 9 hours a week"),
        _("No visits"),
        _("Hours not known"),
    )


def _ticks() -> tuple[Tick, ...]:
    marks = ((1, _("1 day")), (7, _("1 week")), (30, _("1 month")), (180, _("6 months")), (730, _("2 years")))
    return tuple(DAYS.tick(days, words) for days, words in marks)
