"""When each release was live: told from the sealed numbers and starts alone, in one query for all releases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils import timezone

from options.models import Release

Phase = Literal["live", "planned", "earlier", "never"]
KINDS: dict[str, str] = {"live": "good", "planned": "soon", "earlier": "plain", "never": "stop"}
"""The color of each phase, as in `show.badge`."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a release is live. `until`: None while none follows. `by`: the number that follows, or 0.

    For a release that never starts, both are the same moment: the one that follows started first.
    """

    number: int
    phase: Phase
    since: datetime
    until: datetime | None
    by: int

    @property
    def said(self) -> str:
        """The phase in a word or two."""
        return "never live" if self.phase == "never" else self.phase

    @property
    def color(self) -> str:
        """The color of its phase."""
        return KINDS[self.phase]


def moment(at: datetime) -> str:
    """A moment in words, to the minute."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def timeline(now: datetime | None = None) -> dict[int, Span]:
    """The span of every release by number, the newest first."""
    starts = Release.objects.order_by("-number").values_list("number", "starts_at", "published_at")
    return spans([(number, max(start or sealed, sealed)) for number, start, sealed in starts], now or timezone.now())


def spans(starts: Iterable[tuple[int, datetime]], now: datetime) -> dict[int, Span]:
    """The span of each release. Takes: numbers, the highest first, each with the start it was given."""
    found: dict[int, Span] = {}
    next_start: datetime | None = None
    by, is_live_known = 0, False
    for number, start in starts:
        phase: Phase
        if next_start is not None and next_start <= start:
            found[number] = Span(number, "never", start, start, by)
            continue
        phase = "planned" if start > now else "earlier" if is_live_known else "live"
        is_live_known = is_live_known or phase == "live"
        found[number] = Span(number, phase, start, next_start, by)
        next_start, by = start, number
    return found


def overtaken(by: datetime | None = None) -> list[Span]:
    """Planned releases that would never start if another one started now, or at a given time."""
    now = timezone.now()
    start = max(by or now, now)
    return [span for span in timeline(now).values() if span.phase == "planned" and span.since >= start]
