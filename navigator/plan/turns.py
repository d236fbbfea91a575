"""What would change a plan: the few changed answers that matter most for its option."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from navigator.journey import flow
from navigator.journey.kept import Kept
from navigator.journey.ways import Turn, turn_of
from navigator.shown.ordinals import ordinal
from options.rules.ranking import Placement
from options.rules.rulebook import Rulebook
from options.rules.whatif import LeadChange, changes_of_lead, ways_up

SHOWN = 3


@dataclass(frozen=True, slots=True)
class PlanTurn:
    """Changed answers, and what they do: the option that would come first, or the place this one would reach."""

    turns: tuple[Turn, ...]
    leader: str
    place: str

    @property
    def takes_back(self) -> bool:
        """Whether a choice that was ticked would no longer be; that cannot be said without naming it."""
        return any(turn.apart.kind == "drops" for turn in self.turns)

    def without_answers(self) -> "PlanTurn":
        """The same without the answers that it would change."""
        return replace(self, turns=tuple(replace(turn, now="") for turn in self.turns))


def turns_of(book: Rulebook, kept: Kept, placement: Placement, has_answers: bool) -> tuple[PlanTurn, ...]:
    """For an option that leads, what would put another one first; else what would bring it up.

    Takes: `has_answers`, whether answers may be named; if not, changes that cannot be said without one are left out.
    """
    turns = list(_ups(book, kept, placement)) or list(_leads(book, kept, placement))
    if not has_answers:
        turns = [turn.without_answers() for turn in turns if not turn.takes_back]
    return tuple(turns[:SHOWN])


def _ups(book: Rulebook, kept: Kept, placement: Placement) -> Iterator[PlanTurn]:
    found = ways_up(book, flow.counted(book, kept), placement.option.key)
    for way in (*found.singles, *found.pairs):
        yield PlanTurn(tuple(turn_of(book, kept, step) for step in way.steps), "", ordinal(way.after.rank))


def _leads(book: Rulebook, kept: Kept, placement: Placement) -> Iterator[PlanTurn]:
    changes = changes_of_lead(book, flow.counted(book, kept))
    for change in _varied(change for change in changes if change.old_leader == placement.option.key):
        if change.new_leader:
            yield PlanTurn((turn_of(book, kept, change.step),), book.option[change.new_leader].name, "")


def _varied(changes: Iterable[LeadChange]) -> list[LeadChange]:
    """The changes with those first that put a new option in the lead, one for each."""
    listed = list(changes)
    firsts = list({change.new_leader: change for change in reversed(listed)}.values())
    firsts.reverse()
    return [*firsts, *(change for change in listed if change not in firsts)]
