"""A visit is saved whole or not at all, and what is finished stays as it was."""

import pytest

from navigator.cases.actions import visits
from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from tests.cases.office import Office

FIRST = VisitContent(Kept(voice="counsellor", answers={"age_band": frozenset({"26_64"})}))
SECOND = VisitContent(Kept(voice="counsellor", answers={"age_band": frozenset({"under_18"})}))


@pytest.fixture
def visit(office: Office, live: LiveRelease) -> Visit:
    """A visit with one answer."""
    return visits.begin(office.case, office.cora, live, FIRST)


def test_visits_of_a_case_are_numbered(visit: Visit, office: Office, live: LiveRelease) -> None:
    again = visits.begin(office.case, office.cora, live, SECOND)

    assert (visit.number, again.number) == (1, 2)


def test_a_save_keeps_answers_and_their_ranking(visit: Visit, live: LiveRelease) -> None:
    visits.save(visit, SECOND, live)

    stored = Visit.objects.get()
    assert VisitContent.of(stored.content) == SECOND
    assert stored.ranking == snapshot(live, SECOND.kept)


def test_of_two_windows_the_second_is_told_and_writes_nothing(visit: Visit, live: LiveRelease) -> None:
    other = Visit.objects.get()
    visits.save(visit, SECOND, live)

    with pytest.raises(visits.Elsewhere):
        visits.save(other, FIRST, live)

    assert VisitContent.of(Visit.objects.get().content) == SECOND


def test_a_finished_visit_is_never_changed(visit: Visit, live: LiveRelease) -> None:
    late = Visit.objects.get()
    visits.finish(visit)

    for window in (visit, late):
        with pytest.raises(visits.Finished):
            visits.save(window, SECOND, live)

    assert VisitContent.of(Visit.objects.get().content) == FIRST
