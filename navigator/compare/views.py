"""The page that lays options side by side. What is picked is kept with the answers, and without answers nowhere."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from navigator.compare.page import compare_page
from navigator.compare.picks import Picks, read_picks, suggested
from navigator.journey import flow, pages
from navigator.journey.entry import Journey, enter
from navigator.journey.rendering import show


@require_http_methods(["GET", "HEAD", "POST"])
@enter
def compare(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Options side by side, or first what cannot wait."""
    live, kept = journey.live, journey.kept
    ranking = None if flow.sent_first_to(kept, "results") else journey.order()
    if ranking and (held := flow.holding_back(ranking.alerts, kept)):
        return show(request, live, "journey/stop.html", pages.stop_page(live.rulebook, held, kept, "results"))
    start = suggested(live, ranking)
    shown, picks, is_suggested = kept.compared or start, Picks(kept.compared or start), not kept.compared
    if request.method == "POST":
        picks = _picked(request, journey, shown)
        if not picks.error and kept.voice:
            journey.keep(kept.comparing(picks.keys))
            return HttpResponseRedirect(reverse("compare"))
        shown, is_suggested = (shown, is_suggested) if picks.error else (picks.keys, False)
    return show(request, live, "compare/compare.html", compare_page(live, kept, ranking, shown, picks, is_suggested))


def _picked(request: HttpRequest, journey: Journey, shown: tuple[str, ...]) -> Picks:
    """What was sent: all boxes of this page (with "pick"), or one option more from another page ("add", "option")."""
    ticked, added = request.POST.getlist("option"), request.POST.getlist("add")
    if "pick" in request.POST:
        return read_picks(journey.live.rulebook, ticked)
    return read_picks(journey.live.rulebook, (*ticked, *added), before=shown)
