"""Erases cases for good: everything that hangs on one goes with it. The access log stays, without any content."""

from datetime import date

from django.db import transaction

from navigator.cases import log
from navigator.cases.models import Case


def erase(case: Case, by: object, why: str, place: str) -> None:
    """Erase a case with its visits, notes, decisions, consents and account of disclosures.

    Takes: `by`, the person, or None for a command; `why` in fixed words, such as "kept long enough"; `place`, the page
    or command that asks.
    """
    with transaction.atomic():
        log.write(by, log.Act.ERASURE, place, case, detail=why)
        case.delete()


def kept_long_enough(today: date, years: int) -> list[Case]:
    """Archived cases whose time is over: archived `years` full years ago or earlier."""
    return list(Case.objects.filter(state=Case.State.CLOSED, closed_on__lte=_years_before(today, years)))


def long_quiet(today: date, years: int) -> int:
    """How many open cases had no visit for so many years; they are never erased by themselves."""
    before = _years_before(today, years)
    quiet = Case.objects.filter(state=Case.State.OPEN, opened_on__lte=before)
    return quiet.exclude(last_visit_on__gt=before).count()


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
