"""Who may see which case. Every other module asks here; nothing else filters cases by person."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from navigator.cases.models import Case, Colleague, Membership

Person = AbstractBaseUser | AnonymousUser


def membership_of(user: Person) -> Membership | None:
    """The team place of an active person, with the team; None for everybody else, superusers included."""
    if not user.is_authenticated or not user.is_active:
        return None
    return Membership.objects.select_related("team", "user").filter(user_id=user.pk).first()


def cases_for(member: Membership) -> QuerySet[Case]:
    """The cases a member may open: all of the team for a supervisor, else the own and those shared by name."""
    return Case.objects.filter(team=member.team_id) if member.is_supervisor else caseload_of(member)


def caseload_of(member: Membership) -> QuerySet[Case]:
    """The cases a member works on: the own and those shared by name, each once."""
    shared = Colleague.objects.filter(user=member.user_id).values("case")
    return Case.objects.filter(Q(owner=member.user_id) | Q(pk__in=shared), team=member.team_id)


def may_open(member: Membership, case: Case) -> bool:
    """Whether a member may open a case."""
    return cases_for(member).filter(pk=case.pk).exists()


def may_steer(member: Membership, case: Case) -> bool:
    """Whether a member may hand a case over, name colleagues, or erase: its owner, or a supervisor of the team."""
    return case.team_id == member.team_id and (member.is_supervisor or case.owner_id == member.user_id)
