"""What we do not know: where each setting could stand once the unknown questions are answered, and which one to ask.

See docs/ranking.md, "What we do not know".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from options.rules.bounds import Bounds, place_bounds
from options.rules.completions import open_questions
from options.rules.conditions import Answers
from options.rules.ranking import rank
from options.rules.reach import Reach
from options.rules.rulebook import Rulebook
from options.rules.standings import standings_of

TRIED = 128
"""How many different sets of rules that apply are tried one by one; more are left to the solver."""
EFFORT = 10_000
"""How many conflicts the solver may meet. On the first knowledge base no search has needed half of it."""


@dataclass(frozen=True, slots=True)
class Range:
    """Where one setting stands now, and its best and worst place over every completion of the unknown answers.

    `now` may lie outside: an unknown answer counts as none, and a known one may always move the setting. When
    `is_exact` is false, the true best and worst place lie between `best` and `worst`.
    """

    option: str
    now: int
    best: int
    worst: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Settling:
    """A question worth answering: how many settings its answer can move, and by how many places in all."""

    question: str
    moves: int
    places: int


def ranges(rulebook: Rulebook, answers: Answers, *, tried: int = TRIED, effort: int = EFFORT) -> tuple[Range, ...]:
    """The best and worst place of every setting over every completion of the unknown answers, in the order now.

    Takes: answers as for `rank`; `tried` and `effort` limit the work. The voice and known answers stay as they are.
    Gives: exact places, or honest bounds where the effort was not enough.
    Source: docs/ranking.md, "What we do not know".
    """
    ranking = rank(rulebook, answers)
    bounds = place_bounds(rulebook, ranking)
    reach = Reach(rulebook, answers, bounds)
    is_whole = _is_settled(bounds) or reach.try_all(tried) or reach.ask_solver(effort)
    found = []
    for placement in ranking.options:
        key = placement.option.key
        widest, reached = bounds[key], reach.reached.get(key)
        is_exact = is_whole or reached == widest
        best, worst = reached if reached and is_exact else widest
        found.append(Range(key, placement.rank, best, worst, is_exact))
    return tuple(found)


def settlings(rulebook: Rulebook, answers: Answers) -> tuple[Settling, ...]:
    """The unknown questions whose answer would move any setting, the one that would move them most first.

    Each of its known choices is tried alone, beside the answers there are; the other unknown questions stay unknown.
    What a setting could move is the number of places from its best to its worst, the place it has now included. The
    larger the sum over all settings, the earlier; of equals, the one asked first.
    """
    standings = standings_of(rulebook)
    masks = standings.masks(answers)
    now = standings.places(standings.fired(masks.values()))
    found = []
    for asked in open_questions(rulebook, answers):
        known = standings.others(masks, asked.key)
        spans = {place.option: (place.rank, place.rank) for place in now}
        for fired in {known & standings.mask(asked.key, {**answers, asked.key: {key}}) for key in asked.choices}:
            for place in standings.places(fired):
                best, worst = spans[place.option]
                spans[place.option] = min(best, place.rank), max(worst, place.rank)
        moved = [worst - best for best, worst in spans.values() if worst > best]
        if moved:
            found.append(Settling(asked.key, len(moved), sum(moved)))
    return tuple(sorted(found, key=lambda one: -one.places))


def settles_most(rulebook: Rulebook, answers: Answers) -> Settling | None:
    """The unknown question whose answer would move the settings most; None when no answer moves any."""
    return next(iter(settlings(rulebook, answers)), None)


def _is_settled(bounds: Mapping[str, Bounds]) -> bool:
    """Whether the bounds leave one place to every setting."""
    return all(best == worst for best, worst in bounds.values())
