"""The mutation drill: harmful edits of what promises rest on are refused, or it is known why they harm nobody.

`pytest --drills -s tests/seed/test_mutations.py` makes 300 edits in four parts, prints what becomes of them and writes
each to var/drills/mutations-*.jsonl; `python -m tests.seed.told` makes a table of these. See docs/proof.md.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache

import pytest

from options.rules.answers import read_answers
from options.rules.proof import Verdict, failures
from options.rules.rulebook import Rulebook
from options.rules.safeguards import breach
from tests.drill_log import DrillLog
from tests.knowledge import seed_book
from tests.rules import second_opinion
from tests.seed.fates import Fate, fate, why_harmless
from tests.seed.mutations import some_edits

PARTS = 4


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing also asks which rules suffice for what holds; that takes most of the time and refuses nothing."""
    monkeypatch.setattr("options.publishing.check.verdicts_of", failed)


@lru_cache(maxsize=1)
def failed(book: Rulebook) -> tuple[Verdict, ...]:
    """The safeguards that do not hold, worked out once for a rulebook."""
    return failures(book)


@pytest.mark.drill
@pytest.mark.parametrize("part", range(PARTS))
def test_harmful_edits_are_refused_with_a_witness_or_known_to_harm_nobody(
    part: int, drill: Callable[[int, int], int]
) -> None:
    book, log = seed_book(), DrillLog.begin("mutations", part)
    fates: list[Fate] = []
    unexplained = []
    for edit in some_edits(book, drill(PARTS, 300), seed=4)[part::PARTS]:
        one = fate(book, edit)
        why = "" if one.refused_by else why_harmless(one, book)
        if one.refused_by == "a safeguard":
            assert_replayed(one.edit.book, with_second_solver=not (len(fates) + PARTS * part) % 15)
        if not one.refused_by and not why:
            unexplained.append(f"{edit.what} {edit.row}: {', '.join(one.changes)}")
        log.write(what=edit.what, row=edit.row, by=one.refused_by, said=one.said, why=why, changes=one.changes)
        fates.append(one)

    print("\n", Counter(one.refused_by or "nothing" for one in fates))
    assert unexplained == []


def assert_replayed(book: Rulebook, with_second_solver: bool) -> None:
    """Every witness is replayed by the ranking; the second solver agrees on what is broken."""
    guards = {guard.key: guard for guard in book.safeguards}
    for verdict in failed(book):
        if not verdict.is_void:
            assert verdict.witness is not None, verdict.safeguard
            assert breach(book, guards[verdict.safeguard], read_answers(book, verdict.witness.answers))
    if with_second_solver:
        void = {verdict.safeguard for verdict in failed(book) if verdict.is_void}
        assert {verdict.safeguard for verdict in failed(book)} - void == second_opinion.broken(book) - void
