"""The plan: asks which option, keeps the pick, and shows the plan for it. Nothing of it is ever in an address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from navigator.journey.entry import Journey
from navigator.journey.ordered import with_order
from navigator.journey.rendering import show
from navigator.plan.choice import Missed, choice_page
from navigator.plan.page import Paper, plan_page
from options.rules.ranking import Ranking


@require_http_methods(["GET", "HEAD", "POST"])
@with_order
def plan(request: HttpRequest, journey: Journey, ranking: Ranking) -> HttpResponse:
    """The plan for the option picked, with the answers only where that was ticked; without a pick, the choice."""
    if "option" in request.POST or "pick" in request.POST:
        return _pick(request, journey, ranking)
    if "another" in request.POST:
        return _keep(journey, "")
    chosen = journey.kept.chosen
    if chosen not in _suitable(ranking):
        return _ask(request, journey, ranking, "not_now" if chosen else "")
    is_set = request.method == "POST"
    paper = Paper(has_answers="answers" in request.POST, has_code="code" in request.POST or not is_set)
    page = plan_page(journey.live, journey.kept, ranking, paper)
    return show(request, journey.live, "plan/plan.html", page)


def _pick(request: HttpRequest, journey: Journey, ranking: Ranking) -> HttpResponse:
    option = request.POST.get("option", "")
    if option in _suitable(ranking):
        return _keep(journey, option)
    return _ask(request, journey, ranking, "empty")


def _ask(request: HttpRequest, journey: Journey, ranking: Ranking, missed: Missed) -> HttpResponse:
    page = choice_page(journey.live.rulebook, journey.kept, ranking, missed)
    return show(request, journey.live, "plan/choose.html", page)


def _keep(journey: Journey, option: str) -> HttpResponse:
    journey.keep(journey.kept.choosing(option))
    return HttpResponseRedirect(reverse("plan"))


def _suitable(ranking: Ranking) -> set[str]:
    return {placement.option.key for placement in ranking.suitable}
