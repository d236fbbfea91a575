"""How every page of a visit begins: the case through the door, the visit, its release, and its answers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from navigator.cases import releases
from navigator.cases.carrier import CaseCarrier
from navigator.cases.contents import VisitContent
from navigator.cases.door import Opened, open_case
from navigator.cases.models import Membership, Visit
from navigator.cases.rendering import show
from navigator.cases.visits import reading
from navigator.journey.entry import Journey
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease, NoRelease
from options.rules.errors import BadRelease
from options.rules.ranking import ShownAlert
from options.rules.rulebook import Rulebook

Rest = ParamSpec("Rest")
VOICE = "counsellor"
"""The voice of every visit."""
LOOKING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One request to one visit. `journey` is the family's, carried by the case; what changes goes through `keep`."""

    opened: Opened
    visit: Visit
    journey: Journey

    @property
    def member(self) -> Membership:
        """Who sits at the screen."""
        return self.opened.member

    @property
    def live(self) -> LiveRelease:
        """The release of the visit."""
        return self.journey.live

    @property
    def rulebook(self) -> Rulebook:
        """What that release asks and ranks."""
        return self.journey.live.rulebook

    @property
    def kept(self) -> Kept:
        """The answers, and where the visit stands."""
        return self.journey.kept

    @property
    def content(self) -> VisitContent:
        """All that the visit holds, what came with it included."""
        return VisitContent.of(self.visit.content)

    def keep(self, kept: Kept) -> None:
        """Keep this. A message dealt with stays so only while it still shows. Raises: visits.Finished."""
        self.journey.keep(kept)

    def alerts(self) -> tuple[ShownAlert, ...]:
        """The messages for the answers so far."""
        return self.journey.alerts()


def open_visit(
    view: Callable[Concatenate[HttpRequest, Sitting, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give a view its `Sitting`, through the door.

    A request that may change something reads the visit anew and holds it until it is done: of two windows that save at
    once the second sees what the first saved. A release that cannot be read gives a page that says so.
    """

    @wraps(view)
    def entered(request: HttpRequest, opened: Opened, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        visit = opened.the_visit if request.method in LOOKING else reading.held(opened.the_visit)
        try:
            live = releases.release(visit.release)
        except (NoRelease, BadRelease):
            response = show(request, opened.member, "visits/no_release.html", visit)
            response.status_code = 503
            return response
        carrier = CaseCarrier(visit, live)
        return view(request, Sitting(opened, visit, Journey(live, carrier, carrier.load())), *args, **kwargs)

    return open_case(entered)
