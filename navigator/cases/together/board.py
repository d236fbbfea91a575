"""One option laid open for two people: its place, and every reason with its points, the answers and the sources."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from navigator.cases.visits.merging import print_of
from navigator.journey.results import OPEN_ENTRIES, Entry, entries_of, places_of
from navigator.shown.citations import Ref, refs
from navigator.shown.said import said
from options.publishing.current import LiveRelease
from options.rules.catalog import Family, FitBand, Option
from options.rules.placements import Contribution, Placement
from options.rules.ranking import Ranking
from options.rules.rulebook import Rule, Rulebook

GAP, EDGE = 0.12, 0.1
"""Points left free between two pieces of a bar, and beside the longest one."""
LEAST, MOST = -3, 7
"""The line of points is at least so long, so that one point never looks like much."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that applies to an option.

    `because`: the answers behind it in words, empty when it holds for everyone. `is_guess`: one of them was assumed.
    `theme`: what it is about, in words. `before`: the name of what must come first, empty for all other rules.
    """

    rule: Rule
    points: int
    because: str
    is_guess: bool
    theme: str
    before: str
    refs: tuple[Ref, ...]

    @property
    def size(self) -> int:
        """How many points, whichever way."""
        return abs(self.points)


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason as a piece of a bar: where it begins on the line of points, its length, and which way it counts."""

    start: float
    length: float
    is_for: bool


@dataclass(frozen=True, slots=True)
class Board:
    """One option with everything that moved it.

    `place`: "2", or "1b" for a route of a family; empty for a first step and for what is not first for now.
    `fit`: None with an empty place. `kind`: why it is not first for now, in words, else empty. `capped`: points of
    wishes beyond their limit, taken off. `note`: what was noted beside it in this visit.
    """

    option: Option
    rank: int
    place: str
    fit: FitBand | None
    points: int
    capped: int
    kind: str
    is_open: bool
    is_first_step: bool
    why_first: tuple[Reason, ...]
    before: tuple[Reason, ...]
    favor: tuple[Reason, ...]
    against: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    refusals: tuple[Reason, ...]
    note: str

    @property
    def note_mark(self) -> str:
        """The print of the note, by which a form that changes it tells what it was shown with."""
        return print_of(self.note)

    @property
    def is_lit(self) -> bool:
        """Whether it is the best route of the first approach."""
        return self.place in ("1", "1a")

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason, in the order shown."""
        return (*self.why_first, *self.before, *self.favor, *self.against, *self.cautions, *self.refusals)

    @property
    def others(self) -> tuple[Reason, ...]:
        """The reasons beside those for which it is not suitable."""
        return tuple(reason for reason in self.reasons if reason not in self.refusals)

    @property
    def sum_for(self) -> int:
        """The points of what speaks for it."""
        return sum(reason.points for reason in self.favor)

    @property
    def sum_against(self) -> int:
        """The points of what speaks against it, below zero or zero."""
        return sum(reason.points for reason in self.against)

    @property
    def sum_said(self) -> str:
        """Its points with a true minus sign."""
        return str(self.points).replace("-", "\N{MINUS SIGN}")

    @property
    def capped_size(self) -> int:
        """How many points of wishes were taken off, whichever way they went."""
        return abs(self.capped)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The reasons with points on a line: those for it to the right of 0, those against it to the left."""
        return (*_bars(self.favor), *_bars(self.against))


