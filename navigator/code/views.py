"""The share code's page: shows the own code, and opens one. A code travels only inside a form, never in an address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from navigator.code import pages
from navigator.code.forms import CodeForm
from navigator.journey import flow
from navigator.journey.entry import Journey, enter
from navigator.journey.rendering import show


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@enter
def code(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Show the code of the answers given, and a form for another; a code that was sent is shown before it is used."""
    live = journey.live
    if request.method == "POST":
        return _open(request, journey)
    page = pages.code_page(live, journey.kept, journey.carrier.lost, _place(request))
    return show(request, live, "code/code.html", page, form=CodeForm(layouts=live.layouts))


def _open(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Show what a code carries, or use it; a wrong one shows the form again."""
    live, kept = journey.live, journey.kept
    form = CodeForm(request.POST, layouts=live.layouts)
    if not form.is_valid():
        return show(request, live, "code/wrong.html", pages.code_page(live, kept, "", _place(request)), form=form)
    read = form.cleaned_data["code"]
    if "use" not in request.POST:
        page = pages.opened_page(live, kept, read, request.POST["code"])
        return show(request, live, "code/opened.html", page)
    journey.keep(pages.kept_from(live, kept, read))
    return HttpResponseRedirect(flow.address(flow.GATE, "check"))


def _place(request: HttpRequest) -> str:
    """Where codes are entered, as one would write it down."""
    return request.get_host() + request.path
