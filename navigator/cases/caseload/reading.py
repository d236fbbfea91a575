"""What is read for the list of cases, the page of one, and its settings: each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from navigator.cases import access
from navigator.cases.models import Case, Colleague, Consent, Decision, Membership, Visit

PER_PAGE = 50
DUE, OPEN, SHARED, ARCHIVED, TEAM = "due", "open", "shared", "archived", "team"
OPEN_STATE = Q(state=Case.State.OPEN)
BY_DUE_DAY = (F("follow_up_on").asc(nulls_last=True), F("last_visit_on").desc(nulls_last=True), "code")


@dataclass(frozen=True, slots=True)
class Found:
    """Cases of one page of the list, and how many there are in all."""

    cases: list[Case]
    total: int


def filters(member: Membership, today: date) -> dict[str, Q]:
    """The ways to look at one's cases, by the word that stands in the address."""
    return {
        OPEN: OPEN_STATE,
        DUE: OPEN_STATE & Q(follow_up_on__lte=today),
        SHARED: OPEN_STATE & ~Q(owner=member.user_id),
        ARCHIVED: Q(state=Case.State.CLOSED),
    }


def counts(member: Membership, today: date) -> dict[str, int]:
    """How many of one's cases each filter shows, and for a supervisor the open ones of the team."""
    asked = {word: Count("pk", filter=which) for word, which in filters(member, today).items()}
    counted: dict[str, int] = access.caseload_of(member).aggregate(**asked)
    if member.is_supervisor:
        counted[TEAM] = access.cases_for(member).filter(OPEN_STATE).count()
    return counted


def page_of(member: Membership, show: str, page: int, today: date) -> list[Case]:
    """One page of the list under a filter, what is due first; the archive by the day it was closed."""
    if show == TEAM:
        cases = access.cases_for(member).filter(OPEN_STATE)
    else:
        cases = access.caseload_of(member).filter(filters(member, today)[show])
    order = (F("closed_on").desc(), "code") if show == ARCHIVED else BY_DUE_DAY
    return list(_listed(cases).order_by(*order)[(page - 1) * PER_PAGE : page * PER_PAGE])


def searched(member: Membership, code: str) -> Found:
    """The cases one may open whose code holds these signs: the exact one first, or as many as one page shows."""
    cases = access.cases_for(member).filter(code__contains=code)
    found = list(_listed(cases).order_by("code")[: PER_PAGE + 1])
    exact = [case for case in found if case.code == code] or list(_listed(cases.filter(code=code)))
    if exact:
        return Found(exact, 1)
    total = len(found) if len(found) <= PER_PAGE else cases.count()
    return Found(found[:PER_PAGE], total)


def is_taken(member: Membership, code: str) -> bool:
    """Whether a case of the team has this code; the one thing a member learns about cases of others."""
    return Case.objects.filter(team=member.team_id, code=code).exists()


def seen_under(member: Membership, code: str) -> Case | None:
    """The case with this code, if the member may open it."""
    return access.cases_for(member).filter(code=code).first()


def visits_of(case: Case) -> list[Visit]:
    """The visits, oldest first, with author and whether they have a decision; what is locked in them stays locked."""
    visits = case.visits.select_related("author").defer("content", "ranking").order_by("number")
    return list(visits.annotate(has_decision=F("decision__pk")))


def last_decision(case: Case) -> Decision | None:
    """The decision of the latest visit that has one."""
    decisions = Decision.objects.filter(visit__case=case).select_related("visit", "author")
    return decisions.defer("visit__content", "visit__ranking").order_by("-visit__number").first()


def consents_of(case: Case) -> list[Consent]:
    """The consents, without what is locked in them."""
    return list(case.consents.defer("content"))


def colleagues_of(case: Case) -> list[Colleague]:
    """Who shares the case, with the place in the team each still has or has no more."""
    return list(case.colleagues.select_related("user__membership").order_by("user__username"))


def team_of(case: Case) -> list[Membership]:
    """Everybody who works in the team of a case now."""
    places = Membership.objects.filter(team=case.team_id, user__is_active=True)
    return list(places.select_related("user").order_by("user__username"))


def _listed(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With owner and the number of the visit that is still open, if any."""
    unfinished = Visit.objects.filter(case=OuterRef("pk"), finished_at=None).order_by("-number")
    return cases.select_related("owner").annotate(open_visit=Subquery(unfinished.values("number")[:1]))
