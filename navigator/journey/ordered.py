"""How every page that needs the order begins: nothing that comes first may be passed over, tried answers or not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from navigator.journey import flow, pages
from navigator.journey.entry import Journey, enter
from navigator.journey.rendering import show
from options.rules.ranking import Ranking

Rest = ParamSpec("Rest")


def with_order(
    view: Callable[Concatenate[HttpRequest, Journey, Ranking, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view its `Journey` and the order for the answers looked at, which are those tried while a trial lasts.

    Without a voice or the safety gate it leads there; a message that holds the order back stands in its place.
    """

    @wraps(view)
    def ordered(request: HttpRequest, journey: Journey, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if elsewhere := journey.sent_first("results"):
            return elsewhere
        ranking = journey.order()
        if held := flow.holding_back(ranking.alerts, journey.kept):
            page = pages.stop_page(journey.live.rulebook, held, journey.kept, "results")
            return show(request, journey.live, "journey/stop.html", page)
        return view(request, journey, ranking, *args, **kwargs)

    return enter(ordered)
