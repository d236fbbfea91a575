"""What of the evidence needs care, worked out from a rulebook and a day."""

from dataclasses import replace
from datetime import date

import pytest

from options.publishing.care import care_of, next_review, state_of, uses_of
from options.rules.evidence import GuideItem
from tests.knowledge import seed_book

TODAY = date(2026, 11, 21)


def test_a_review_is_overdue_after_its_day_and_soon_for_sixty_days_before() -> None:
    due = date(2027, 5, 20)

    assert state_of(due, date(2027, 5, 21)) == "overdue"
    assert state_of(due, due) == "soon"
    assert state_of(due, date(2027, 3, 21)) == "soon"
    assert state_of(due, date(2027, 3, 20)) == "later"


@pytest.mark.parametrize(
    ("kind", "noun", "due"),
    [
        ("government", "source", date(2027, 5, 21)),
        ("guideline", "finding", date(2027, 11, 21)),
        ("unheard-of", "source", date(2027, 11, 21)),
        ("", "helpline", date(2027, 5, 21)),
        ("", "conflict", date(2027, 11, 21)),
    ],
)
def test_the_next_review_follows_from_the_kind_of_source(kind: str, noun: str, due: date) -> None:
    assert next_review(TODAY, kind, noun) == due


def test_the_next_review_falls_on_a_day_that_exists() -> None:
    assert next_review(date(2026, 8, 31), "government") == date(2027, 2, 28)


def test_every_row_with_a_day_of_review_is_listed_the_first_one_on_top() -> None:
    care = care_of(seed_book(), TODAY)
    book = seed_book()

    assert len(care.reviews) == len((*book.sources, *book.findings, *book.conflicts, *book.helplines))
    assert [one.due for one in care.reviews] == sorted(one.due for one in care.reviews)
    assert care.due("overdue", "soon") == ()
    assert care_of(seed_book(), date(2027, 6, 1)).due("overdue")


def test_what_a_guide_or_an_option_cites_counts_as_used() -> None:
    uses = uses_of(seed_book())

    assert "guide safer-today" in {use.place for use in uses["x-naloxone-repeat"]}
    assert "option medical-detox" in {use.place for use in uses["x-cost-detox-day"]}


def test_a_finding_that_nothing_cites_is_listed_as_not_used_until_something_does() -> None:
    book = seed_book()
    unused = care_of(book, TODAY).unused[0]
    guide = book.guides[0]
    section = replace(guide.sections[0], items=(GuideItem("Words.", (unused.key,)),))
    citing = replace(book, guides=(replace(guide, sections=(section, *guide.sections[1:])), *book.guides[1:]))

    assert unused.key not in uses_of(book)
    assert unused not in care_of(citing, TODAY).unused


def test_unread_findings_say_where_they_stand_alone() -> None:
    book = seed_book()
    key = next(finding.key for finding in book.findings if not finding.verified)
    rule = replace(book.rules[0], findings=(key,))
    listed = {one.finding.key: one.uses for one in care_of(replace(book, rules=(rule,)), TODAY).unread}

    assert [use.place for use in listed[key] if use.is_alone] == [f"rule {rule.key}"]


def test_sources_stand_by_age_those_on_which_most_rests_first() -> None:
    ages = care_of(seed_book(), TODAY).ages

    assert sum(len(age.sources) for age in ages) == len(seed_book().sources)
    for age in ages:
        assert [one.rests for one in age.sources] == sorted((one.rests for one in age.sources), reverse=True)
    assert next(age for age in ages if age.heading.startswith("Older")).sources[0].source.year <= 2005
