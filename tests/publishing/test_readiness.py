"""What keeps a whole draft from readers: each gate with a draft that breaks it. The first knowledge base passes all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from options.publishing.check import reasons_to_refuse
from options.publishing.readiness import readiness_problems
from options.rules.catalog import Option
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book, with_rule

TODAY = date(2026, 11, 21)
LATER = date(2030, 1, 1)


def problems(book: Rulebook, today: date = TODAY) -> list[tuple[str, str]]:
    """Code and place of every problem."""
    return [(problem.code, problem.place) for problem in readiness_problems(book, today)]


def with_row(part: str, key: str, **changes: Any) -> Rulebook:
    """The seed with one row of one part changed."""
    book = seed_book()
    rows = tuple(replace(row, **changes) if row.key == key else row for row in getattr(book, part))
    return replace(book, **{part: rows})


def option(key: str) -> Option:
    """An option of the seed."""
    return seed_book().option[key]


def test_the_first_knowledge_base_is_ready() -> None:
    assert problems(seed_book()) == []


@pytest.mark.parametrize("part", ["sources", "findings", "conflicts", "helplines"])
def test_a_review_that_is_overdue_is_named(part: str) -> None:
    key = getattr(seed_book(), part)[0].key
    book = with_row(part, key, review_by="2026-11-20")

    assert problems(book) == [("review", f"{part[:-1]} {key}, review_by")]


def test_a_review_may_be_done_on_its_last_day() -> None:
    assert problems(with_row("sources", seed_book().sources[0].key, review_by="2026-11-21")) == []


def test_years_later_only_the_reviews_are_missing() -> None:
    assert {code for code, _ in problems(seed_book(), LATER)} == {"review"}


def test_a_word_that_puts_the_person_last_is_named_with_a_better_one() -> None:
    book = with_rule(seed_book(), "methadone-severe", why="Most addicts stay longer on methadone.")

    (problem,) = readiness_problems(book, TODAY)

    assert (problem.code, problem.place) == ("stigma", "rule methadone-severe")
    assert "“addicts”" in problem.message
    assert "person" in problem.remedy


def test_a_british_word_is_named() -> None:
    book = with_row("helplines", seed_book().helplines[0].key, what_for="Finding a programme.")

    assert problems(book) == [("british", f"helpline {book.helplines[0].key}")]


def test_a_text_for_families_above_grade_eight_is_named_with_its_hardest_sentence() -> None:
    hard = "Pharmacotherapeutic interventions necessitate multidisciplinary institutional collaboration nationwide."
    book = with_row("statements", "funding", text=f"We made this. {hard}")

    (problem,) = readiness_problems(book, TODAY)

    assert (problem.code, problem.place) == ("grade", "statement funding, text")
    assert "limit is 8" in problem.message
    assert "Pharmacotherapeutic" in problem.remedy


def test_a_setting_that_lacks_what_others_tell_is_named() -> None:
    assert problems(with_row("options", "iop", cost=())) == [("detail", "option iop, cost")]
    assert ("detail", "option iop, outcomes") in problems(with_row("options", "iop", outcomes=()))


@pytest.mark.parametrize("times", [0.3, 4])
def test_a_text_much_longer_or_shorter_than_that_of_others_is_named(times: float) -> None:
    words = option("iop").suits.split()
    told = " ".join((words * 4)[: int(len(words) * times)])

    assert ("detail", "option iop, suits") in problems(with_row("options", "iop", suits=told))


def test_good_sides_told_at_much_greater_length_than_hard_ones_are_named() -> None:
    points = option("naloxone").good_points
    longer = tuple(replace(point, text=f"{point.text} {point.text}") for point in points)

    assert problems(with_row("options", "naloxone", good_points=longer)) == [("detail", "option naloxone, good_points")]


def test_a_fact_that_rests_only_on_an_unread_finding_is_named() -> None:
    unread = next(finding.key for finding in seed_book().findings if not finding.verified)
    first, *rest = option("iop").good_points
    book = with_row("options", "iop", good_points=(replace(first, findings=(unread,)), *rest))

    assert problems(book) == [("unchecked", "option iop, good_points")]


def test_a_result_or_price_without_a_citation_is_named() -> None:
    iop = option("iop")
    outcomes = (replace(iop.outcomes[0], findings=()), *iop.outcomes[1:])
    cost = tuple(replace(cost, findings=()) for cost in iop.cost)
    book = with_row("options", "iop", outcomes=outcomes, cost=cost)

    assert {("unchecked", "option iop, outcomes"), ("unchecked", "option iop, cost")} == set(problems(book))


def test_a_side_without_any_citation_is_named() -> None:
    bare = tuple(replace(point, findings=()) for point in option("iop").good_points)

    assert problems(with_row("options", "iop", good_points=bare)) == [("unchecked", "option iop, good_points")]


def test_a_draft_that_is_not_ready_is_refused() -> None:
    overdue = with_row("sources", seed_book().sources[0].key, review_by="2026-11-20")

    assert [problem.code for problem in reasons_to_refuse(overdue)] == ["review"]
    assert reasons_to_refuse(overdue, today=date(2026, 11, 20)) == ()
