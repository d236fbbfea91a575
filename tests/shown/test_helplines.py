"""Numbers to call: only checked ones, ready to be dialed."""

from dataclasses import replace

import pytest

from navigator.shown.helplines import line, lines
from tests.knowledge import seed_book

BOOK = seed_book()


@pytest.mark.parametrize(
    ("written", "number", "tel", "note"),
    [
        ("911", "911", "911", ""),
        ("988 (call or text)", "988", "988", "Call or text."),
        ("1-800-799-7233 or text START to 88788", "1-800-799-7233", "18007997233", "Or text START to 88788."),
    ],
)
def test_a_number_can_be_dialed(written: str, number: str, tel: str, note: str) -> None:
    shown = line(replace(BOOK.helpline["us-911"], number=written))

    assert (shown.number, shown.tel, shown.note) == (number, tel, note)


def test_a_line_that_was_not_checked_is_not_shown() -> None:
    unchecked = [helpline.key for helpline in BOOK.helplines if helpline.check_before_release]

    assert unchecked
    assert lines(BOOK, unchecked) == ()


def test_every_message_with_danger_has_a_number_to_call() -> None:
    assert [alert.key for alert in BOOK.alerts if alert.level == "stop_now" and not lines(BOOK, alert.helplines)] == []
