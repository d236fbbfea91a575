"""A line of time for a small picture: where each visit stands between the first day and the last. Pure."""

from dataclasses import dataclass
from datetime import date

FIRST, LAST = 3.0, 97.0
"""Where the line begins and ends, in hundredths of the width of the picture."""
CLOSEST = 2.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A visit on the line: its number, and how far from the left it stands, in hundredths."""

    number: int
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """The line from `begins` to `ends`. `today` and `follow_up` are places like those of the dots, if on the line."""

    begins: date
    ends: date
    dots: tuple[Dot, ...]
    today: str
    follow_up: str
    overdue: bool

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to see: a visit, and time that has passed or is planned."""
        return bool(self.dots) and self.ends > self.begins


def line_of(opened_on: date, visits: list[date], follow_up: date | None, today: date) -> Line:
    """The line of a case. Takes: the days of its visits, oldest first. Visits of one day stand side by side."""
    days = [opened_on, today, *visits, *([follow_up] if follow_up else [])]
    begins, ends = min(days), max(days)
    span = (ends - begins).days

    def place(day: date) -> float:
        return FIRST + (LAST - FIRST) * (day - begins).days / span if span else FIRST

    return Line(
        begins=begins,
        ends=ends,
        dots=tuple(Dot(number, _written(at)) for number, at in enumerate(_apart([place(day) for day in visits]), 1)),
        today=_written(place(today)),
        follow_up=_written(place(follow_up)) if follow_up else "",
        overdue=bool(follow_up and follow_up <= today),
    )


def _apart(places: list[float]) -> list[float]:
    """The same places, none hidden by the one before; the line never grows."""
    apart: list[float] = []
    for at in places:
        apart.append(min(max(at, apart[-1] + CLOSEST), LAST) if apart else at)
    return apart


def _written(place: float) -> str:
    return f"{place:.2f}%"
