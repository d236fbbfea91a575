"""Hours against length: every option is there, its bar is its length, and the words say the same."""

import pytest

from navigator.shown.pictures.spells import hours_in_words, length_in_words
from navigator.shown.pictures.times import DAYS, time_picture
from options.rules.catalog import Hours, Length
from tests.knowledge import seed_book

OPTIONS = [option for option in seed_book().options if option.kind != "support"]
ROWS = [row for group in time_picture(OPTIONS, {"iop"}).groups for row in group.rows]


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Length("", 3, 10), "3 to 10 days"),
        (Length("", 14, 42), "2 to 6 weeks"),
        (Length("", 30, 90), "30 to 90 days"),
        (Length("", 180, 730), "6 to 24 months"),
        (Length("", 180, None), "6 months or more"),
        (Length("", None, 11), "up to 11 days"),
        (Length("", 1, 1), "1 day"),
        (Length("", 730, None), "2 years or more"),
        (Length("As long as you choose."), "As long as you choose."),
    ],
)
def test_a_length_in_words(length: Length, words: str) -> None:
    assert length_in_words(length) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Hours("", 9, 19), "9 to 19 hours a week"),
        (Hours("", 0.5, 4), "30 minutes to 4 hours a week"),
        (Hours("", 5, 168), "5 hours a week to day and night"),
        (Hours("", 168, 168), "day and night"),
        (Hours("", 0, 0), "no visits"),
        (Hours("", 1, 1), "1 hour a week"),
        (Hours("Not known.", None, 168), "Not known."),
    ],
)
def test_hours_in_words(hours: Hours, words: str) -> None:
    assert hours_in_words(hours) == words


def test_every_option_has_one_row() -> None:
    assert sorted(row.option.key for row in ROWS) == sorted(option.key for option in OPTIONS)


def test_a_bar_is_as_long_as_the_option_lasts_and_open_without_an_end() -> None:
    for row in ROWS:
        length = row.option.length
        if length.min_days and length.max_days:
            assert row.bar == DAYS.span(length.min_days, length.max_days)
        assert row.is_open == (length.max_days is None and length.min_days is not None)


def test_a_length_that_is_not_known_has_no_bar_but_words() -> None:
    unknown = [row for row in ROWS if row.option.length.min_days is None and row.option.length.max_days is None]

    assert unknown
    assert all(row.bar is None and row.length for row in unknown)


def test_groups_run_from_the_most_hours_to_the_fewest() -> None:
    names = [group.hours for group in time_picture(OPTIONS).groups]

    assert names == [
        "Day and night",
        "20 hours a week or more",
        "9 to 19 hours a week",
        "Under 9 hours a week",
        "No visits",
    ]


def test_only_what_is_chosen_is_singled_out() -> None:
    assert [row.option.key for row in ROWS if row.is_chosen] == ["iop"]
    assert not time_picture(OPTIONS).marks_chosen
