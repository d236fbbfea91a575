"""The comparison as a value: the options picked, the rows, the boxes to pick others, and a picture of their time."""

from dataclasses import dataclass

from navigator.compare.picks import MOST, Picks, always_there, offered
from navigator.compare.rows import Row, rows
from navigator.compare.standing import standings
from navigator.journey.kept import Kept
from navigator.journey.trying import Tried, tried_of
from navigator.shown.pictures.times import TimePicture, time_picture
from options.publishing.current import LiveRelease
from options.rules.catalog import Option, Words
from options.rules.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Box:
    """One option to tick."""

    key: str
    name: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """The options of one family to tick."""

    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything the comparison shows.

    `options` are the columns; the last ones are always there. `has_order`: there are answers, so places are shown.
    `is_suggested`: nobody has picked yet. `is_kept`: what is picked stays while the answers do. `most`: so many may
    be picked, `ticked` so many are. `error`: what is wrong with the boxes ticked (see Picks), or empty. `tried`: the
    answers tried in place of the real ones.
    """

    options: tuple[Option, ...]
    rows: tuple[Row, ...]
    groups: tuple[BoxGroup, ...]
    times: TimePicture
    certainty: tuple[Words, ...]
    has_order: bool
    is_suggested: bool
    is_kept: bool
    most: int
    ticked: int
    error: str
    tried: tuple[Tried, ...]


def compare_page(
    live: LiveRelease, kept: Kept, ranking: Ranking | None, shown: tuple[str, ...], picks: Picks, is_suggested: bool
) -> ComparePage:
    """Lay the options `shown` side by side; the boxes stay as `picks` has them, right or wrong.

    Columns stand in the person's order, or in catalog order without answers.
    """
    book = live.rulebook
    order = [placement.option for placement in ranking.options] if ranking else offered(book)
    options = (*(option for option in order if option.key in shown), *always_there(book))
    placed = standings(live, ranking, options) if ranking else ()
    return ComparePage(
        options=options,
        rows=rows(book, options, placed, is_self=kept.voice in ("", "self")),
        groups=_groups(live, picks),
        times=time_picture((*offered(book), *always_there(book)), {option.key for option in options}),
        certainty=book.scale.certainty,
        has_order=ranking is not None,
        is_suggested=is_suggested,
        is_kept=bool(kept.voice),
        most=MOST,
        ticked=len(picks.keys),
        error=picks.error,
        tried=tried_of(book, kept) if ranking else (),
    )


def _groups(live: LiveRelease, picks: Picks) -> tuple[BoxGroup, ...]:
    """The boxes by family, in catalog order."""
    found: dict[str, list[Box]] = {}
    for option in offered(live.rulebook):
        found.setdefault(option.family, []).append(Box(option.key, option.name, option.key in picks.keys))
    return tuple(BoxGroup(live.rulebook.family[key].heading, tuple(boxes)) for key, boxes in found.items())
