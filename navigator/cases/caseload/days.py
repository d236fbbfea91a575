"""When a follow-up is due, in words; the page need not tell it by color. Pure."""

from dataclasses import dataclass
from datetime import date

SOON_DAYS = 7
FARTHEST_YEARS = 3
TOO_FAR = "This day is more than three years away. Check the year."


@dataclass(frozen=True, slots=True)
class Due:
    """A planned follow-up, seen from a day. `tone`: "overdue", "today", "soon" (within a week) or "later"."""

    day: date
    days: int

    @property
    def tone(self) -> str:
        """How near it is."""
        if self.days < 0:
            return "overdue"
        if self.days == 0:
            return "today"
        return "soon" if self.days <= SOON_DAYS else "later"

    @property
    def distance(self) -> int:
        """How many days away, before or after."""
        return abs(self.days)

    @property
    def is_due(self) -> bool:
        """Whether its day has come."""
        return self.days <= 0


def due(day: date | None, today: date) -> Due | None:
    """A planned follow-up, seen from today; None when none is planned."""
    return Due(day, (day - today).days) if day else None


def is_too_far(day: date | None, today: date) -> bool:
    """Whether a day to plan a follow-up for is so far away that its year must be a slip."""
    return bool(day and day.year > today.year + FARTHEST_YEARS)


def planned_after(typed: date | None, offered: str, seen: str, now: date | None) -> date | None:
    """The follow-up that holds after a form: what was typed, unless the day was only left as it was offered while
    another window planned one.

    Takes: `offered` and `seen` as ISO days, empty for none: what the form offered, and what was planned then.
    """
    is_left, is_moved = written(typed) == offered, written(now) != seen
    return now if is_left and is_moved else typed


def written(day: date | None) -> str:
    """A day as a form carries it; empty for none."""
    return day.isoformat() if day else ""
