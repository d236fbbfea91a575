"""A case as a line of time: visits above it, what happened below, the follow-up at its end. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FIRST, LAST, CLOSEST = 4.0, 96.0, 6.0
"""Where the line begins and ends, and how near two marks may stand, in hundredths of the width of the picture."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a day. `kind`: "visit", "started", "went_on", "stopped", "other" or "follow-up".

    `number`: of a visit, else 0. `is_lit`: one of the visits looked at; `has_decision`: a visit with a decision.
    """

    kind: str
    day: date
    number: int = 0
    is_lit: bool = False
    has_decision: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An event with its place from the left, such as "12.50%"."""

    event: Event
    place: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line from `begins` to `ends`: visits in one row, everything else in another."""

    begins: date
    ends: date
    visits: tuple[Mark, ...]
    others: tuple[Mark, ...]


def timeline(events: Iterable[Event]) -> Timeline | None:
    """Draw events on a line of time; None without any."""
    ordered = sorted(events, key=lambda event: (event.day, event.number))
    if not ordered:
        return None
    begins, ends = ordered[0].day, ordered[-1].day
    span = (ends - begins).days or 1
    visits = [event for event in ordered if event.kind == "visit"]
    others = [event for event in ordered if event.kind != "visit"]
    return Timeline(begins, ends, _marks(visits, begins, span), _marks(others, begins, span))


def _marks(events: list[Event], begins: date, span: int) -> tuple[Mark, ...]:
    """The events at their places, none hidden by another; many events stand closer together."""
    close = min(CLOSEST, (LAST - FIRST) / len(events)) if events else CLOSEST
    places: list[float] = []
    for event in events:
        place = FIRST + (LAST - FIRST) * (event.day - begins).days / span
        places.append(max(place, places[-1] + close) if places else place)
    limit = LAST
    for count in range(len(places) - 1, -1, -1):
        places[count] = min(places[count], limit)
        limit = places[count] - close
    return tuple(Mark(event, f"{place:.2f}%") for event, place in zip(events, places, strict=True))
