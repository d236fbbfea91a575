"""What would change a plan: the few changed answers that matter most for its option."""

from collections.abc import Iterable
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

    def without_answers(self) -> "PlanTurn":
        """The same without the answers that it would change."""
        return replace(self, turns=tuple(replace(turn, now="") for turn in self.turns))


def turns_of(book: Rulebook, kept: Kept, placement: Placement) -> tuple[PlanTurn, ...]:
    """For an option that leads, what would put another one first; else what would bring it up."""
    answers = flow.counted(book, kept)
    found = ways_up(book, answers, placement.option.key)
    if ways := [*found.singles, *found.pairs]:
        return tuple(
            PlanTurn(tuple(turn_of(book, kept, step) for step in way.steps), "", ordinal(way.after.rank))
            for way in ways[:SHOWN]
        )
    changes = [change for change in changes_of_lead(book, answers) if change.old_leader == placement.option.key]
    return tuple(
        PlanTurn((turn_of(book, kept, change.step),), book.option[change.new_leader].name, "")
        for change in _varied(changes)[:SHOWN]
        if change.new_leader
    )


def _varied(changes: Iterable[LeadChange]) -> list[LeadChange]:
    """The changes with those first that put a new option in the lead, one for each."""
    listed = list(changes)
    firsts = list({change.new_leader: change for change in reversed(listed)}.values())
    firsts.reverse()
    return [*firsts, *(change for change in listed if change not in firsts)]
