"""Writes the access log: the one place that does."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest

from navigator.cases.models import AccessEntry, Case

Act = AccessEntry.Act
DONE = "done_to_a_case"


@dataclass(frozen=True, slots=True)
class Done:
    """What a request turned out to do: `detail` in fixed words, and the case when the address names none."""

    act: AccessEntry.Act = Act.CHANGE
    detail: str = ""
    case: Case | None = None


def done(request: HttpRequest, detail: str, case: Case | None = None, act: AccessEntry.Act = Act.CHANGE) -> None:
    """Tell the door what a form sent to it did, for the one entry that the door writes after the view.

    Takes: `detail` in fixed words, such as "archived"; `case`, when it was not in the address; `act`, Act.READ for a
    form that only asks.
    """
    setattr(request, DONE, Done(act, detail, case))


def what_was_done(request: HttpRequest) -> Done:
    """What the view said with `done`; a change without words when it said nothing."""
    told: Done = getattr(request, DONE, Done())
    return told


def note(
    request: HttpRequest, act: AccessEntry.Act, case: Case | None = None, visit: int | None = None, detail: str = ""
) -> None:
    """Write down what the person behind a request does now.

    Takes: `detail` in fixed words, such as "csv" or "archived"; never what was answered or written.
    """
    place = request.resolver_match.view_name if request.resolver_match else ""
    write(request.user, act, place, case, visit, detail)


def write(
    user: object,
    act: AccessEntry.Act,
    place: str,
    case: Case | None = None,
    visit: int | None = None,
    detail: str = "",
) -> None:
    """Write an entry. Takes: the person, or None for a command; `place`, the name of a page or a command."""
    person = user if isinstance(user, User) else None
    AccessEntry.objects.create(
        user=person,
        user_name=person.username if person else "command-line",
        act=act,
        case=case.uid if case else None,
        case_code=case.code if case else "",
        team=case.team_id if case else None,
        visit=visit,
        place=place,
        detail=detail,
    )


def refused(request: HttpRequest, uid: UUID | None, case: Case | None, detail: str = "") -> None:
    """Write down that something was asked for and not given, whether it exists or not. Takes: the id asked for."""
    person = request.user if isinstance(request.user, User) else None
    AccessEntry.objects.create(
        user=person,
        user_name=person.username if person else "",
        act=Act.REFUSAL,
        case=uid,
        case_code=case.code if case else "",
        team=case.team_id if case else None,
        place=request.resolver_match.view_name if request.resolver_match else "",
        detail=detail,
    )
