"""When the evidence behind a page was last reviewed: no day is claimed for what nobody read."""

from dataclasses import replace
from datetime import date

from navigator.shown.reviewed import reviewed
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book


def two(**second: object) -> Rulebook:
    """A rulebook with two findings that were read, the second one otherwise."""
    findings = [finding for finding in seed_book().findings if finding.verified][:2]
    days = {"retrieved": "2026-01-01", "review_by": "2027-01-01"}
    first = replace(findings[0], **days)
    return replace(seed_book(), findings=(first, replace(findings[1], **(days | second))))


def test_it_tells_the_oldest_and_the_newest_check_and_the_first_one_due() -> None:
    book = two(retrieved="2026-06-01", review_by="2026-12-01")

    found = reviewed(book, book.finding)

    assert found is not None
    assert (found.oldest, found.newest, found.due) == (date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 1))
    assert not found.is_one_day


def test_a_finding_that_nobody_read_counts_for_nothing() -> None:
    book = two(retrieved="2026-06-01", verified=False, citation_ready=False)

    found = reviewed(book, book.finding)

    assert found is not None
    assert found.is_one_day


def test_without_findings_no_day_is_claimed() -> None:
    assert reviewed(seed_book(), ()) is None
