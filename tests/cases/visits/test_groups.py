"""The questionnaire of a visit stands on a few pages, each question on exactly one."""

from dataclasses import replace

from navigator.cases.visits.groups import MOST, asked, group_of, groups, open_groups, page_of
from options.rules.conditions import Clause
from tests.cases.visits.rulebooks import NEW, asking_more
from tests.knowledge import seed_book

BOOK = seed_book()


def test_the_whole_questionnaire_is_four_to_six_pages_of_five_to_nine_questions() -> None:
    sizes = [len(asked(BOOK, group, {})) for group in groups(BOOK)]

    assert 4 <= len(sizes) <= 6
    assert all(5 <= size <= 9 for size in sizes)
    assert max(sizes) <= MOST


def test_each_question_stands_on_one_page_in_the_order_asked() -> None:
    stands = [question.key for group in groups(BOOK) for question in asked(BOOK, group, {})]

    assert stands == list(BOOK.question)


def test_the_safety_question_is_the_very_first() -> None:
    first = groups(BOOK)[0]

    assert asked(BOOK, first, {})[0] == BOOK.questionnaire.gate


def test_each_step_belongs_to_a_page() -> None:
    assert {group_of(BOOK, step.key) for step in BOOK.questionnaire.steps} == set(groups(BOOK))
    assert group_of(BOOK, "nowhere") is None


def test_a_question_is_found_on_its_page() -> None:
    assert page_of(BOOK, BOOK.questionnaire.gate.key) == "safety"
    assert page_of(BOOK, "pregnancy") == "history"


def test_no_answer_moves_a_question_to_another_page() -> None:
    book = asking_more(BOOK, (Clause("times_tried", any_of=("3plus",)),))

    closed, opened = (open_groups(book, told) for told in ({}, {"times_tried": {"3plus"}}))

    assert closed == opened
    assert NEW not in [one.key for one in asked(book, groups(book)[1], {})]


def test_a_step_longer_than_a_page_has_a_page_of_its_own() -> None:
    crowd = tuple(replace(BOOK.question["times_tried"], key=f"more_{number}") for number in range(MOST + 2))
    book = replace(BOOK, questionnaire=replace(BOOK.questionnaire, questions=(*BOOK.questionnaire.questions, *crowd)))

    assert [group.parts for group in groups(book) if "history" in group.parts] == [("history",)]
