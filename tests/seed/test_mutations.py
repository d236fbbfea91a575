"""The mutation drill: harmful edits of the rules that promises rest on are refused, or change no promise or order.

`pytest --drills -s tests/seed/test_mutations.py` makes 210 edits and prints what becomes of each; see docs/proof.md.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from options.rules.answers import read_answers
from options.rules.proof import prove
from options.rules.safeguards import breach
from tests.knowledge import seed_book
from tests.rules import second_opinion
from tests.seed.mutations import Fate, fate, is_stricter, some_edits


@pytest.mark.drill
def test_harmful_edits_are_refused_with_a_witness_or_change_nothing(drill: Callable[[int, int], int]) -> None:
    book = seed_book()
    fates = [fate(book, edit) for edit in some_edits(book, drill(3, 210), seed=4)]

    print("\n", Counter((one.edit.what, one.refused_by or "nothing") for one in fates))
    survivors = [one for one in fates if not one.refused_by]
    for one in survivors:
        print(f"  not refused: {one.edit.what} {one.edit.row}: {', '.join(one.changes) or 'changes nothing'}")
    moving = [one for one in survivors if any(not change.startswith("reasons") for change in one.changes)]
    harmful = [one for one in moving if not is_stricter(one.edit, book)]
    assert {one.edit.row for one in harmful} - HARMLESS.keys() == set()
    for one in [one for one in fates if one.refused_by == "safeguard"][: drill(1, 20)]:
        assert_confirmed(one)


def assert_confirmed(one: Fate) -> None:
    """Every witness is replayed by the ranking, and the second solver agrees on what is broken."""
    guards = {guard.key: guard for guard in one.edit.book.safeguards}
    found = [verdict for verdict in prove(one.edit.book) if not verdict.holds]
    for verdict in found:
        assert verdict.witness is not None
        assert breach(one.edit.book, guards[verdict.safeguard], read_answers(one.edit.book, verdict.witness.answers))
    assert {verdict.safeguard for verdict in found} == second_opinion.broken(one.edit.book)


MORE_TO_HOSPITAL = "More people are sent to a hospital first; without an urgent answer nobody is: "
HARMLESS = {
    "drug-free-already-on-medicine": "For people on methadone or buprenorphine a drug-free program stays below their "
    "medicine and is never first, whatever this rule says: on-medicine-stays-on-medicine, drug-free-never-first.",
} | dict.fromkeys(
    (
        "hospital-alcohol-and-65-plus",
        "hospital-alcohol-and-past-seizure",
        "hospital-alcohol-and-pregnancy",
        "hospital-alcohol-and-benzodiazepines",
        "hospital-alcohol-and-liver-disease",
        "hospital-benzodiazepines-and-past-seizure",
    ),
    MORE_TO_HOSPITAL + "hospital-first-needs-a-reason.",
)
"""Rows whose edits change something and harm nobody, and why."""
