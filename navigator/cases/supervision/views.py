"""Supervision and learning: how the team's work stands, figures without identities, and who looked at a case."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from navigator.cases.door import Opened, for_members, open_case
from navigator.cases.models import Membership
from navigator.cases.rendering import show
from navigator.cases.supervision import decided, pages, reading
from navigator.cases.supervision.learners import for_learners
from options.publishing import current
from options.publishing.day import today


@for_members
@require_safe
def team(request: HttpRequest, member: Membership) -> HttpResponse:
    """How the work of everybody in the team stands; for supervisors."""
    _supervisors_only(member)
    page = pages.TeamPage(member.team.name, reading.loads(member, today()))
    return show(request, member, "supervision/team.html", page)


@for_members
@require_safe
def figures(request: HttpRequest, member: Membership) -> HttpResponse:
    """What the team decided, without identities; for supervisors."""
    _supervisors_only(member)
    counts = decided.count(reading.decisions_of(member), today())
    return show(request, member, "supervision/figures.html", pages.figures_page(current.release(), counts))


@for_learners
@require_safe
def learning(request: HttpRequest) -> HttpResponse:
    """Which rules people decide against, and why, over all teams and without identities; for editors."""
    page = pages.learning_page(current.release(), decided.by_rule(reading.decisions_of_all()))
    return show(request, None, "supervision/learning.html", page)


@open_case
@require_safe
def case_log(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Who looked at a case, changed it or took something out; for its owner and supervisors."""
    if not opened.may_steer:
        raise Http404
    found = reading.entries(opened.case, request.GET.get("page"))
    return show(request, opened.member, "supervision/log.html", found, case=opened.case)


def _supervisors_only(member: Membership) -> None:
    if not member.is_supervisor:
        raise Http404