@dataclass(frozen=True, slots=True)
class Group:
    """One approach: an option alone, or the routes of a family under its heading, best first."""

    place: int
    family: Family | None
    boards: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Every option of one ranking: first steps, approaches best first, and what is not first for now."""

    first_steps: tuple[Board, ...]
    groups: tuple[Group, ...]
    not_first: tuple[Board, ...]

    @property
    def ranked(self) -> tuple[Board, ...]:
        """The boards with a place, best first."""
        return tuple(board for group in self.groups for board in group.boards)

    @property
    def every(self) -> tuple[Board, ...]:
        """All boards, in the order shown."""
        return (*self.first_steps, *self.ranked, *self.not_first)

    @property
    def span(self) -> str:
        """The line of points that holds every ranked option, as the view box of a picture one high."""
        least = min([LEAST, *(board.sum_against for board in self.ranked)]) - EDGE
        most = max([MOST, *(board.sum_for for board in self.ranked)]) + EDGE
        return f"{least:g} 0 {most - least:g} 1"


def order_of(live: LiveRelease, ranking: Ranking, notes: Mapping[str, str]) -> Order:
    """Lay a ranking open. Takes: `notes`, what was noted beside options, by option key."""
    lay = Layer(live.rulebook, ranking.settled.assumed, notes)
    entries = entries_of(live, ranking)
    places = places_of(entries)
    return Order(
        first_steps=tuple(lay.open(one, "", is_open=True) for one in ranking.options if one.first_step),
        groups=tuple(_group(lay, entry, places) for entry in entries),
        not_first=tuple(lay.open(one, "", is_open=False) for one in ranking.not_first),
    )


class Layer:
    """Lays options and reasons of one ranking open, in the words of its release."""

    def __init__(self, rulebook: Rulebook, assumed: Set[str], notes: Mapping[str, str]) -> None:
        self._book, self._assumed, self._notes = rulebook, assumed, notes
        self._themes = {theme.key: theme.label for theme in rulebook.scale.themes}
        self._kinds = {kind.key: kind.words for kind in rulebook.scale.reasons}
        self._fits = {fit.key: fit for fit in rulebook.scale.fit}

    def open(self, placed: Placement, place: str, is_open: bool) -> Board:
        """One option. Takes: `place` as it is shown, empty for none."""
        own = placed.option.key
        return Board(
            option=placed.option,
            rank=placed.rank,
            place=place,
            fit=self._fits[placed.fit] if place else None,
            points=placed.points,
            capped=placed.capped,
            kind=self._kinds.get(str(placed.reason_kind), ""),
            is_open=is_open,
            is_first_step=placed.first_step,
            why_first=self._some(placed, lambda one: one.rule.effect == "needs_first" and one.rule.first == own),
            before=self._some(placed, lambda one: one.rule.effect == "needs_first" and one.rule.first != own),
            favor=self._some(placed, lambda one: one.points > 0),
            against=self._some(placed, lambda one: one.points < 0),
            cautions=self._some(placed, lambda one: one.rule.effect == "caution"),
            refusals=self._some(placed, lambda one: one.rule.effect == "not_suitable"),
            note=self._notes.get(own, ""),
        )

    def reason(self, one: Contribution) -> Reason:
        """One reason."""
        rule = one.rule
        before = self._book.option[rule.first].name if rule.first else ""
        return Reason(
            rule=rule,
            points=one.points,
            because=said(self._book, one.because, self._assumed),
            is_guess=any(question in self._assumed for question, _ in one.because),
            theme=self._themes.get(rule.theme, ""),
            before=before,
            refs=refs(self._book, rule.findings),
        )

    def _some(self, placed: Placement, wanted: Callable[[Contribution], bool]) -> tuple[Reason, ...]:
        """The reasons of one kind, weightiest first; between equals, those an answer led to."""
        found = [one for one in placed.contributions if wanted(one)]
        found.sort(key=lambda one: (-abs(one.points), not one.because))
        return tuple(self.reason(one) for one in found)


def _group(lay: Layer, entry: Entry, places: Mapping[str, str]) -> Group:
    """One approach; of a family only the best route stands open."""
    boards = (
        lay.open(placed, places[placed.option.key], is_open=entry.place <= OPEN_ENTRIES and not count)
        for count, placed in enumerate(entry.placements)
    )
    return Group(entry.place, entry.family, tuple(boards))


def _bars(reasons: Iterable[Reason]) -> list[Bar]:
    found, end = [], 0.0
    for reason in reasons:
        start = end if reason.points > 0 else end - reason.size
        found.append(Bar(round(start + GAP / 2, 2), round(reason.size - GAP, 2), reason.points > 0))
        end += reason.points
    return found
