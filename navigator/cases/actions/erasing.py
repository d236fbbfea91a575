"""Erases cases for good: everything that hangs on one goes with it. The access log stays, without any content."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from navigator.cases import log
from navigator.cases.models import Case, Disclosure

WRITTEN = (
    "visits__saved_at",
    "visits__counseling_notes__written_at",
    "happenings__written_at",
    "consents__written_at",
    "disclosures__disclosed_at",
)
"""The moments at which something was written into a case, an archived one included."""


def erase(case: Case, by: object, why: str, place: str) -> None:
    """Erase a case with its visits, notes, decisions, consents and account of disclosures.

    Takes: `by`, the person, or None for a command; `why` in fixed words, such as "kept long enough"; `place`, the page
    or command that asks. Nothing is opened for it: a case whose key is lost can be erased.
    """
    with transaction.atomic():
        log.write(by, log.Act.ERASURE, place, case, detail=why)
        # Django would read them first, because they hold their consents.
        Disclosure.objects.filter(case=case).delete()
        case.delete()


def kept_long_enough(today: date, years: int) -> list[Case]:
    """Archived cases whose time is over: archived `years` full years ago or earlier, nothing written into since."""
    return list(_over(today, years))


def erase_if_over(case: Case, today: date, years: int, place: str) -> bool:
    """Erase a case whose time is over; gives whether it was erased. One reopened a moment ago stays."""
    with transaction.atomic():
        held = _over(today, years).select_for_update().filter(pk=case.pk).first()
        if held is not None:
            erase(held, None, "kept long enough", place)
    return held is not None


def long_quiet(today: date, years: int) -> int:
    """How many open cases had no visit for so many years; they are never erased by themselves."""
    before = _years_before(today, years)
    quiet = Case.objects.filter(state=Case.State.OPEN, opened_on__lte=before)
    return quiet.exclude(last_visit_on__gt=before).count()


def _over(today: date, years: int) -> QuerySet[Case]:
    """Something can be handed over from the archive, too: the account of that is kept as long as any other."""
    before = _years_before(today, years)
    over = Case.objects.filter(state=Case.State.CLOSED, closed_on__lte=before)
    for written in WRITTEN:
        over = over.exclude(**{f"{written}__date__gt": before})
    return over


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
