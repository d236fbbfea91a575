"""Looking back: a visit as it was, two visits side by side, ranking anew, and what happened."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from navigator.cases import log
from navigator.cases.actions import happenings, visits
from navigator.cases.door import Opened, looking_or_sending, open_case
from navigator.cases.models import Case
from navigator.cases.over_time import reading
from navigator.cases.over_time.as_it_was import as_it_was_page
from navigator.cases.over_time.beside import beside_page
from navigator.cases.over_time.happened import happened_page, happening_form
from navigator.cases.rendering import show
from navigator.cases.visits import beginnings
from options.publishing import current
from options.publishing.current import NoRelease
from options.rules.errors import BadRelease


@open_case
@require_safe
def as_it_was(request: HttpRequest, opened: Opened) -> HttpResponse:
    """A finished visit exactly as it was; an open one leads to where it goes on."""
    visit = opened.the_visit
    if not visit.is_finished:
        return redirect(visit)
    return show(request, opened.member, "over_time/as_it_was.html", as_it_was_page(visit))


@open_case
@require_safe
def beside(request: HttpRequest, opened: Opened, other: int) -> HttpResponse:
    """Two visits side by side."""
    every = reading.visits_of(opened.case)
    pair = (reading.one_of(every, number) for number in (opened.the_visit.number, other))
    log.note(request, log.Act.READ, opened.case, other)
    return show(request, opened.member, "over_time/beside.html", beside_page(opened.case, every, *pair))


@open_case
@require_POST
def again(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Rank a finished visit anew under the release readers see now, as a new visit, and show both side by side.

    A second press leads to the visit the first one began. An open visit, an archived case, and a release that cannot
    be read lead back.
    """
    visit = opened.the_visit
    if not visit.is_finished or opened.case.state != Case.State.OPEN:
        return redirect(visit)
    try:
        live = current.release()
        content = beginnings.from_visit(live, visit)
    except (NoRelease, BadRelease):
        return redirect("cases:visit-as-it-was", opened.case.uid, visit.number)
    last = reading.visits_of(opened.case)[-1]
    if not beginnings.is_same(last, opened.member, content):
        last = visits.begin(opened.case, opened.member.user, live, content)
        log.done(request, "ranked again as a new visit")
    return redirect("cases:visits-beside", opened.case.uid, last.number, visit.number)


@open_case
@sensitive_post_parameters()
@looking_or_sending
def happened(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What happened since: started, went on, stopped and why, by day; and a form to add to it."""
    case, form = opened.case, None
    if request.method == "POST":
        form = happening_form(case, reading.visits_of(case), request.POST)
        if form.is_valid():
            happenings.note(case, opened.member.user, form.content, form.cleaned_data["follow_up_on"])
            log.done(request, "what happened")
            return HttpResponseRedirect(request.path)
        log.done(request, "form with errors, not saved", act=log.Act.READ)
    return show(request, opened.member, "over_time/happened.html", happened_page(case, form))
