"""Two teams of made-up people, and cases between them. Who may see what follows from who they are."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from navigator.cases.models import Case, Colleague, Membership, Team
from tests.people import PASSWORD

COUNSELOR, SUPERVISOR = Membership.Role.COUNSELOR, Membership.Role.SUPERVISOR


@dataclass(frozen=True, slots=True)
class Office:
    """The cast. Cora owns `case`, shared with Carl by name. Omar is in her team, Sue supervises it.

    Theo supervises the other team, in which Olga works. Ferris shared the case and left the team. Ada is a superuser in
    no team.
    """

    team: Team
    other_team: Team
    cora: User
    carl: User
    omar: User
    sue: User
    theo: User
    olga: User
    ferris: User
    ada: User
    case: Case


def open_office() -> Office:
    """The two teams with one case."""
    team, other_team = Team.objects.create(name="River team"), Team.objects.create(name="Hill team")
    cora, carl, omar, sue = (
        person(name, team, role)
        for name, role in (("cora", COUNSELOR), ("carl", COUNSELOR), ("omar", COUNSELOR), ("sue", SUPERVISOR))
    )
    case = case_of(cora, "RT-1001")
    ferris = person("ferris", team)
    for colleague in (carl, ferris):
        Colleague.objects.create(case=case, user=colleague, named_by=cora)
    ferris.membership.delete()
    return Office(
        team=team,
        other_team=other_team,
        cora=cora,
        carl=carl,
        omar=omar,
        sue=sue,
        theo=person("theo", other_team, SUPERVISOR),
        olga=person("olga", other_team),
        ferris=ferris,
        ada=User.objects.create_superuser("ada", password=PASSWORD),
        case=case,
    )


def person(name: str, team: Team, role: str = COUNSELOR) -> User:
    """Somebody who works in a team."""
    user = User.objects.create_user(name, password=PASSWORD)
    Membership.objects.create(user=user, team=team, role=role)
    return user


def case_of(owner: User, code: str) -> Case:
    """A case of a counselor, opened today."""
    return Case.objects.create(team=owner.membership.team, owner=owner, code=code, opened_on=timezone.localdate())
