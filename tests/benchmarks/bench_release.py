"""What a release costs: reading its sealed text, making it ready to rank, checking it, and the memory it keeps.

Run: make bench.
"""

import tracemalloc
from collections.abc import Callable
from time import process_time

from options.rules.codec import canonical_json, digest_of, read_sealed
from options.rules.compiled import Compiled
from options.rules.problems import find_problems
from tests.knowledge import seed_book


def milliseconds(work: Callable[[], object], rounds: int = 7) -> float:
    """The best of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        work()
        best = min(best, (process_time() - start) * 1e3)
    return best


def test_a_release_from_text_to_ready() -> None:
    book = seed_book()
    text = canonical_json(book)
    digest = digest_of(text)

    print(f"\nA release of {len(book.rules)} rules, {len(text) / 1e6:.1f} MB of canonical JSON, milliseconds")
    print(f"  read the sealed text             {milliseconds(lambda: read_sealed(text, digest)):8.1f}")
    print(f"  make it ready to rank            {milliseconds(lambda: Compiled(book)):8.1f}")
    print(f"  find its problems                {milliseconds(lambda: find_problems(book)):8.1f}")
    print(f"  seal it                          {milliseconds(lambda: canonical_json(book)):8.1f}")
    tracemalloc.start()
    kept = read_sealed(text, digest)
    read, _ = tracemalloc.get_traced_memory()
    compiled = Compiled(kept)
    ready, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  memory kept                      {read / 1e6:8.1f} MB, and {(ready - read) / 1e6:.1f} MB ready to rank")
    assert compiled.lines
