"""What we do not know, in one run: the range of every setting, and the question that settles most.

Run: make bench. Processor time, so that other work on the machine disturbs little; every visitor is new. The solver is
made ready once per release and process; that time stands apart. The last figure is the memory after all that.
"""

import random
import resource
from collections.abc import Callable
from time import process_time

from options.rules.ranking import rank
from options.rules.solver import solver_of
from options.rules.unknowns import ranges, settles_most
from tests.knowledge import seed_book
from tests.rules.completing import visitor
from tests.rules.strategies import Answers

VISITORS = 300
UNANSWERED = (1, 2, 3, 4, 6, 8, 12, 25)


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = process_time()
    work()
    return (process_time() - start) * 1e3


def told(times: list[float]) -> str:
    """Median, 95th percentile and worst."""
    ordered = sorted(times)
    shares = (len(times) // 2, len(times) * 95 // 100, len(times) - 1)
    return " ".join(f"{ordered[share]:7.1f}" for share in shares)


def exact(answers: Answers) -> None:
    """All ranges of one visitor; none may be cut short."""
    assert all(one.is_exact for one in ranges(seed_book(), answers))


def test_unknowns_by_the_number_of_open_questions() -> None:
    book = seed_book()
    rank(book, {})
    settles_most(book, {})
    prepared = milliseconds(lambda: solver_of(book))
    print(f"\n{len(book.rules)} rules; milliseconds for {VISITORS} visitors each; solver made ready in {prepared:.0f}")
    print("  open questions          ranges: median, 95 %, worst     settles most: median, 95 %, worst")
    nothing = [milliseconds(lambda: exact({})) for _ in range(20)]
    print(f"  all, and no voice       {told(nothing)}")
    for unanswered in UNANSWERED:
        dice = random.Random(unanswered)
        visitors = [visitor(book, dice, unanswered) for _ in range(VISITORS)]
        found = [milliseconds(lambda one=one: exact(one)) for one in visitors]  # type: ignore[misc]
        settled = [milliseconds(lambda one=one: settles_most(book, one)) for one in visitors]  # type: ignore[misc]
        print(f"  {unanswered:>2}                      {told(found)}         {told(settled)}")
    print(f"  memory of the process at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
