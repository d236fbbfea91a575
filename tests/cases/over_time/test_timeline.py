"""A line of time shows every event in order, inside the picture, none hidden by another."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from navigator.cases.over_time.timeline import FIRST, LAST, Event, timeline

DAY = date(2026, 1, 1)
EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(["visit", "started", "stopped", "follow-up"]),
        day=st.integers(0, 900).map(lambda days: DAY + timedelta(days=days)),
        number=st.integers(0, 40),
    ),
    min_size=1,
    max_size=40,
)


@given(EVENTS)
def test_marks_stand_in_order_inside_the_picture(events: list[Event]) -> None:
    line = timeline(events)

    assert line is not None
    assert len(line.visits) + len(line.others) == len(events)
    for row in (line.visits, line.others):
        places = [float(mark.place.rstrip("%")) for mark in row]
        assert places == sorted(set(places))
        assert all(FIRST - 0.01 <= place <= LAST + 0.01 for place in places)


def test_the_first_and_last_day_stand_at_the_ends() -> None:
    line = timeline([Event("visit", DAY, 1), Event("visit", DAY + timedelta(days=10), 2)])

    assert line is not None
    assert [mark.place for mark in line.visits] == ["4.00%", "96.00%"]
    assert (line.begins, line.ends) == (DAY, DAY + timedelta(days=10))


def test_without_events_there_is_no_line() -> None:
    assert timeline([]) is None
