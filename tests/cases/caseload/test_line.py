"""The small line of time: everything stands between its ends, in order, and nothing hides another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.cases.caseload.days import due
from navigator.cases.caseload.line import line_of

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def places(line: object) -> list[float]:
    """Where the dots stand."""
    return [float(dot.place.rstrip("%")) for dot in line.dots]


def test_days_stand_in_proportion() -> None:
    line = line_of(TODAY - timedelta(days=100), [TODAY - timedelta(days=50)], None, TODAY)

    assert (places(line), line.today) == ([50.0], "97.00%")


def test_visits_of_one_day_stand_side_by_side() -> None:
    first, second = places(line_of(TODAY - timedelta(days=9), [TODAY - timedelta(days=5)] * 2, None, TODAY))

    assert second > first


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, True), (1, False)])
def test_a_follow_up_whose_day_has_come_is_marked(days: int, overdue: bool) -> None:
    assert line_of(TODAY, [TODAY], TODAY + timedelta(days=days), TODAY).overdue is overdue


def test_a_case_of_today_has_no_line() -> None:
    assert not line_of(TODAY, [TODAY], None, TODAY).is_drawn


@given(DAYS, st.lists(DAYS, max_size=12), st.none() | DAYS, DAYS)
def test_everything_stands_on_the_line(opened: date, visits: list[date], follow_up: date | None, today: date) -> None:
    line = line_of(opened, sorted(visits), follow_up, today)

    drawn = places(line)
    assert drawn == sorted(drawn)
    assert all(3 <= place <= 97 for place in drawn)
    assert 3 <= float(line.today.rstrip("%")) <= 97
    assert not line.follow_up or 3 <= float(line.follow_up.rstrip("%")) <= 97


@pytest.mark.parametrize(
    ("days", "tone"), [(-400, "overdue"), (-1, "overdue"), (0, "today"), (1, "soon"), (7, "soon"), (8, "later")]
)
def test_a_follow_up_is_told_by_how_near_it_is(days: int, tone: str) -> None:
    told = due(TODAY + timedelta(days=days), TODAY)

    assert (told.tone, told.distance, told.is_due) == (tone, abs(days), days <= 0)
    assert due(None, TODAY) is None
