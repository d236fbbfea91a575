"""The pages of the journey. Each view finds its place, reads or keeps answers, and shows a page or goes on."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from navigator.journey import flow, pages, trying
from navigator.journey.assembly import assemble
from navigator.journey.carriers import CookieCarrier
from navigator.journey.entry import Journey, enter
from navigator.journey.flow import Place, address
from navigator.journey.forms import form_class, initial_of
from navigator.journey.open_places import open_page
from navigator.journey.ordered import with_order
from navigator.journey.rendering import show
from navigator.journey.results import results_page
from navigator.journey.ways import ways_page
from options.rules.answers import settle
from options.rules.questionnaire import Question
from options.rules.ranking import Ranking

show_or_save = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@enter
def start(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What this is, and who it is for."""
    page = pages.start_page(journey.live.rulebook, journey.kept, journey.carrier.lost)
    if journey.carrier.lost:
        journey.forget()
    return show(request, journey.live, "journey/start.html", page)


@require_POST
@enter
def choose_voice(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Keep who answers, and go to the safety gate."""
    rulebook = journey.live.rulebook
    voice = request.POST.get("voice", "")
    if voice not in rulebook.questionnaire.voices:
        page = pages.start_page(rulebook, journey.kept, "", has_error=True)
        return show(request, journey.live, "journey/start.html", page)
    journey.keep(journey.kept.speaking(voice, rulebook).imagining({}).under(journey.live.digest))
    return _to(flow.GATE)


@show_or_save
@enter
def question(request: HttpRequest, journey: Journey, page: str) -> HttpResponse:
    """The safety gate or a step: show the form, or keep what was answered and go on."""
    rulebook = journey.live.rulebook
    told = journey.kept.told
    if page not in flow.pages(rulebook, told):
        raise Http404
    if elsewhere := journey.sent_first("gate" if page == flow.GATE else "step"):
        return elsewhere
    place = flow.place_of(rulebook, page, told, request.GET.get("return", ""))
    questions = flow.asked(rulebook, page, told)
    if request.method == "POST":
        return _answer(request, journey, place, questions)
    return _ask(request, journey, place, questions)


def _ask(request: HttpRequest, journey: Journey, place: Place, questions: tuple[Question, ...]) -> HttpResponse:
    """Show the form of a page with the answers given so far."""
    kept = journey.kept
    form = form_class(journey.live.rulebook, place.page, questions, kept.voice)(
        initial=initial_of(kept.answers, questions)
    )
    page = pages.question_page(journey.live.rulebook, place, kept, questions)
    return show(request, journey.live, "journey/question.html", page, form=form)


def _answer(request: HttpRequest, journey: Journey, place: Place, questions: tuple[Question, ...]) -> HttpResponse:
    """Keep, clear or skip the answers of a page; errors show the form again with everything ticked."""
    kept, live = journey.kept, journey.live
    if "clear" in request.POST:
        journey.keep(kept.emptying(question.key for question in questions).imagining({}))
        return HttpResponseRedirect(request.get_full_path())
    if "skip" in request.POST:
        journey.keep(kept.past(place.page))
        return _to(place.onward)
    form = form_class(live.rulebook, place.page, questions, kept.voice)(request.POST)
    if not form.is_valid():
        page = pages.question_page(live.rulebook, place, kept, questions)
        return show(request, live, "journey/question.html", page, form=form)
    journey.keep(kept.answering(form.chosen()).past(place.page).imagining({}))
    interrupted = flow.interrupting(journey.alerts(), journey.kept)
    return _to("stop", place.onward) if interrupted else _to(place.onward)


@show_or_save
@enter
def stop(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What cannot wait: get help first, and go on once "I am safe for now" is pressed."""
    if elsewhere := journey.sent_first("step"):
        return elsewhere
    onward = flow.known_name(journey.live.rulebook, journey.kept.told, request.GET.get("return", ""))
    held = flow.holding_back(journey.alerts(), journey.kept)
    if request.method == "POST":
        journey.keep(journey.kept.knowing(alert.key for alert in held))
        return _to(onward)
    if not held:
        return _to(onward)
    return show(
        request, journey.live, "journey/stop.html", pages.stop_page(journey.live.rulebook, held, journey.kept, onward)
    )


@require_safe
@enter
def check(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Every answer on one page, each with its Change link."""
    if elsewhere := journey.sent_first("check"):
        return elsewhere
    rulebook = journey.live.rulebook
    settled = settle(rulebook, flow.counted(rulebook, journey.kept))
    return show(request, journey.live, "journey/check.html", pages.check_page(rulebook, settled, journey.kept))


@require_safe
@with_order
def results(request: HttpRequest, journey: Journey, ranking: Ranking) -> HttpResponse:
    """The ranked options with every reason, or first what cannot wait."""
    return HttpResponse(assemble(results_page(journey.live, journey.kept, ranking), get_token(request)))


@require_safe
@with_order
def ways(request: HttpRequest, journey: Journey, ranking: Ranking, option: str) -> HttpResponse:
    """What would bring one option up, and what speaks against it now."""
    if option not in {placement.option.key for placement in ranking.options}:
        raise Http404
    page = ways_page(journey.live, journey.kept, ranking, option)
    return show(request, journey.live, "journey/ways_up.html", page)


@require_safe
@with_order
def open_places(request: HttpRequest, journey: Journey, ranking: Ranking) -> HttpResponse:
    """How far each option could still move, and which open question would settle most."""
    page = open_page(journey.live, journey.kept, ranking)
    return show(request, journey.live, "journey/open_places.html", page)


@require_POST
@enter
def try_change(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Look at other answers in place of the real ones, go back to those, or keep what was tried."""
    if elsewhere := journey.sent_first("results"):
        return elsewhere
    kept = journey.kept
    if "back" in request.POST:
        journey.keep(kept.imagining({}))
    elif "keep" in request.POST:
        journey.keep(kept.imagined)
    elif answers := trying.read(journey.live.rulebook, kept, request.POST.get("change", "")):
        journey.keep(trying.begun(kept, answers))
    return _to("results")


@require_POST
@enter
def restart(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Forget every answer and begin again."""
    journey.forget()
    return _to("start")


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Forget every answer and leave for a page that says nothing about this one."""
    response = HttpResponseRedirect(settings.LEAVE_URL)
    carrier = CookieCarrier(request)
    carrier.clear()
    carrier.finish(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, path="/", samesite="Lax")
    response["Cache-Control"] = "no-store"
    return response


def _to(name: str, onward: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(address(name, onward))
