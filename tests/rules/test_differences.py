"""Every difference between two rulebooks is found, each with answers that show it, and none is made up."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from options.rules.answers import read_answers
from options.rules.catalog import FitBand
from options.rules.conditions import Clause
from options.rules.differences import Difference, differences
from options.rules.differences.outcomes import Found, rank_both, unlike
from options.rules.errors import UnknownAnswer
from options.rules.questionnaire import VOICES, Band, Choice, Derived, Questionnaire
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.rules.books import alert, option, small
from tests.rules.strategies import (
    COUNTED,
    OPTIONS,
    QUESTIONS,
    Answers,
    every_answer,
    random_answers,
    rules,
    small_books,
)


@cache
def whole_space() -> tuple[Answers, ...]:
    """Every set of answers to the small rulebooks."""
    parts = {question.key: [frozenset(), *every_answer(question)] for question in QUESTIONS}
    parts["voice"] = [frozenset(), *(frozenset({voice}) for voice in VOICES)]
    parts["count"] = [frozenset(), *(frozenset({band}) for band in ("few", "some", "many"))]
    every = (dict(zip(parts, answers, strict=True)) for answers in product(*parts.values()))
    return tuple({key: some for key, some in answers.items() if some} for answers in every)


def both_read(before: Rulebook, after: Rulebook, answers: Answers) -> bool:
    try:
        return bool(
            [read_answers(book, {key: tuple(some) for key, some in answers.items()}) for book in (before, after)]
        )
    except UnknownAnswer:
        return False


def found_by_trying(before: Rulebook, after: Rulebook) -> tuple[set[Found], Counter[Found], int]:
    """Everything that differs for any answers; for how many of those that are offered; and how many these are."""
    found: set[Found] = set()
    offered: Counter[Found] = Counter()
    number = 0
    for answers in whole_space():
        if both_read(before, after, answers):
            unlike_here = unlike(rank_both(before, after, answers))
            found |= unlike_here
            if "count" not in answers:
                number += 1
                offered.update(unlike_here)
    return found, offered, number


def told(found: tuple[Difference, ...]) -> set[Found]:
    assert [one for one in found if not one.is_decided] == []
    return {(one.kind, one.option) for one in found}


def _alone(asked: Questionnaire, number: int, **changes: object) -> Questionnaire:
    questions = list(asked.questions)
    questions[number] = replace(questions[number], **changes)  # type: ignore[arg-type]
    return replace(asked, questions=tuple(questions))


def _derived(asked: Questionnaire, **changes: object) -> Questionnaire:
    derived: Derived = replace(asked.derived[0], **changes)  # type: ignore[arg-type]
    return replace(asked, derived=(derived,))


ASKED: dict[str, Callable[[Questionnaire], Questionnaire]] = {
    "a choice is gone": lambda asked: _alone(asked, 1, choices=asked.questions[1].choices[1:]),
    "a choice is new": lambda asked: _alone(asked, 1, choices=(*asked.questions[1].choices, Choice("x", "x", "x"))),
    "one answer where there were several": lambda asked: _alone(asked, 1, kind="single"),
    "several answers where there was one": lambda asked: _alone(asked, 0, kind="multi"),
    "a choice stands alone": lambda asked: _alone(
        asked, 2, choices=tuple(replace(choice, exclusive=True) for choice in asked.questions[2].choices)
    ),
    "a choice counts as not known": lambda asked: _alone(
        asked, 2, choices=tuple(replace(choice, unknown=True) for choice in asked.questions[2].choices)
    ),
    "a question is gone": lambda asked: replace(asked, questions=asked.questions[:2]),
    "the source is gone": lambda asked: replace(asked, questions=asked.questions[::2]),
    "bands begin elsewhere": lambda asked: _derived(
        asked, bands=(Band("few", 0, "", ""), Band("some", 1, "", ""), Band("many", 2, "", ""))
    ),
    "a band is new": lambda asked: _derived(asked, bands=(*asked.derived[0].bands[:2], Band("lots", 3, "", ""))),
    "silence counts for more": lambda asked: _derived(asked, unknown_counts_as="many"),
    "less is left out": lambda asked: _derived(asked, leave_out_if=()),
    "nothing is derived": lambda asked: replace(asked, derived=()),
}


@st.composite
def edited_books(draw: st.DrawFn, ways: tuple[str, ...]) -> tuple[Rulebook, Rulebook]:
    """A small rulebook, and the same with some part of it drawn anew."""
    book = draw(small_books())
    way = draw(st.sampled_from(ways))
    if way in ASKED:
        after = replace(book, questionnaire=ASKED[way](book.questionnaire))
        return draw(st.sampled_from([(book, after), (after, book)]))
    scale = book.scale
    if way == "all":
        return book, draw(small_books())
    if way == "order":
        return book, replace(book, options=tuple(draw(st.permutations(book.options))))
    if way == "options":
        gone = book.options[draw(st.integers(0, 4))]
        options = tuple(one for one in book.options if one != gone)
        more = draw(st.sampled_from([(), (option(gone.key, "support"),), (replace(gone, suspended="For now."),)]))
        return draw(st.sampled_from([(book, replace(book, options=(*options, *more)))]))
    if way == "alerts":
        return book, replace(book, alerts=draw(small_books()).alerts)
    if way == "cap":
        return book, replace(book, scale=replace(scale, preference_cap=draw(st.integers(0, 4))))
    if way == "fit":
        fit = (FitBand("good", draw(st.integers(-2, 4)), ""), FitBand("poor", -99, ""))
        return book, replace(book, scale=replace(scale, fit=fit))
    if way == "points":
        worth = tuple(replace(one, points=one.points * 2) if one.key == "favours" else one for one in scale.effects)
        return book, replace(book, scale=replace(scale, effects=worth))
    if way == "wishes":
        wish = draw(st.sampled_from(book.rules)) if book.rules else None
        theme = "safety" if wish and wish.theme == "preference" else "preference"
        return book, replace(book, rules=tuple(replace(one, theme=theme) if one is wish else one for one in book.rules))
    gone_rules = draw(st.integers(0, 2))
    new = tuple(draw(rules(f"new-{number}")) for number in range(1 if way == "rule" else 2))
    return book, replace(book, rules=(*book.rules[gone_rules:], *new))


CONTENT = ("rule", "rules", "all", "order", "options", "cap", "wishes", "fit", "alerts", "points")


def check(before: Rulebook, after: Rulebook) -> None:
    """What is found must be what trying every answer finds, and what is counted must be right."""
    found = differences(before, after, sample=20)

    by_trying, offered, number = found_by_trying(before, after)
    assert told(found) == by_trying
    for one in found:
        answers = read_answers(before, one.answers)
        assert (one.kind, one.option) in unlike(rank_both(before, after, answers))
        if one.share and one.share.is_exact:
            assert one.share.changed * number == offered[one.kind, one.option] * one.share.of


@given(edited_books(CONTENT))
@settings(max_examples=6, deadline=None)
def test_what_is_found_is_what_trying_every_answer_finds(drawn: tuple[Rulebook, Rulebook]) -> None:
    check(*drawn)


@given(edited_books(tuple(ASKED)))
@settings(max_examples=6, deadline=None)
def test_what_is_found_for_another_questionnaire_is_what_trying_finds(drawn: tuple[Rulebook, Rulebook]) -> None:
    check(*drawn)


@pytest.mark.drill
def test_many_small_rulebooks_differ_as_trying_finds(drill: Callable[[int, int], int]) -> None:
    @seed(4)
    @given(edited_books((*CONTENT, *ASKED)))
    @settings(max_examples=drill(1, 600), deadline=None, database=None)
    def try_many(drawn: tuple[Rulebook, Rulebook]) -> None:
        check(*drawn)

    try_many()


def test_a_rulebook_does_not_differ_from_itself() -> None:
    assert differences(seed_book(), replace(seed_book())) == ()


def test_every_message_that_moves_is_found_and_counted() -> None:
    shown = tuple(
        alert(f"alert-{question.key}", "urgent", Clause(question.key, (question.choices[0].key,)))
        for question in QUESTIONS
    )
    before = small(QUESTIONS, OPTIONS, (), shown, (COUNTED,))
    after = replace(before, alerts=shown[::-1])

    assert told(differences(before, after)) == {("alerts", one.key) for one in shown}
    check(before, after)


def test_every_alert_of_the_seed_that_moves_is_found() -> None:
    before = seed_book()
    after = replace(before, alerts=before.alerts[::-1])
    dice = random.Random(4)

    drawn = [unlike(rank_both(before, after, random_answers(before, dice))) for _ in range(200)]

    by_trying = {key for found in drawn for kind, key in found if kind == "alerts"}
    levels = Counter(one.level for one in before.alerts)
    assert len(by_trying) > max(levels.values())
    assert by_trying <= {one.option for one in differences(before, after) if one.kind == "alerts" and one.is_decided}
