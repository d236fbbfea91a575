"""Proofs and the audit of the first knowledge base, cold and warm.

Run: make bench. Processor time, so that other work on the machine disturbs little. Cold: a process of its own, from the
rulebook in memory to the result, with the solver loaded.
"""

import subprocess
import sys
from time import process_time

from options.rules.audit import audit, dead_rules
from options.rules.proof import prove
from tests.knowledge import seed_book
from tests.project.source import ROOT

COLD = """
from time import process_time
from tests.knowledge import seed_book
book = seed_book()
start = process_time()
from options.rules.proof import prove
from options.rules.audit import audit
loaded = process_time()
prove(book)
proved = process_time()
audit(book)
print(f"loading {loaded - start:.2f}, proof {proved - loaded:.2f}, audit {process_time() - proved:.2f}", end="")
"""


def test_the_time_of_proofs_and_audit() -> None:
    book = seed_book()
    cold = subprocess.run([sys.executable, "-c", COLD], cwd=ROOT, check=True, capture_output=True, text=True)
    print(f"\n{len(book.rules)} rules, {len(book.safeguards)} safeguards; seconds\n  cold: {cold.stdout}")
    for work in (prove, audit, dead_rules):
        times = []
        for _ in range(5):
            start = process_time()
            work(book)
            times.append(process_time() - start)
        print(f"  warm: {work.__name__} {min(times):.2f} at best, {sorted(times)[2]:.2f} in the middle")
