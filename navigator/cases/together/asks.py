"""What is not known, as the next questions to ask: the one whose answer would move most first."""

from dataclasses import dataclass

from navigator.cases.models import Visit
from navigator.cases.visits import addresses
from navigator.journey import flow
from navigator.journey.kept import Kept
from options.rules.rulebook import Rulebook
from options.rules.unknowns import settlings


@dataclass(frozen=True, slots=True)
class Ask:
    """One open question. `moves`: how many options its answer could move, alone; 0 for none."""

    key: str
    question: str
    why: str
    url: str
    moves: int


def asks(book: Rulebook, kept: Kept, unknown: tuple[str, ...], visit: Visit) -> tuple[Ask, ...]:
    """The open questions, most settling first, then those that move nothing alone, in the order asked."""
    moves = {one.question: one.moves for one in settlings(book, flow.counted(book, kept))}
    keys = (*moves, *(key for key in unknown if key not in moves))
    return tuple(_ask(book, key, kept, moves.get(key, 0), visit) for key in keys)


def _ask(book: Rulebook, key: str, kept: Kept, moves: int, visit: Visit) -> Ask:
    question, url = book.question[key], addresses.of_question(visit, book, key)
    return Ask(key, question.wording.say(kept.voice), question.why, url, moves)
