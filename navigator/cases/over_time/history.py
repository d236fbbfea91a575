"""The history of a case as a line of time."""

from collections.abc import Collection, Iterable, Iterator

from django.utils import timezone

from navigator.cases.contents import HappeningContent
from navigator.cases.models import Case, Happening, Visit
from navigator.cases.over_time.decided import day_in
from navigator.cases.over_time.reading import decision_of
from navigator.cases.over_time.timeline import Event, Timeline, timeline


def history_of(
    case: Case, visits: Iterable[Visit], happenings: Iterable[Happening], lit: Collection[int] = ()
) -> Timeline | None:
    """Draw a case. Takes: visits and happenings as `reading` reads them; the numbers of the visits to light."""
    return timeline([*_visits(visits, lit), *_happenings(happenings), *_follow_up(case)])


def _visits(visits: Iterable[Visit], lit: Collection[int]) -> Iterator[Event]:
    for visit in visits:
        day = timezone.localdate(visit.started_at)
        yield Event("visit", day, visit.number, visit.number in lit, decision_of(visit) is not None)


def _happenings(happenings: Iterable[Happening]) -> Iterator[Event]:
    for happening in happenings:
        content = HappeningContent.of(happening.content)
        yield Event(content.what, day_in(content.on) or timezone.localdate(happening.written_at))


def _follow_up(case: Case) -> Iterator[Event]:
    if case.follow_up_on and case.state == Case.State.OPEN:
        yield Event("follow-up", case.follow_up_on)
