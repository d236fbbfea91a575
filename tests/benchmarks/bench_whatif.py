"""What would change this, beside the full ranking, in one run: all single changes, and pairs for the last setting.

Run: make bench. The promise of the design is 50 rankings' time for all single changes of one visitor. Each contestant
sees the same fresh answers, round by round; the best round counts, in processor time.
"""

import random
from collections.abc import Callable
from statistics import mean

from options.rules.conditions import Answers
from options.rules.ranking import rank
from options.rules.standings import standings_of
from options.rules.whatif import changed, changes_of_lead, single_steps, ways_up
from tests.benchmarks.bench_ranking import microseconds
from tests.knowledge import seed_book
from tests.rules.strategies import random_answers

PROMISED, VISITORS = 50, 40
BOOK = seed_book()


def ranked_one_by_one(answers: Answers) -> list[object]:
    """All single changes the slow way: each ranked in full."""
    return [rank(BOOK, changed(answers, step)) for step in single_steps(BOOK, answers)]


def up_from_the_end(answers: Answers) -> object:
    """Every way up, pairs included, for the last of the suitable settings."""
    last = [place.option for place in standings_of(BOOK).of(answers) if place.suitable][-1]
    return ways_up(BOOK, answers, last)


def test_all_single_changes_within_fifty_rankings() -> None:
    dice = random.Random(3)
    visitors = [random_answers(BOOK, dice) for _ in range(100)]
    steps = mean(len(single_steps(BOOK, answers)) for answers in visitors)
    assert any(changes_of_lead(BOOK, answers) for answers in visitors)
    contestants: dict[str, Callable[[Answers], object]] = {
        "one full ranking": lambda answers: rank(BOOK, answers),
        "the order alone": standings_of(BOOK).of,
        "all changes of the lead": lambda answers: changes_of_lead(BOOK, answers),
        "ways up for the last, with pairs": up_from_the_end,
        "single changes ranked one by one": ranked_one_by_one,
    }
    times = microseconds(contestants, dice, VISITORS)

    base = times["one full ranking"]
    print(f"\n{steps:.0f} single changes a visitor; microseconds, and rankings' time (promised: {PROMISED})")
    for name, spent in times.items():
        print(f"  {name:<34} {spent:9.1f}   {spent / base:5.1f} rankings")
