"""The results page as a value: which part holds what, before any of it becomes HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.journey import flow
from navigator.journey.changes import ChangeGroup, groups_of
from navigator.journey.kept import Kept
from navigator.journey.trying import Tried, tried_of
from options.publishing.current import LiveRelease
from options.rules.answers import Settled
from options.rules.catalog import Family
from options.rules.conditions import holds
from options.rules.ranking import Placement, Ranking, ShownAlert
from options.rules.standings import standings_of
from options.rules.whatif import changes_of_lead

TOGETHER = ("medication",)
"""Families whose routes stand together: different ways to one approach. The others hold different approaches."""
OPEN_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One approach in the order: an option alone, or the routes of a family with its heading, best route first."""

    place: int
    family: Family | None
    placements: tuple[Placement, ...]

    @property
    def is_open(self) -> bool:
        """Whether its reasons are unfolded; in a family, those of its best route."""
        return self.place <= OPEN_ENTRIES


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything the results page shows for one set of answers.

    `kept` holds the answers looked at, `tried` what is tried among them, `real_first` the option that comes first with
    the real answers while something is tried (empty else). `changes`: what would change the lead.
    """

    live: LiveRelease
    kept: Kept
    settled: Settled
    alerts: tuple[ShownAlert, ...]
    first_steps: tuple[Placement, ...]
    entries: tuple[Entry, ...]
    not_first: tuple[Placement, ...]
    supports: tuple[Placement, ...]
    held_back: tuple[Placement, ...]
    answered: tuple[str, ...]
    unknown: tuple[str, ...]
    tried: tuple[Tried, ...]
    real_first: str
    changes: tuple[ChangeGroup, ...]

    @property
    def first(self) -> Placement | None:
        """What stands at the first place, first steps included; None when nothing is suitable."""
        return next(iter((*self.first_steps, *(entry.placements[0] for entry in self.entries))), None)

    @property
    def places(self) -> dict[str, str]:
        """What stands in the doorway of each ranked option."""
        return places_of(self.entries)


def results_page(live: LiveRelease, kept: Kept, ranking: Ranking) -> ResultsPage:
    """Lay out a ranking: first steps, approaches in order, what is not first for now, what would change it, answers.

    Takes: `kept` as it travels; `ranking`, the order for the answers looked at, which are those tried during a trial.
    """
    settled, imagined = ranking.settled, kept.imagined
    unknown = set(settled.unknown)
    asked = [key for key, question in live.rulebook.question.items() if holds(question.shown_if, settled.given)]
    return ResultsPage(
        live=live,
        kept=imagined,
        settled=settled,
        alerts=ranking.alerts,
        first_steps=tuple(placement for placement in ranking.options if placement.first_step),
        entries=entries_of(live, ranking),
        not_first=ranking.not_first,
        supports=ranking.supports,
        held_back=ranking.held_back,
        answered=tuple(key for key in asked if key not in unknown),
        unknown=tuple(key for key in asked if key in unknown),
        tried=tried_of(live.rulebook, kept),
        real_first=_leader(live, kept) if kept.trying else "",
        changes=groups_of(live.rulebook, changes_of_lead(live.rulebook, flow.counted(live.rulebook, imagined))),
    )


def entries_of(live: LiveRelease, ranking: Ranking) -> tuple[Entry, ...]:
    """The suitable options after the first steps, by approach; a family takes the place of its best route."""
    ranked = [placement for placement in ranking.options if placement.suitable and not placement.first_step]
    groups: dict[str, list[Placement]] = {}
    for placement in ranked:
        option = placement.option
        groups.setdefault(option.family if option.family in TOGETHER else option.key, []).append(placement)
    return tuple(
        Entry(place, live.rulebook.family.get(key) if key in TOGETHER else None, tuple(placements))
        for place, (key, placements) in enumerate(groups.items(), start=1)
    )


def places_of(entries: Iterable[Entry]) -> dict[str, str]:
    """The place of each ranked option as it is shown: "3", or "1b" for the second route of an approach."""
    return {
        placement.option.key: f"{entry.place}{chr(ord('a') + count) if entry.family else ''}"
        for entry in entries
        for count, placement in enumerate(entry.placements)
    }


def _leader(live: LiveRelease, kept: Kept) -> str:
    """The option at the first place with the real answers."""
    places = standings_of(live.rulebook).of(flow.counted(live.rulebook, kept))
    return places[0].option if places and places[0].suitable else ""
