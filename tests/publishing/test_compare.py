"""Two rulebooks compared: rows, outcomes and example cases tell one story."""

from dataclasses import replace

from options.publishing.compare import compare
from options.rules.answers import read_answers
from options.rules.differences.outcomes import rank_both, unlike
from options.rules.questionnaire import Choice, Question
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


def question_with_alone() -> tuple[int, Question]:
    """The first question that takes several answers and has one that stands alone."""
    for number, question in enumerate(seed_book().questionnaire.questions):
        if question.kind == "multi" and any(choice.exclusive for choice in question.choices):
            return number, question
    raise LookupError


def test_an_answer_that_stands_alone_on_one_side_only_is_named() -> None:
    book = seed_book()
    number, question = question_with_alone()
    place, free = next((place, one) for place, one in enumerate(question.choices) if not one.exclusive)
    after = put(book, ("questionnaire", "questions", number, "choices", place, "exclusive"), True)

    said = f"the answer “{free.label}” to “{question.wording.own}” together with others"

    assert compare(book, after).not_compared == (f"{said} (gone)",)
    assert compare(after, book).not_compared == (f"{said} (new)",)


def test_a_question_that_takes_several_answers_on_one_side_only_is_named() -> None:
    book = seed_book()
    number, question = question_with_alone()
    after = put(book, ("questionnaire", "questions", number, "kind"), "single")

    said = f"several answers to “{question.wording.own}” together"

    assert compare(book, after).not_compared == (f"{said} (gone)",)
    assert compare(after, book).not_compared == (f"{said} (new)",)


def test_a_band_that_only_one_side_has_is_named() -> None:
    book = seed_book()
    bands = book.questionnaire.derived[0].bands
    after = put(book, ("questionnaire", "derived", 0, "bands"), (*bands, replace(bands[-1], key="x", at_least=99)))

    (said,) = compare(book, after).not_compared

    assert said == f"“{bands[-1].label}” given outright for “{book.questionnaire.derived[0].label}” (new)"


def test_where_both_sides_read_the_same_answers_nothing_is_left_out() -> None:
    book = seed_book()
    single = next(n for n, question in enumerate(book.questionnaire.questions) if question.kind == "single")
    after = put(book, ("questionnaire", "questions", single, "choices", 0, "exclusive"), True)

    assert compare(book, after).not_compared == ()


def test_a_draft_that_cannot_be_ranked_says_why_and_shows_its_rows() -> None:
    book = seed_book()

    seen = compare(book, with_rule(book, RULE, effect="unheard_of"))

    assert [row.key for row in seen.rows] == [RULE]
    assert any(RULE in problem.place for problem in seen.blocked)


def test_the_same_pair_is_compared_once() -> None:
    book = seed_book()
    after = with_rule(book, RULE, why="Another reason.")

    assert compare(book, after) is compare(book, after)
