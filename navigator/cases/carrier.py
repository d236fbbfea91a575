"""The carrier of a visit: answers live in the case instead of a cookie, and every save ranks them anew."""

from dataclasses import replace

from navigator.cases.actions import visits
from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from navigator.journey.carriers import Lost
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease


class CaseCarrier:
    """Keeps the answers of one open visit. Nothing is ever lost: `lost` stays empty."""

    def __init__(self, visit: Visit, live: LiveRelease) -> None:
        self.lost: Lost = ""
        self._visit, self._live = visit, live

    def load(self) -> Kept:
        """The answers of the visit."""
        return VisitContent.of(self._visit.content).kept

    def save(self, kept: Kept) -> None:
        """Keep these answers and their ranking at once. Raises: visits.Finished, visits.Elsewhere."""
        content = VisitContent.of(self._visit.content)
        visits.save(self._visit, replace(content, kept=kept), self._live)

    def clear(self) -> None:
        """Empty every answer; the visit stays."""
        self.save(Kept(voice=self.load().voice))
