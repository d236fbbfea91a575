"""What if: answers that can be tried, and the moved order beside the real one while something is tried."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.cases.together.board import Order
from navigator.cases.together.moves import Move, moves
from navigator.journey import flow
from navigator.journey.changes import ChangeGroup, Kind, difference, groups_of
from navigator.journey.kept import Kept
from navigator.journey.trying import Tried, short_words, tried_of, written
from navigator.journey.ways import Turn, turn_of
from options.rules.catalog import Option
from options.rules.rulebook import Rulebook
from options.rules.whatif import Step, changes_of_lead, single_steps


@dataclass(frozen=True, slots=True)
class Possible:
    """One answer that can be tried: the value of its entry, how it differs, and its choice in short words."""

    value: str
    kind: Kind
    short: str


@dataclass(frozen=True, slots=True)
class Changeable:
    """A question whose answer can be tried. `now`: the answer looked at, in short words; empty when there is none."""

    question: str
    now: str
    possible: tuple[Possible, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One changed answer in words, and the value of the button that tries it."""

    turn: Turn
    value: str


@dataclass(frozen=True, slots=True)
class Lead:
    """The single answers after which another option leads. `old` and `new` may be missing; `sort` as in changes.py."""

    sort: str
    old: Option | None
    new: Option | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is tried, and what can be. `moves` is empty while nothing is tried."""

    tried: tuple[Tried, ...]
    moves: tuple[Move, ...]
    changeable: tuple[Changeable, ...]
    leads: tuple[Lead, ...]

    @property
    def moved(self) -> tuple[Move, ...]:
        """The options that stand elsewhere."""
        return tuple(move for move in self.moves if not move.is_still)


def what_if(book: Rulebook, kept: Kept, real: Order, imagined: Order) -> WhatIf:
    """Takes: `kept` as stored; the order for the real answers, and that for the answers looked at."""
    looked_at = kept.imagined
    answers = flow.counted(book, looked_at)
    leads = groups_of(book, changes_of_lead(book, answers))
    return WhatIf(
        tried=tried_of(book, kept),
        moves=moves(real, imagined) if kept.trying else (),
        changeable=_changeable(book, looked_at, single_steps(book, answers)),
        leads=tuple(_lead(book, looked_at, group) for group in leads),
    )


def _changeable(book: Rulebook, kept: Kept, steps: Iterable[Step]) -> tuple[Changeable, ...]:
    found: dict[str, list[Possible]] = {}
    for step in steps:
        apart = difference(book, kept.answers, step)
        short = short_words(book.question[step.question], (apart.choice,))
        found.setdefault(step.question, []).append(Possible(written([step]), apart.kind, short))
    return tuple(
        Changeable(
            book.question[key].wording.say(kept.voice),
            short_words(book.question[key], kept.answers.get(key, ())),
            tuple(possible),
        )
        for key, possible in found.items()
    )


def _lead(book: Rulebook, kept: Kept, group: ChangeGroup) -> Lead:
    lines = tuple(Line(turn_of(book, kept, step), written([step])) for step in group.steps)
    return Lead(group.sort, book.option.get(group.old), book.option.get(group.new), lines)
