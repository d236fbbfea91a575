"""Two rulebooks compared: rows, outcomes and example cases tell one story."""

from dataclasses import replace

from options.publishing.compare import compare
from options.rules.answers import read_answers
from options.rules.differences.outcomes import rank_both, unlike
from options.rules.questionnaire import Choice
from tests.edits import put
from tests.knowledge import seed_book, with_rule

RULE = "methadone-moderate-or-severe"


def test_one_changed_rule_is_shown_with_all_it_changes() -> None:
    book = seed_book()
    after = with_rule(book, RULE, effect="strongly_against")

    seen = compare(book, after)

    assert [(row.part, row.key, row.what) for row in seen.rows] == [("rule", RULE, "changed")]
    assert {"first", "top three", "order", "reasons"} == {one.kind for one in seen.outcomes}
    for one in seen.outcomes:
        assert (one.kind, one.option) in unlike(rank_both(book, after, read_answers(book, one.answers)))
        assert one.before != one.after


def test_a_changed_text_changes_no_outcome() -> None:
    book = seed_book()

    seen = compare(book, with_rule(book, RULE, why="Another reason."))

    assert [row.key for row in seen.rows] == [RULE]
    assert (seen.outcomes, seen.cases) == ((), ())


def test_example_cases_are_named_with_what_changed_for_them() -> None:
    book = seed_book()
    refuse = {"effect": "not_suitable", "reason_kind": "unsafe"}

    seen = compare(book, with_rule(book, RULE, **refuse))

    assert seen.cases
    for case in seen.cases:
        assert len(case.before) == len(case.after)
        assert all(one != other for one, other in zip(case.before, case.after, strict=True))
    assert any(case.passes_before and not case.passes_after for case in seen.cases)


def test_an_example_case_that_only_one_side_has_is_named() -> None:
    book = seed_book()

    seen = compare(book, replace(book, example_cases=book.example_cases[1:]))

    (case,) = seen.cases
    assert (case.key, case.after, case.passes_before, case.passes_after) == (book.example_cases[0].key, (), True, None)


def test_answers_that_only_one_side_knows_are_named() -> None:
    book = seed_book()
    question = book.questionnaire.questions[0]
    new = Choice("new", "Something new", "something new")

    seen = compare(book, put(book, ("questionnaire", "questions", 0, "choices"), (*question.choices, new)))

    assert seen.not_compared == (f"the answer “Something new” to “{question.wording.own}” (new)",)
    assert seen.outcomes == ()


def test_a_draft_that_cannot_be_ranked_says_why_and_shows_its_rows() -> None:
    book = seed_book()

    seen = compare(book, with_rule(book, RULE, effect="unheard_of"))

    assert [row.key for row in seen.rows] == [RULE]
    assert any(RULE in problem.place for problem in seen.blocked)


def test_the_same_pair_is_compared_once() -> None:
    book = seed_book()
    after = with_rule(book, RULE, why="Another reason.")

    assert compare(book, after) is compare(book, after)
