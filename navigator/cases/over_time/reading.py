"""What is read to look back on a case."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.http import Http404

from navigator.cases.models import Case, Decision, Happening, Visit


def visits_of(case: Case) -> tuple[Visit, ...]:
    """The visits of a case, oldest first, each with its author and decision."""
    decisions = Prefetch("decision", Decision.objects.select_related("author"))
    visits = tuple(case.visits.select_related("author").prefetch_related(decisions).order_by("number"))
    for visit in visits:
        visit.case = case
    return visits


def one_of(visits: Iterable[Visit], number: int) -> Visit:
    """The visit with this number. Raises: Http404."""
    for visit in visits:
        if visit.number == number:
            return visit
    raise Http404


def decision_of(visit: Visit) -> Decision | None:
    """The decision of a visit read by `visits_of`."""
    return getattr(visit, "decision", None)


def happenings_of(case: Case) -> tuple[Happening, ...]:
    """What happened, in the order written down."""
    return tuple(Happening.objects.filter(case=case).select_related("author"))
