"""Icon arrays: so many of a hundred people, or of a thousand, each person one mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from options.rules.catalog import Figure

CELL = 10
"""The side of the square that each person has, in units of the picture."""
COLUMNS = {100: 10, 1000: 40}


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of marks; its numbers are ready for SVG. A part of a person is a part of a mark."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class IconArray:
    """One group of people. `sure` marks those counted, `perhaps` those between the two ends of a range.

    `label` says who and what is counted, `words` how many, such as "4 of 1,000". `size` is "w h" in units.
    `is_dense`: dots, because there are too many for small figures.
    """

    label: str
    words: str
    size: str
    width: str
    height: str
    sure: tuple[Block, ...]
    perhaps: tuple[Block, ...]
    is_here: bool
    is_dense: bool


def icon_array(figure: Figure, counted: str = "") -> IconArray:
    """Draw one figure: all its people, those counted filled in, row by row from the top left.

    Takes: `counted`, what those counted did, said after their number ("died"); empty where the measure says it.
    """
    columns = COLUMNS.get(figure.out_of, 10)
    width, height = str(columns * CELL), str(ceil(figure.out_of / columns) * CELL)
    top = figure.count if figure.count_to is None else figure.count_to
    return IconArray(
        label=figure.label,
        words=f"{figure_in_words(figure)} {counted}".rstrip(),
        size=f"{width} {height}",
        width=width,
        height=height,
        sure=tuple(_blocks(0, figure.count, columns)),
        perhaps=tuple(_blocks(figure.count, top, columns)),
        is_here=figure.is_here,
        is_dense=figure.out_of > 100,
    )


def figure_in_words(figure: Figure) -> str:
    """How many of how many, such as "4 of 1,000" or "10 to 36 of 1,000"."""
    count, out_of = number_in_words(figure.count), number_in_words(figure.out_of)
    if figure.count_to is None or figure.count_to == figure.count:
        return _("%(count)s of %(out_of)s") % {"count": count, "out_of": out_of}
    to = number_in_words(figure.count_to)
    return _("%(count)s to %(to)s of %(out_of)s") % {"count": count, "to": to, "out_of": out_of}


def number_in_words(value: float) -> str:
    """A number as readers of this language write it, with no more digits than it has."""
    digits = len(f"{value:g}".partition(".")[2])
    return str(number_format(value, decimal_pos=digits, use_l10n=True, force_grouping=True))


def _blocks(start: float, end: float, columns: int) -> Iterator[Block]:
    """The marks from one place to another, as few rectangles as they take: rows in part, and whole rows between."""
    while start < end:
        row, offset = divmod(start, columns)
        if offset or end - start < columns:
            marks, rows = min(columns - offset, end - start), 1
        else:
            marks, rows = columns, int((end - start) // columns)
        yield Block(_plain(offset * CELL), _plain(row * CELL), _plain(marks * CELL), _plain(rows * CELL))
        start = round(start + marks * rows, 6)


def _plain(value: float) -> str:
    return f"{value:g}"
