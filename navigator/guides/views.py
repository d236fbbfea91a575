"""The guides: ready-made pages, except the two that use answers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from navigator.guides.again import AgainPage, answered_again, before, questions_again
from navigator.guides.guide_page import RETURN, guide_page
from navigator.guides.guides_page import guides_page
from navigator.guides.talk import TALK, talk_page
from navigator.journey import flow
from navigator.journey.entry import Journey, enter
from navigator.journey.forms import form_class, initial_of
from navigator.journey.rendering import show
from navigator.shown.shelf import serve
from options.rules.evidence import Guide
from options.rules.rulebook import Rulebook


@require_safe
def guides(request: HttpRequest) -> HttpResponseBase:
    """All guides at a glance."""
    return serve(request, "guides/guides.html", lambda live: guides_page(live.rulebook))


@require_safe
def guide(request: HttpRequest, key: str) -> HttpResponseBase:
    """One guide; 404 for a key the release does not have. A page that is written on is kept by no browser."""
    return serve(
        request,
        "guides/guide.html",
        lambda live: guide_page(live.rulebook, _guide(live.rulebook, key)),
        may_keep=lambda page: not page.is_written_on,
    )


@require_safe
@enter
def talk(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The talk planner with options from the answers, or what comes before any talk."""
    guide = _guide(journey.live.rulebook, TALK)
    alerts = journey.alerts()
    if flow.holding_back(alerts, journey.kept):
        return HttpResponseRedirect(flow.address("stop", "results"))
    return show(request, journey.live, "guides/talk.html", talk_page(journey.live, guide, journey.kept, alerts))


@require_http_methods(["GET", "HEAD", "POST"])
@enter
def again(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Ask again what a return to use changes; the other answers stay. Without answers: the way to begin."""
    rulebook, kept = journey.live.rulebook, journey.kept
    page = AgainPage(_guide(rulebook, RETURN), has_answers=flow.sent_first_to(kept, "results") is None)
    if not page.has_answers:
        return show(request, journey.live, "guides/again.html", page)
    questions = questions_again(rulebook, kept.told)
    form_type = form_class(rulebook, "again", questions, kept.voice)
    if request.method != "POST":
        form = form_type(initial=initial_of(before(rulebook, kept), questions))
        return show(request, journey.live, "guides/again.html", page, form=form)
    form = form_type(request.POST)
    if not form.is_valid():
        return show(request, journey.live, "guides/again.html", page, form=form)
    journey.keep(answered_again(kept, form.chosen()))
    held = flow.holding_back(journey.alerts(), journey.kept)
    return HttpResponseRedirect(flow.address("stop", "results") if held else flow.address("results"))


def _guide(rulebook: Rulebook, key: str) -> Guide:
    """A guide of the release. Raises: Http404 when there is none of this key."""
    found = next((guide for guide in rulebook.guides if guide.key == key), None)
    if found is None:
        raise Http404
    return found
