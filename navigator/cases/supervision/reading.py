"""What supervision reads: decisions of a team or of all teams, how the work stands, and the log of a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from navigator.cases.contents import DecisionContent
from navigator.cases.models import AccessEntry, Case, Decision, Membership, Visit
from navigator.cases.supervision.decided import Decided

ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Load:
    """One counselor's work: open cases, follow-ups overdue, and the day of the last visit."""

    name: str
    role: str
    is_active: bool
    open: int
    overdue: int
    last_visit_on: date | None


def loads(member: Membership, today: date) -> tuple[Load, ...]:
    """How the work stands for everybody of a team, and for those who left with open cases; most overdue first."""
    mine = Q(cases__team=member.team_id, cases__state=Case.State.OPEN)
    people = (
        User.objects.filter(Q(membership__team=member.team_id) | mine)
        .annotate(
            open=Count("cases", filter=mine, distinct=True),
            overdue=Count("cases", filter=mine & Q(cases__follow_up_on__lt=today), distinct=True),
            last=Max("cases__last_visit_on", filter=Q(cases__team=member.team_id)),
        )
        .select_related("membership")
        .distinct()
    )
    found = [_load(person, member) for person in people]
    return tuple(sorted(found, key=lambda one: (-one.overdue, one.name)))


def decisions_of(member: Membership) -> tuple[Decided, ...]:
    """Every decision of finished visits in a team."""
    return _decided(
        Decision.objects.filter(visit__case__team=member.team_id), Visit.objects.filter(case__team=member.team_id)
    )


def decisions_of_all() -> tuple[Decided, ...]:
    """Every decision of finished visits in all teams, for learning; who and where is not read."""
    return _decided(Decision.objects.all(), Visit.objects.none())


def entries(case: Case, page: str | None) -> Page[AccessEntry]:
    """A page of the log of a case, newest first."""
    return Paginator(AccessEntry.objects.filter(case=case.uid), ENTRIES).get_page(page)


def _load(person: User, member: Membership) -> Load:
    place = getattr(person, "membership", None)
    role = place.get_role_display() if place and place.team_id == member.team_id else "left the team"
    counted: dict[str, object] = vars(person)
    return Load(
        name=person.username,
        role=role,
        is_active=person.is_active,
        open=int(str(counted["open"])),
        overdue=int(str(counted["overdue"])),
        last_visit_on=counted["last"] if isinstance(counted["last"], date) else None,
    )


def _decided(decisions: QuerySet[Decision], visits: QuerySet[Visit]) -> tuple[Decided, ...]:
    days: dict[int, list[date]] = {}
    for case, started in visits.values_list("case_id", "started_at").order_by("started_at"):
        days.setdefault(case, []).append(timezone.localdate(started))
    rows: Iterable[tuple[int, Any, Any]] = decisions.filter(visit__finished_at__isnull=False).values_list(
        "visit__case_id", "visit__started_at", "content"
    )
    found = []
    for case, started, content in rows:
        on = timezone.localdate(started)
        later = tuple(day for day in days.get(case, ()) if day > on)
        found.append(Decided(case, on, DecisionContent.of(content), later))
    return tuple(found)
