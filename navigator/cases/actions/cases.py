"""Opening a case, naming who works on it, and archiving it. Each change is whole or not made at all.

Whether a person may change a case is asked before, at the door (`Opened.may_steer`).
"""

from datetime import date

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from navigator.cases.models import Case, Colleague, Membership


class CodeTaken(Exception):
    """Another case of the team has this code; nothing was changed."""


class NotInTeam(Exception):
    """This person does not work in the team of the case; nothing was changed."""


def add(member: Membership, code: str) -> Case:
    """Open a case in a member's team, owned by the member.

    Takes: `code`, tidy and without a problem (`caseload.codes`). Raises: CodeTaken.
    """
    try:
        with transaction.atomic():
            return Case.objects.create(
                team_id=member.team_id, owner_id=member.user_id, code=code, opened_on=timezone.localdate()
            )
    except IntegrityError as error:
        raise CodeTaken from error


def rename(case: Case, code: str) -> None:
    """Give a case another code. Raises: CodeTaken."""
    try:
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(code=code)
    except IntegrityError as error:
        raise CodeTaken from error
    case.code = code


def hand_over(case: Case, owner: User, by: User, stays: bool) -> None:
    """Make somebody of the team the owner. Takes: `stays`, whether the former owner goes on as a colleague.

    Raises: NotInTeam.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        _demand_in_team(locked, owner)
        former = locked.owner_id
        locked.owner = owner
        locked.save(update_fields=["owner"])
        Colleague.objects.filter(case=locked, user=owner).delete()
        if stays and former != owner.pk and _works_in(locked, former):
            Colleague.objects.get_or_create(case=locked, user_id=former, defaults={"named_by": by})
    case.owner = owner


def name_colleague(case: Case, colleague: User, by: User) -> None:
    """Share a case with somebody of the team; a second time changes nothing, and so does the owner.

    Raises: NotInTeam.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        _demand_in_team(locked, colleague)
        if locked.owner_id != colleague.pk:
            Colleague.objects.get_or_create(case=locked, user=colleague, defaults={"named_by": by})


def remove_colleague(case: Case, person: int) -> bool:
    """End the sharing with a person, by their id; from the next page on they see the case no more.

    Gives: whether it was shared with them.
    """
    return Colleague.objects.filter(case=case, user_id=person).delete()[0] > 0


def set_follow_up(case: Case, day: date | None) -> None:
    """Plan the next follow-up, or none."""
    Case.objects.filter(pk=case.pk).update(follow_up_on=day)
    case.follow_up_on = day


def archive(case: Case) -> None:
    """Close a case; it stays, leaves the lists of open ones and is due no more. A second time changes nothing."""
    _turn(case, Case.State.OPEN, state=Case.State.CLOSED, closed_on=timezone.localdate())


def reopen(case: Case) -> None:
    """Take a case out of the archive. A second time changes nothing."""
    _turn(case, Case.State.CLOSED, state=Case.State.OPEN, closed_on=None)


def _turn(case: Case, before: str, *, state: str, closed_on: date | None) -> None:
    if Case.objects.filter(pk=case.pk, state=before).update(state=state, closed_on=closed_on):
        case.state, case.closed_on = state, closed_on


def _demand_in_team(case: Case, person: User) -> None:
    if not person.is_active or not _works_in(case, person.pk):
        raise NotInTeam


def _works_in(case: Case, person: int) -> bool:
    return Membership.objects.filter(team=case.team_id, user=person, user__is_active=True).exists()
