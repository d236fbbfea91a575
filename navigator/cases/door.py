"""The one door to a case: finds it for who asks, writes the look down, or answers as if it were not there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from navigator.cases import access, log
from navigator.cases.models import AccessEntry, Case, Membership, Visit
from navigator.cases.vault import WrongKey

Rest = ParamSpec("Rest")
looking_or_sending = require_http_methods(["GET", "HEAD", "POST"])
"""For a page with a form: it is looked at, or the form is sent to it."""
Act = AccessEntry.Act
METHOD_NOT_ALLOWED = 405
NOT_OFFERED = log.Done(Act.REFUSAL, "method")


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
    """Give a view the place in the team of who asks; whoever is in no team gets 404.

    What is done is written down as by `open_case`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        member = access.membership_of(request.user)
        if member is None:
            log.refused(request, None, None)
            raise Http404
        return written_down(request, None, None, lambda: view(request, member, *args, **kwargs))

    return guarded


def open_case(
    view: Callable[Concatenate[HttpRequest, Opened, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view the case of its address, `<uuid:case>`, and the visit, `<int:visit>`, for a person who may open it.

    A look is written down before the view runs; a change after it, in the same transaction, in the words the view gave
    to `log.done`. Who may not open the case gets 404, as for a case that does not exist; that is written down too, and
    so is Http404 or PermissionDenied raised by the view, which undoes whatever it had changed. Stand outermost: limits
    on methods belong inside, so that they tell nothing to who may not open the case.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        named: dict[str, Any] = kwargs
        uid, number = named.pop("case"), named.pop("visit", None)
        try:
            opened = _find(request, uid, number)
        except WrongKey:
            return _locked(request, Case.objects.get(uid=uid))
        if opened is None:
            raise Http404
        return written_down(request, opened.case, number, lambda: view(request, opened, *args, **kwargs))

    return guarded


def written_down(
    request: HttpRequest, case: Case | None, number: int | None, run: Callable[[], HttpResponse]
) -> HttpResponse:
    """The answer of a view, with its entry in the log: the look before, the change after, or the refusal alone.

    A method that the view does not offer is a refusal, and so is content that no key opens, which gives its own page.
    """
    is_look = request.method in ("GET", "HEAD")
    try:
        with transaction.atomic():
            if is_look:
                log.note(request, Act.READ, case, number)
            response = run()
            if not is_look:
                what = NOT_OFFERED if response.status_code == METHOD_NOT_ALLOWED else log.what_was_done(request)
                log.note(request, what.act, case or what.case, number, what.detail)
            return response
    except (Http404, PermissionDenied) as refusal:
        words = "may not" if isinstance(refusal, PermissionDenied) else ""
        log.refused(request, case.uid if case else None, case, words)
        raise
    except WrongKey:
        return _locked(request, case)


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


def _locked(request: HttpRequest, case: Case | None) -> HttpResponse:
    """The page for content that no key of this server opens: nothing is lost, and whom to tell. It is logged."""
    log.refused(request, case.uid if case else None, case, "wrong key")
    return HttpResponse(render_to_string("cases/wrong_key.html"), status=503)
