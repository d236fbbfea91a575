"""From a value to a place in a picture."""

from dataclasses import dataclass
from math import log

EDGE = 0.06
"""So near to an end of the picture, as a share of it, words no longer fit around their mark."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of a scale: its place from the left ("25%"), its words, and how the words hang on it (SVG anchor)."""

    x: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from one place to another: where it begins and how wide it is, as percentages."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class LogScale:
    """A scale on which each doubling takes the same room, so that hours and months both can be seen.

    Takes: `first` and `last`, the values at the left and right end, both above zero.
    """

    first: float
    last: float

    def share(self, value: float) -> float:
        """How far along a value lies, from 0 to 1. What lies outside is put at the end.

        >>> LogScale(1, 100).share(10)
        0.5
        """
        within = min(max(value, self.first), self.last)
        return log(within / self.first) / log(self.last / self.first)

    def tick(self, value: float, label: str) -> Tick:
        """The mark of a value; near both ends its words stay inside."""
        share = self.share(value)
        return Tick(percent(share), label, "start" if share < EDGE else "end" if share > 1 - EDGE else "middle")

    def span(self, low: float, high: float, least: float = 0.02) -> Span:
        """The bar from one value to another, never narrower than `least` of the whole."""
        start, end = self.share(low), self.share(high)
        width = max(end - start, least)
        return Span(percent(min(start, 1 - width)), percent(width))


def percent(share: float) -> str:
    """A share from 0 to 1 as SVG reads it.

    >>> percent(0.125)
    '12.5%'
    """
    return f"{100 * share:.1f}%".replace(".0%", "%")
