"""Lengths and hours in few words: "3 to 10 days", "30 minutes to 4 hours a week"."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.rules.catalog import Hours, Length

DAY_AND_NIGHT = 168
"""The hours of a whole week: living there."""
UNITS = ((365, 2), (30, 2), (7, 2), (1, 1))
"""Days in a year, a month, a week and a day, and from how many of them on a span is told in that unit."""
MONTHS = {365: 12, 730: 24}


def length_in_words(length: Length) -> str:
    """How long an option lasts, short. What is not known in numbers is said in the option's own words.

    Gives, for example: "3 to 10 days", "6 months or more".
    """
    ends = [days for days in (length.min_days, length.max_days) if days is not None]
    if not ends:
        return length.text
    unit = next(unit for unit, least in UNITS if all(_fits(days, unit, least) for days in ends))
    low, high = _in_units(ends[0], unit), _in_units(ends[-1], unit)
    if length.max_days is None:
        return _("%(span)s or more") % {"span": _span(low, low, unit)}
    if length.min_days is None:
        return _("up to %(span)s") % {"span": _span(high, high, unit)}
    return _span(low, high, unit)


def hours_in_words(hours: Hours) -> str:
    """How many hours a week an option takes, short. What is not known in numbers is said in the option's own words.

    Gives, for example: "9 to 19 hours a week", "5 hours a week to day and night".
    """
    low, high = hours.min, hours.max
    if low is None or high is None:
        return hours.text
    if high == 0:
        return _("no visits")
    if low == high:
        return _weekly(high)
    if high < DAY_AND_NIGHT and low >= 1:
        return _("%(low)s to %(high)s") % {"low": _number(low), "high": _weekly(high)}
    return _("%(low)s to %(high)s") % {
        "low": _bare(low) if high < DAY_AND_NIGHT else _weekly(low),
        "high": _weekly(high),
    }


def _fits(days: int, unit: int, least: int) -> bool:
    whole = days in MONTHS if unit == 30 and days % 30 else days % unit == 0
    return whole and _in_units(days, unit) >= least


def _in_units(days: int, unit: int) -> int:
    return MONTHS[days] if unit == 30 and days in MONTHS else days // unit


def _span(low: int, high: int, unit: int) -> str:
    """One number or two with their unit."""
    said = str(high) if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    if unit == 365:
        words = ngettext("%(number)s year", "%(number)s years", high)
    elif unit == 30:
        words = ngettext("%(number)s month", "%(number)s months", high)
    elif unit == 7:
        words = ngettext("%(number)s week", "%(number)s weeks", high)
    else:
        words = ngettext("%(number)s day", "%(number)s days", high)
    return words % {"number": said}


def _weekly(hours: float) -> str:
    if hours >= DAY_AND_NIGHT:
        return _("day and night")
    return _("%(time)s a week") % {"time": _bare(hours)}


def _bare(hours: float) -> str:
    """Hours, or minutes below one hour."""
    if hours < 1:
        minutes = round(hours * 60)
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    return ngettext("%(number)s hour", "%(number)s hours", round(hours)) % {"number": _number(hours)}


def _number(value: float) -> str:
    return f"{value:g}"
