"""Counts that are shown to people must not point at one person: small ones are hidden, with what would give them away.

Pure. A count below SMALLEST is hidden. The total less the rest tells the sum of what is hidden: while that is one count
alone, or so small that it tells each of them, the smallest of the others is hidden too.
"""

from collections.abc import Iterable, Mapping

SMALLEST = 5
HIDDEN = None


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts by key, highest first; None stands for one that is hidden. Zeros are left out."""
    real = {key: count for key, count in counts.items() if count > 0}
    by_size = sorted(real, key=lambda key: (real[key], key))
    few = sum(count < SMALLEST for count in real.values())
    while 0 < few < len(real) and _tells(real[key] for key in by_size[:few]):
        few += 1
    hidden = set(by_size[:few])
    in_order = sorted(real, key=lambda key: (key in hidden, -real[key] if key not in hidden else 0, key))
    return {key: HIDDEN if key in hidden else real[key] for key in in_order}


def _tells(hidden: Iterable[int]) -> bool:
    """Whether the sum of some counts, none of them zero, says too much about each."""
    some = tuple(hidden)
    return len(some) == 1 or sum(some) < SMALLEST or sum(some) == len(some)


def pair(part: int, whole: int) -> tuple[int, int] | None:
    """A part of a whole, such as follow-ups kept of those due; None when either side of it is small, but not zero."""
    rest = whole - part
    if whole < SMALLEST or 0 < part < SMALLEST or 0 < rest < SMALLEST:
        return HIDDEN
    return part, whole
