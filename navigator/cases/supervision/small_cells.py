"""Counts that are shown to people must not point at one person: small ones are hidden, with what would give them away.

Pure. A count below SMALLEST is hidden. When only one of several is hidden, the smallest of the others is hidden too,
because the total less the rest would tell it.
"""

from collections.abc import Mapping

SMALLEST = 5
HIDDEN = None


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts by key, highest first; None stands for one that is hidden. Zeros are left out."""
    real = {key: count for key, count in counts.items() if count > 0}
    hidden = {key for key, count in real.items() if count < SMALLEST}
    if len(hidden) == 1 and len(real) > 1:
        hidden.add(min((count, key) for key, count in real.items() if key not in hidden)[1])
    in_order = sorted(real, key=lambda key: (key in hidden, -real[key] if key not in hidden else 0, key))
    return {key: HIDDEN if key in hidden else real[key] for key in in_order}


def pair(part: int, whole: int) -> tuple[int, int] | None:
    """A part of a whole, such as follow-ups kept of those due; None when either side of it is small, but not zero."""
    rest = whole - part
    if whole < SMALLEST or 0 < part < SMALLEST or 0 < rest < SMALLEST:
        return HIDDEN
    return part, whole
