"""How the pages on which two people look at results begin: an open visit that nothing holds back, and its order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from navigator.cases import log
from navigator.cases.actions.visits import Elsewhere, Finished
from navigator.cases.models import Visit
from navigator.cases.rendering import show
from navigator.cases.together.decision_form import words_sent
from navigator.cases.visits import addresses
from navigator.cases.visits.noting import TooLate, Typed
from navigator.cases.visits.sitting import Sitting, open_visit
from navigator.journey import flow
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from options.rules.ranking import Ranking, rank

Rest = ParamSpec("Rest")
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class AtResults:
    """A visit at its results. `ranking`: the order for the real answers, whatever is tried."""

    sitting: Sitting
    ranking: Ranking

    @property
    def visit(self) -> Visit:
        """The visit."""
        return self.sitting.visit

    @property
    def live(self) -> LiveRelease:
        """Its release."""
        return self.sitting.live

    @property
    def kept(self) -> Kept:
        """Its answers, as stored."""
        return self.sitting.kept

    @property
    def imagined(self) -> Ranking:
        """The order for the answers tried, with every message; that for the real ones when nothing is tried."""
        return self.sitting.journey.order() if self.kept.trying else self.ranking

    def address(self, name: str) -> str:
        """A page of this visit."""
        return addresses.of_visit(self.visit, name)


def at_results(
    view: Callable[Concatenate[HttpRequest, AtResults, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view its visit `AtResults`.

    A finished visit leads to itself as it was; words sent to it are shown, as they were not kept. Without the safety
    gate, and while a message holds the order back, it leads there, once words sent to it are kept. A save that another
    window was ahead of leads to the results as they are now.
    """

    @wraps(view)
    def entered(request: HttpRequest, sitting: Sitting, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        words = tuple(words_sent(request.POST))
        if sitting.visit.is_finished and words:
            return _too_late(request, sitting, words)
        if elsewhere := _sent_first(sitting):
            return HttpResponseRedirect(elsewhere)
        ranking = rank(sitting.rulebook, flow.counted(sitting.rulebook, sitting.kept))
        if flow.holding_back(ranking.alerts, sitting.kept) and not words:
            return HttpResponseRedirect(addresses.of_visit(sitting.visit, "visit-stop"))
        try:
            return view(request, AtResults(sitting, ranking), *args, **kwargs)
        except Finished:
            return HttpResponseRedirect(addresses.as_it_was(sitting.visit))
        except Elsewhere:
            return HttpResponseRedirect(addresses.of_visit(sitting.visit, "visit-results"))

    return open_visit(entered)


def _sent_first(sitting: Sitting) -> str:
    """The address of what comes first; empty when nothing does."""
    if sitting.visit.is_finished:
        return addresses.as_it_was(sitting.visit)
    if flow.sent_first_to(sitting.kept, "results"):
        return addresses.of_page(sitting.visit, flow.GATE)
    return ""


def _too_late(request: HttpRequest, sitting: Sitting, words: Iterable[tuple[str, str]]) -> HttpResponse:
    log.done(request, "visit is finished, not saved", act=log.Act.READ)
    page = TooLate(sitting.visit, tuple(Typed(beside, "", said) for beside, said in words))
    response = show(request, sitting.member, "visits/finished.html", page)
    response.status_code = CONFLICT
    return response
