"""The list of cases, a new case, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from navigator.cases import log
from navigator.cases.actions import cases
from navigator.cases.caseload import codes, listing, reading
from navigator.cases.caseload.forms import CodeForm
from navigator.cases.caseload.overview import case_page as overview
from navigator.cases.door import Opened, for_members, looking_or_sending, open_case
from navigator.cases.models import Membership
from navigator.cases.rendering import show

LONGEST_TYPED = 60


@for_members
@looking_or_sending
def case_list(request: HttpRequest, member: Membership) -> HttpResponse:
    """The list under a filter; a code that is looked for comes by POST, so that no address holds it."""
    today = timezone.localdate()
    typed = codes.tidy(request.POST.get("code", "")[:LONGEST_TYPED])
    if request.method == "POST":
        log.done(request, "searched", act=log.Act.READ)
    if not typed:
        word, number = request.GET.get("show", ""), request.GET.get("page", "")
        page = listing.list_page(member, word, int(number) if number.isdecimal() and len(number) < 9 else 1, today)
        return show(request, member, "caseload/list.html", page, done=request.GET.get("done", ""))
    found = reading.searched(member, typed)
    if len(found.cases) == 1:
        return redirect("cases:case", case=found.cases[0].uid)
    return show(request, member, "caseload/list.html", listing.search_page(member, typed, found, today))


@for_members
@looking_or_sending
def new_case(request: HttpRequest, member: Membership) -> HttpResponse:
    """A new case under the proposed code or one's own; with the button "begin", on to its first visit."""
    sent = request.method == "POST"
    form = CodeForm(request.POST) if sent else CodeForm(initial={"code": _proposed(member)})
    form.fields["code"].widget.attrs["autofocus"] = not sent
    seen = None
    if sent:
        log.done(request, "not changed")
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            case = cases.add(member, code)
        except cases.CodeTaken:
            seen = reading.seen_under(member, code)
            form.add_error("code", "A case of your team has this code. Choose another one.")
        else:
            log.done(request, "opened", case)
            return redirect("cases:visit-new" if "begin" in request.POST else "cases:case", case=case.uid)
    proposed = _proposed(member) if form.errors else ""
    return show(request, member, "caseload/new.html", form, seen=seen, proposed=proposed)


@open_case
@require_safe
def case_page(request: HttpRequest, opened: Opened) -> HttpResponse:
    """A case at a glance."""
    page = overview(opened, timezone.localdate())
    return show(request, opened.member, "caseload/case.html", page, case=opened.case)


def _proposed(member: Membership) -> str:
    return codes.propose(member.team.name, lambda code: reading.is_taken(member, code))
