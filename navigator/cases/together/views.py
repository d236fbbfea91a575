"""Results together: the order with its reasons, what if, options side by side, and the decision."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from navigator.cases import log
from navigator.cases.actions.decisions import decide
from navigator.cases.actions.visits import Elsewhere
from navigator.cases.door import looking_or_sending
from navigator.cases.rendering import show
from navigator.cases.together.at_results import AtResults, at_results
from navigator.cases.together.board import order_of
from navigator.cases.together.decision import decision_form, decision_page, first_for
from navigator.cases.together.decision_form import steps_sent
from navigator.cases.together.reading import decided_in, decision_of
from navigator.cases.together.results import together_page
from navigator.cases.visits.newer import newer_of
from navigator.compare.page import compare_page
from navigator.compare.picks import Picks, read_picks, suggested
from navigator.journey import trying


@at_results
@require_safe
def results(request: HttpRequest, at: AtResults) -> HttpResponse:
    """The order with every reason, for two people at one screen."""
    newer = newer_of(at.live, at.kept)
    return show(request, at.sitting.member, "together/results.html", together_page(at), newer=newer)


@at_results
@sensitive_post_parameters()
@require_POST
def try_change(request: HttpRequest, at: AtResults) -> HttpResponse:
    """Try an answer beside those tried already, go back to the real ones, or keep what was tried."""
    kept = at.kept
    log.done(request, "kept a tried answer" if "keep" in request.POST else "what if")
    if "back" in request.POST:
        at.sitting.keep(kept.imagining({}))
    elif "keep" in request.POST:
        at.sitting.keep(kept.imagined)
    elif answers := trying.read(at.live.rulebook, kept, request.POST.get("change", "")):
        at.sitting.keep(trying.begun(kept, answers))
    return HttpResponseRedirect(at.address("visit-results") + "#what-if")


@at_results
@looking_or_sending
def compare(request: HttpRequest, at: AtResults) -> HttpResponse:
    """Up to four options and carrying on as now, side by side; what is picked stays with the visit."""
    kept, ranking = at.kept, at.ranking
    shown = kept.compared or suggested(at.live, ranking)
    picks = Picks(shown)
    if request.method == "POST":
        picks = read_picks(at.live.rulebook, request.POST.getlist("option"))
        if not picks.error:
            at.sitting.keep(kept.comparing(picks.keys))
            log.done(request, "options to compare")
            return HttpResponseRedirect(at.address("visit-compare-options"))
        log.done(request, "form with errors, not saved", act=log.Act.READ)
    page = compare_page(at.live, kept.imagining({}), ranking, shown, picks, not kept.compared)
    return show(request, at.sitting.member, "together/compare/options.html", page, visit=at.visit)


@at_results
@sensitive_post_parameters()
@looking_or_sending
def decision(request: HttpRequest, at: AtResults) -> HttpResponse:
    """Write the shared decision down. It can be changed until the visit is finished."""
    if request.method != "POST":
        return show(request, at.sitting.member, "together/decision.html", decision_page(at))
    log.done(request, "form with errors, not saved", act=log.Act.READ)
    order, stored = order_of(at.live, at.ranking, {}), decided_in(decision_of(at.visit))
    form, steps = decision_form(at, order, stored, request.POST), tuple(steps_sent(request.POST))
    if not all([form.is_valid(), *(step.is_valid() for step in steps)]):
        return show(request, at.sitting.member, "together/decision.html", decision_page(at, form, steps))
    told = [step.step for step in steps]
    content = form.content(first_for(order, form.cleaned_data["option"]), [step for step in told if step])
    day, seen = form.cleaned_data["follow_up_on"], request.POST.get("seen", "")
    try:
        decide(at.visit, at.sitting.member.user, content, day, seen)
    except Elsewhere:
        page = decision_page(at, form, steps, is_elsewhere=True)
        return show(request, at.sitting.member, "together/decision.html", page)
    log.done(request, "decision")
    must_say_why = content.is_override and not content.overrides
    place = "differs" if must_say_why else "steps" if "more" in request.POST else "saved"
    return HttpResponseRedirect(f"{at.address('visit-decision')}#{place}")
