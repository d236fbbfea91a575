"""What would bring one option up: single changes best first, else pairs, and what speaks against it now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from navigator.journey import flow
from navigator.journey.changes import Difference, difference, out_of_hand
from navigator.journey.kept import Kept
from navigator.journey.reasons import lists
from navigator.journey.shelves import shelves_of
from navigator.journey.trying import Tried, short_words, tried_of, written
from navigator.shown.ordinals import ordinal
from options.publishing.current import LiveRelease
from options.rules.catalog import Option
from options.rules.ranking import Placement, Ranking
from options.rules.rulebook import Rulebook
from options.rules.whatif import Step, Way, ways_up

SHOWN_FIRST = 6
"""So many ways stand open; the rest are folded."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One changed answer in words. `now`: the answer it stands in place of, empty when there is none."""

    apart: Difference
    short: str
    now: str


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way up: its changed answers, the place it leads to in words, and the value of the button that tries it."""

    turns: tuple[Turn, ...]
    place: str
    value: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways up of one kind, best first; those after the first few stand apart in `more`."""

    shown: tuple[WayShown, ...]
    more: tuple[WayShown, ...]


@dataclass(frozen=True, slots=True)
class WaysPage:
    """What would bring one option up.

    `place`: where it stands now in words, empty while it is not suitable; then `kind` says why in words. `against`:
    the reasons against it, or for which it is not suitable, as HTML; may be empty. `singles` change one answer;
    `pairs` two, where one does not bring it to the place in `within`.
    """

    option: Option
    place: str
    total: int
    kind: str
    within: str
    against: SafeString
    singles: Ways
    pairs: Ways
    is_first: bool
    tried: tuple[Tried, ...]


def ways_page(live: LiveRelease, kept: Kept, ranking: Ranking, option: str) -> WaysPage:
    """The page of one option.

    Takes: `kept` as it travels; `ranking`, the order for the answers looked at.
    Raises: KeyError for a key that is no setting.
    """
    book, imagined = live.rulebook, kept.imagined
    placement = {placement.option.key: placement for placement in ranking.options}[option]
    found = ways_up(book, flow.counted(book, imagined), option)
    kinds = {reason.key: reason.words for reason in book.scale.reasons}
    return WaysPage(
        option=placement.option,
        place=ordinal(placement.rank) if placement.suitable else "",
        total=len(ranking.options),
        kind=kinds.get(str(placement.reason_kind), ""),
        against=_against(live, placement, ranking),
        within=ordinal(found.within),
        singles=_ways(book, imagined, found.singles),
        pairs=_ways(book, imagined, found.pairs),
        is_first=placement.suitable and placement.rank == 1,
        tried=tried_of(book, kept),
    )


def turn_of(book: Rulebook, kept: Kept, step: Step) -> Turn:
    """One changed answer in words, beside the answers given."""
    apart, question = difference(book, kept.answers, step), book.question[step.question]
    now = short_words(question, kept.answers.get(step.question, ()))
    return Turn(apart, short_words(question, (apart.choice,)), now)


def _ways(book: Rulebook, kept: Kept, found: Iterable[Way]) -> Ways:
    """The ways up, best place first; of those that lead to one place, what is in one's own hands first."""
    in_order = sorted(found, key=lambda way: (way.after.rank, out_of_hand(book, way.steps)))
    ways = tuple(_shown(book, kept, way) for way in in_order)
    return Ways(ways[:SHOWN_FIRST], ways[SHOWN_FIRST:])


def _shown(book: Rulebook, kept: Kept, way: Way) -> WayShown:
    turns = tuple(turn_of(book, kept, step) for step in way.steps)
    return WayShown(turns, ordinal(way.after.rank), written(way.steps))


def _against(live: LiveRelease, placement: Placement, ranking: Ranking) -> SafeString:
    """What keeps an option out or down now, as HTML made by the pieces of the release."""
    effect = "not_suitable"
    items = [one for one in placement.contributions if one.rule.effect == effect or one.points < 0]
    if not placement.suitable:
        items = [one for one in items if one.rule.effect == effect]
    html = lists(
        shelves_of(live), sorted(items, key=lambda one: one.points), ranking.settled.assumed, placement.suitable
    )
    return mark_safe(html.decode())  # noqa: S308  # nosec
