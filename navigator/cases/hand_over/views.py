"""Handing over: the plan, the summary, what goes out and what permits it, consents, and the account of it all."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from navigator.cases import log
from navigator.cases.actions import consents
from navigator.cases.door import Opened, looking_or_sending, open_case
from navigator.cases.hand_over.account import account_page, as_table
from navigator.cases.hand_over.choosing import hand_over_page
from navigator.cases.hand_over.consents import consents_page
from navigator.cases.hand_over.files import as_file, copy_of
from navigator.cases.hand_over.forms import ConsentForm, ForClient, InEmergency
from navigator.cases.hand_over.notice import CLIENTS_PLAN, WORKING_COPY
from navigator.cases.hand_over.plan import client_plan
from navigator.cases.hand_over.record import Record, record_of
from navigator.cases.hand_over.scope import FORMS
from navigator.cases.hand_over.summary import summary_page
from navigator.cases.models import Disclosure
from navigator.cases.rendering import show
from navigator.shown.frame import frame
from options.publishing.current import NoRelease
from options.rules.errors import BadRelease


def with_record(
    view: Callable[[HttpRequest, Opened, Record], HttpResponse],
) -> Callable[[HttpRequest, Opened], HttpResponse]:
    """Give a view what may leave of the visit; a release that cannot be read gives a page that says so, and no copy."""

    @wraps(view)
    def entered(request: HttpRequest, opened: Opened) -> HttpResponse:
        try:
            record = record_of(opened.the_visit)
        except (NoRelease, BadRelease):
            log.done(request, "release not readable")
            response = show(request, opened.member, "visits/no_release.html", opened.the_visit)
            response.status_code = 503
            return response
        return view(request, opened, record)

    return entered


@open_case
@require_safe
def hand_over(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What can be handed over from a visit, and what permits it."""
    page = hand_over_page(opened, timezone.localdate())
    return show(request, opened.member, "hand_over/hand_over.html", page)


@open_case
@require_safe
@with_record
def plan(request: HttpRequest, opened: Opened, record: Record) -> HttpResponse:
    """The client's own plan, to print. It needs no consent."""
    visit, page = opened.the_visit, client_plan(record, CLIENTS_PLAN)
    return show(request, opened.member, "hand_over/plan.html", page, visit=visit, **frame(record.live))


@open_case
@require_safe
@with_record
def summary(request: HttpRequest, opened: Opened, record: Record) -> HttpResponse:
    """The clinical summary as a working copy for the team."""
    visit, page = opened.the_visit, summary_page(record, WORKING_COPY)
    return show(request, opened.member, "hand_over/summary.html", page, visit=visit, **frame(record.live))


@open_case
@require_POST
@with_record
def export(request: HttpRequest, opened: Opened, record: Record) -> HttpResponse:
    """Hand something over: only with a consent that counts and covers it, in an emergency, or to the client.

    What goes out is written into the account and the log, and so is a refusal, without a word of what was asked for.
    """
    page = hand_over_page(opened, timezone.localdate(), request.POST)
    form = page.sent
    if form is None or not form.is_valid():
        log.done(request, "not handed over")
        return show(request, opened.member, "hand_over/hand_over.html", page)
    try:
        disclosure = _pass_on(opened, form.basis, form.cleaned_data)
    except consents.Refused as refused:
        log.done(request, f"hand over refused: {refused.why}", act=log.Act.REFUSAL)
        page = hand_over_page(opened, timezone.localdate(), request.POST, refused.why)
        response = show(request, opened.member, "hand_over/hand_over.html", page)
        response.status_code = 403
        return response
    log.done(request, f"{disclosure.form}, {disclosure.get_basis_display()}", act=log.Act.EXPORT)
    return copy_of(request, opened.member, opened.the_visit, record, disclosure)


@open_case
@looking_or_sending
def consents_of(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The consents of a case, and another one written down."""
    today = timezone.localdate()
    form = ConsentForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST":
        log.done(request, "not recorded")
    if form.is_valid():
        told = form.cleaned_data
        content = form.content(opened.case.code)
        consents.record(opened.case, opened.member.user, content, told["signed_on"], told["expires_on"])
        log.done(request, "consent recorded")
        return redirect(f"{reverse('cases:consents', args=(opened.case.uid,))}?done=recorded")
    page = consents_page(opened.case, form, today, request.GET.get("done", ""))
    return show(request, opened.member, "hand_over/consents.html", page)


@open_case
@require_POST
def revoke(request: HttpRequest, opened: Opened, consent: int) -> HttpResponse:
    """End a consent from this moment on."""
    if not consents.revoke(opened.case, consent):
        raise Http404
    log.done(request, "consent revoked")
    return redirect(f"{reverse('cases:consents', args=(opened.case.uid,))}?done=revoked")


@open_case
@looking_or_sending
def disclosures(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The account of disclosures, as a page; as a table when the button was pressed."""
    page = account_page(opened.case)
    if request.method == "POST":
        log.done(request, "account of disclosures", act=log.Act.EXPORT)
        return as_file("account", as_table(page), timezone.now())
    return show(request, opened.member, "hand_over/disclosures.html", page)


def _pass_on(opened: Opened, basis: str, told: Mapping[str, Any]) -> Disclosure:
    case, author = opened.case, opened.member.user
    copy = consents.Copy(FORMS[told["form"]], opened.the_visit.number)
    if basis == ForClient.basis:
        return consents.give_to_client(case, author, copy)
    if basis == InEmergency.basis:
        who = (told["recipient"], told["affiliation"], told["nature"])
        return consents.pass_on_in_emergency(case, author, copy, told["parts"], *who)
    return consents.pass_on(case, author, copy, told["consent"], told["recipient"])
