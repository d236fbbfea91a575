"""Where a visit begins: empty, from a family's share code, or from the last visit."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters

from navigator.cases import log
from navigator.cases.actions import visits
from navigator.cases.contents import VisitContent
from navigator.cases.door import Opened, looking_or_sending, open_case
from navigator.cases.rendering import show
from navigator.cases.visits import beginnings, reading
from navigator.cases.visits.beginnings import begin_page, code_page
from navigator.code.forms import CodeForm
from options.publishing import current
from options.publishing.current import NoRelease
from options.rules.errors import BadRelease


@sensitive_post_parameters()
@open_case
@looking_or_sending
def new(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Offer the ways to begin; begin; or show what a code carries before it is taken over."""
    try:
        return _new(request, opened)
    except (NoRelease, BadRelease):
        response = show(request, opened.member, "visits/nothing_published.html", opened.case)
        response.status_code = 503
        return response


def _new(request: HttpRequest, opened: Opened) -> HttpResponse:
    if request.method != "POST" or not begin_page(opened.case).is_open:
        return _offer(request, opened)
    last = reading.last_visit(opened.case)
    live = current.release()
    if "empty" in request.POST:
        return _begin(request, opened, beginnings.empty(live))
    if "last" in request.POST and last is not None:
        return _begin(request, opened, beginnings.from_visit(live, last))
    return _from_code(request, opened)


def _from_code(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Show what a code carries; take it over once the client agrees."""
    live = current.release()
    form = CodeForm(request.POST, layouts=live.layouts)
    if not form.is_valid():
        return _offer(request, opened, form)
    code = form.cleaned_data["code"]
    if "use" in request.POST and "agrees" in request.POST:
        response = _begin(request, opened, beginnings.from_code(live, code))
        log.done(request, "share code taken over, client agreed")
        return response
    log.done(request, "share code shown", act=log.Act.READ)
    page = code_page(opened.case, live, code, request.POST["code"], "use" in request.POST)
    return show(request, opened.member, "visits/code.html", page)


def _offer(request: HttpRequest, opened: Opened, form: CodeForm | None = None) -> HttpResponse:
    log.done(request, "not begun", act=log.Act.READ)
    form = form or CodeForm(layouts=current.release().layouts)
    return show(request, opened.member, "visits/new.html", begin_page(opened.case), form=form)


def _begin(request: HttpRequest, opened: Opened, content: VisitContent) -> HttpResponse:
    """Begin, unless this very request was already carried out: then go to the visit it began."""
    after = request.POST.get("after", "")
    last = reading.last_visit(opened.case)
    if last is not None and after != str(last.number) and beginnings.is_same(last, opened.member, content):
        return HttpResponseRedirect(last.get_absolute_url())
    visit = visits.begin(opened.case, opened.member.user, current.release(), content)
    return HttpResponseRedirect(visit.get_absolute_url())
