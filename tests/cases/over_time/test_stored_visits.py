"""Stored visits reopen under their own releases with the stored ranking, bit for bit, however many releases follow.

In full, with 200 visits: pytest tests/cases/over_time/test_stored_visits.py --drills -p no:xdist --durations=2
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from navigator.cases import releases
from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from navigator.cases.over_time.then import then_of
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import Kept
from options.publishing import current
from options.rules.rulebook import Rulebook
from tests.cases.office import open_office
from tests.cases.over_time.later_releases import CHANGES, turned
from tests.cases.visits.desk import Desk
from tests.factories import VisitFactory
from tests.knowledge import seed_book
from tests.publishing.sealing import publish_book
from tests.rules.strategies import random_answers

BEGINNINGS: tuple[Callable[[Rulebook], Rulebook], ...] = (lambda book: book, lambda book: turned(book, 5))
"""The releases the visits are made under: the seed, and one after it."""


@pytest.fixture
def serving(db: None, settings: Any, tmp_path: Path) -> Iterator[Callable[[Rulebook], None]]:
    """Seal a rulebook as the next release and serve it, as a running site would."""
    settings.RELEASE_FILE = tmp_path / "release.json"
    current.install(None)

    def serve(book: Rulebook) -> None:
        publish_book(book)
        current.refresh()

    yield serve
    current.install(None)
    releases.forget()


def make(desk: Desk, count: int, dice: random.Random) -> None:
    """So many finished visits with random answers under the release served now."""
    live = current.release()
    for _ in range(count):
        answers = dict(random_answers(live.rulebook, dice))
        answers.pop("voice", None)
        kept = Kept(voice="counsellor", answers=answers, past_gate=True).under(live.digest)
        VisitFactory(case=desk.case, author=desk.case.owner, kept=kept, live=live, finished=True)


def test_stored_visits_reopen_bit_for_bit_after_ten_further_releases(
    serving: Callable[[Rulebook], None], drill: Callable[[int, int], int]
) -> None:
    office, dice, book = open_office(), random.Random(5), seed_book()
    desk = Desk(office.cora, office.case)
    for change in BEGINNINGS:
        book = change(book)
        serving(book)
        make(desk, drill(10, 100), dice)
    for change in CHANGES:
        book = change(book)
        serving(book)

    visits = list(Visit.objects.order_by("number"))
    found = [then_of(visit, {}) for visit in visits]

    assert current.release().number == len(BEGINNINGS) + len(CHANGES)
    assert Counter(visit.release for visit in visits) == {1: len(visits) / 2, 2: len(visits) / 2}
    assert Counter(then.proof for then in found) == {"same": len(visits)}
    assert all(then.order for then in found)
    assert _moved_under(current.release(), visits) > len(visits) * 0.9
    for number in (1, len(visits)):
        assert 'data-proof="same"' in desk.at(f"visits/{number}/as-it-was/").last.content.decode()


def _moved_under(live: current.LiveRelease, visits: list[Visit]) -> int:
    """How many visits another release ranks otherwise; without any the promise above would say nothing."""
    moved = 0
    for visit in visits:
        ranked = snapshot(live, VisitContent.of(visit.content).kept)
        moved += ranked.partition('"options"')[2] != visit.ranking.partition('"options"')[2]
    return moved
