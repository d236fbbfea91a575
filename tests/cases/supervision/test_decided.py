"""What is counted, by whom it counts, and when a follow-up was kept."""

from datetime import date

import pytest

from navigator.cases.contents import DecisionContent
from navigator.cases.supervision.decided import Decided, by_rule, count

DAY = date(2026, 3, 1)
OTHERWISE = DecisionContent(option="iop", first="methadone-program", overrides=("cost",), rules=("rule-a", "rule-b"))
AGREED = DecisionContent(option="iop", first="iop", follow_up="2026-03-08")


def test_each_client_counts_once_by_the_latest_decision() -> None:
    earlier, later = Decided(1, DAY, OTHERWISE), Decided(1, date(2026, 4, 1), AGREED)

    counted = count([later, earlier], date(2026, 5, 1))

    assert (counted.decided, counted.agreed, counted.chosen, counted.reasons) == (1, 1, {"iop": 1}, {})


def test_who_has_not_decided_is_a_client_without_a_decision() -> None:
    counted = count([Decided(1, DAY, DecisionContent(first="iop"))], DAY)

    assert (counted.clients, counted.decided) == (1, 0)


def test_a_follow_up_is_kept_within_a_week_of_the_day_agreed_on() -> None:
    in_time = Decided(1, DAY, AGREED, (date(2026, 3, 15),))
    late = Decided(2, DAY, AGREED, (date(2026, 3, 16),))
    missed = Decided(3, DAY, AGREED)

    counted = count([in_time, late, missed], date(2026, 4, 1))

    assert (counted.due, counted.kept) == (3, 1)


def test_a_follow_up_still_to_come_is_neither_kept_nor_missed() -> None:
    assert count([Decided(1, DAY, AGREED)], date(2026, 3, 15)).due == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_any_day_that_was_ever_written_down_can_be_counted(day: str) -> None:
    agreed = DecisionContent(option="iop", first="iop", follow_up=day)

    assert count([Decided(1, DAY, agreed, (DAY,))], DAY).due == (1 if day < "2026" else 0)


def test_a_client_with_many_follow_ups_counts_once_by_the_latest() -> None:
    missed = Decided(1, date(2026, 2, 1), DecisionContent(option="iop", first="iop", follow_up="2026-02-08"))
    kept = [Decided(1, DAY, AGREED, (date(2026, 3, 8),)) for _ in range(5)]

    counted = count([*kept, missed], date(2026, 4, 1))

    assert (counted.due, counted.kept) == (1, 1)


def test_reasons_are_counted_by_rule_once_per_client() -> None:
    decisions = [Decided(1, DAY, OTHERWISE), Decided(1, date(2026, 4, 1), OTHERWISE), Decided(2, DAY, OTHERWISE)]

    assert by_rule(decisions) == {"rule-a": {"cost": 2}, "rule-b": {"cost": 2}}


def test_a_decision_for_what_was_ranked_first_says_nothing_against_a_rule() -> None:
    assert by_rule([Decided(1, DAY, DecisionContent(option="iop", first="iop", rules=("rule-a",)))]) == {}
