"""The one door to a case: finds it for who asks, writes the look down, or answers as if it were not there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from navigator.cases import access, log
from navigator.cases.models import AccessEntry, Case, Membership, Visit
from navigator.cases.vault import WrongKey

Rest = ParamSpec("Rest")
Act = AccessEntry.Act


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was opened by someone who may, and the visit in it if the address names one."""

    member: Membership
    case: Case
    visit: Visit | None = None

    @property
    def the_visit(self) -> Visit:
        """The visit of an address that names one."""
        if self.visit is None:
            raise Http404
        return self.visit

    @property
    def may_steer(self) -> bool:
        """Whether this person may hand the case over, name colleagues, or erase."""
        return access.may_steer(self.member, self.case)


def for_members(
    view: Callable[Concatenate[HttpRequest, Membership, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view the place in the team of who asks; whoever is in no team gets 404. The look is written down."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        member = access.membership_of(request.user)
        if member is None:
            log.note(request, Act.REFUSAL)
            raise Http404
        with transaction.atomic():
            log.note(request, _act(request))
            return view(request, member, *args, **kwargs)

    return guarded


def open_case(
    view: Callable[Concatenate[HttpRequest, Opened, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view the case of its address, `<uuid:case>`, and the visit, `<int:visit>`, for a person who may open it.

    A look is written down before the view runs, a change in the same transaction as the change. Who may not open the
    case gets 404, as for a case that does not exist, and that is written down too.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        named: dict[str, Any] = kwargs
        uid, number = named.pop("case"), named.pop("visit", None)
        try:
            opened = _find(request, uid, number)
            if opened is None:
                raise Http404
            with transaction.atomic():
                log.note(request, _act(request), opened.case, number)
                return view(request, opened, *args, **kwargs)
        except WrongKey:
            log.refused(request, uid, None, "wrong key")
            return _locked()

    return guarded


def _find(request: HttpRequest, uid: UUID, number: int | None) -> Opened | None:
    member = access.membership_of(request.user)
    case = Case.objects.select_related("team", "owner").filter(uid=uid).first()
    if member is None or case is None or not access.may_open(member, case):
        log.refused(request, uid, case)
        return None
    if number is None:
        return Opened(member, case)
    visit = Visit.objects.filter(case=case, number=number).select_related("author").first()
    if visit is None:
        log.refused(request, uid, case)
        return None
    visit.case = case
    return Opened(member, case, visit)


def _locked() -> HttpResponse:
    """The page for content that no key of this server opens: nothing is lost, and whom to tell."""
    return HttpResponse(render_to_string("cases/wrong_key.html"), status=503)


def _act(request: HttpRequest) -> AccessEntry.Act:
    return Act.READ if request.method in ("GET", "HEAD") else Act.CHANGE
