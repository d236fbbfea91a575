"""The picture that an authenticator app reads."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4
"""Light modules around the picture; readers need them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A square of `size` modules, with the dark ones as one SVG path."""

    size: int
    path: str


def picture_of(text: str) -> Picture:
    """Draw a text as a QR code."""
    rows = segno.make_qr(text, error="m").matrix_iter(border=QUIET)
    runs, size = [], 0
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
        size = x
    return Picture(size, "".join(runs))
