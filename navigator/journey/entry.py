"""How every page of the journey begins and ends: the release, the answers kept, the cookie, and no trace in caches."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from navigator import errors
from navigator.journey import flow
from navigator.journey.carriers import Carrier, CookieCarrier
from navigator.journey.kept import Kept, under_release
from navigator.shown.languages import live_release
from options.publishing import current
from options.rules.answers import settle
from options.rules.ranking import Ranking, ShownAlert, most_pressing, rank, shown_alerts

Rest = ParamSpec("Rest")


@dataclass
class Journey:
    """One request of one visitor: the release served, what is kept, and the carrier that keeps it."""

    live: current.LiveRelease
    carrier: Carrier
    kept: Kept

    def keep(self, kept: Kept) -> None:
        """Keep this; what was acknowledged stays so only while its message still shows."""
        known = frozenset(alert.key for alert in self.alerts(kept))
        self.kept = replace(kept, acknowledged=kept.acknowledged & known)
        self.carrier.save(self.kept)

    def forget(self) -> None:
        """Forget every answer."""
        self.kept = Kept()
        self.carrier.clear()

    def alerts(self, kept: Kept | None = None) -> tuple[ShownAlert, ...]:
        """The messages for the answers so far, and for those tried: no trial takes a message away."""
        rulebook, kept = self.live.rulebook, kept or self.kept
        looked_at = (kept, kept.imagined) if kept.trying else (kept,)
        given = [settle(rulebook, flow.counted(rulebook, one)).given for one in looked_at]
        return most_pressing(alert for answers in given for alert in shown_alerts(rulebook, answers))

    def order(self) -> Ranking:
        """The order for the answers looked at, which are those tried while a trial lasts, with all `alerts`."""
        rulebook = self.live.rulebook
        ranking = rank(rulebook, flow.counted(rulebook, self.kept.imagined))
        return replace(ranking, alerts=self.alerts()) if self.kept.trying else ranking

    def sent_first(self, page: flow.Page) -> HttpResponse | None:
        """A polite way to the page that must come first, if one must."""
        name = flow.sent_first_to(self.kept, page)
        return HttpResponseRedirect(flow.address(name)) if name else None


def enter(
    view: Callable[Concatenate[HttpRequest, Journey, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view its `Journey`, and write the cookie when it is done. Without a release: a plain 503 page."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            live = live_release()
        except current.NoRelease:
            return errors.no_release()
        carrier = CookieCarrier(request)
        loaded = carrier.load()
        journey = Journey(live, carrier, under_release(loaded, live.rulebook, live.digest))
        if journey.kept is not loaded and journey.kept.voice:
            carrier.save(journey.kept)
        response = view(request, journey, *args, **kwargs)
        carrier.finish(response)
        response["Cache-Control"] = "no-store"
        return response

    return entered
