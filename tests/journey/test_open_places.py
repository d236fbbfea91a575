"""What we do not know: the places shown are those of the core, and the one question worth most can be answered."""

import pytest

from navigator.journey.open_places import in_words
from options.rules.unknowns import Range, ranges, settles_most
from tests.journey.example_people import answers_of, text_of, visitor_of
from tests.knowledge import seed_book

BOOK = seed_book()
CASES = ("three-signs-mild", "suicidal-tonight", "away-several-months", "pregnant-12-weeks", "travel-phone-only")


@pytest.mark.parametrize("case", CASES)
def test_every_range_on_the_page_is_that_of_the_core(case: str) -> None:
    visitor = visitor_of(case).open("/results/open/")
    rows = text_of(visitor).split('data-reach="')[1:]

    shown = {row.partition('"')[0]: row for row in rows}

    found = ranges(BOOK, answers_of(case))
    assert list(shown) == [one.option for one in found]
    for one in found:
        assert f"<strong>{in_words(one)}</strong>" in shown[one.option]


@pytest.mark.parametrize("case", CASES)
def test_the_question_that_settles_most_can_be_answered_at_once(case: str) -> None:
    settling = settles_most(BOOK, answers_of(case))
    assert settling
    question = BOOK.question[settling.question]

    page = visitor_of(case).open("/results/open/").page

    assert [one.attributes["data-settles"] for one in page.having("data-settles")] == [
        f"/questions/{question.step}/?return=results"
    ]


def test_the_results_lead_to_what_is_not_known() -> None:
    assert "/results/open/" in visitor_of("three-signs-mild").page.links


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Range("a", 2, 2, 5, True), "could be between 2nd and 5th"),
        (Range("a", 1, 1, 1, True), "stays 1st whatever the answers"),
        (Range("a", 4, 3, 3, True), "would be 3rd once the questions are answered"),
        (Range("a", 7, 3, 5, True), "would be between 3rd and 5th once the questions are answered"),
        (Range("a", 3, 2, 9, False), "could be at best 2nd, at worst 9th, perhaps less far"),
    ],
)
def test_places_are_said_in_words(found: Range, words: str) -> None:
    assert in_words(found) == words
