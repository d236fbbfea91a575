"""A promise does not shrink with the questions it depends on: what safeguards speak of stays as sayable as it was."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from options.publishing.check import reasons_to_refuse
from options.publishing.promised import promised_by
from options.publishing.unsaid import unsayable_answers
from options.rules.conditions import Clause
from options.rules.questionnaire import Band, Choice, Derived, LeaveOut, Question
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book

BOOK = seed_book()
PUBLISHED = [promised_by(BOOK)]
SEVERITY = BOOK.derived["severity"]


def with_question(key: str, **changes: Any) -> Rulebook:
    """The seed with one question changed."""
    asked = BOOK.questionnaire
    changed: Callable[[Question], Question] = lambda one: replace(one, **changes) if one.key == key else one  # noqa: E731
    questions = tuple(changed(one) for one in asked.questions)
    return replace(BOOK, questionnaire=replace(asked, gate=changed(asked.gate), questions=questions))


def with_choice(question: str, key: str, **changes: Any) -> Rulebook:
    """The seed with one choice of a question changed."""
    changed = (replace(one, **changes) if one.key == key else one for one in BOOK.question[question].choices)
    return with_question(question, choices=tuple(changed))


def without_choice(question: str, key: str) -> Rulebook:
    """The seed without one choice of a question."""
    return with_question(question, choices=tuple(one for one in BOOK.question[question].choices if one.key != key))


def with_severity(**changes: Any) -> Rulebook:
    """The seed with the severity worked out in another way."""
    asked = BOOK.questionnaire
    return replace(BOOK, questionnaire=replace(asked, derived=(replace(SEVERITY, **changes),)))


def bands(**starts: int) -> tuple[Band, ...]:
    """The bands of the severity, some of them reached at another number."""
    return tuple(replace(band, at_least=starts.get(band.key, band.at_least)) for band in SEVERITY.bands)


def places(book: Rulebook) -> list[str]:
    """Where it is said that fewer people could say what safeguards speak of."""
    return [problem.place for problem in unsayable_answers(book, PUBLISHED)]


LESS = {
    "one answer in place of several": (with_question("safety_now", kind="single"), "question safety_now, kind"),
    "an answer that stands alone": (
        with_choice("recent_events", "overdose_12m", exclusive=True),
        "question recent_events, choice overdose_12m",
    ),
    "an answer offered to one voice": (
        with_choice("pregnancy", "pregnant", voices=("other",)),
        "question pregnancy, choice pregnant",
    ),
    "a question asked of fewer people": (
        with_question("pregnancy", shown_if=(Clause("age_band", any_of=("18_25",)),)),
        "question pregnancy, shown_if",
    ),
    "signs that can only be ticked one at a time": (
        with_question("dsm_signs", kind="single"),
        "question dsm_signs, kind",
    ),
    "a band that begins later": (with_severity(bands=bands(moderate=5)), "derived answer severity, bands"),
    "people who come to a lower band": (with_severity(bands=bands(severe=7)), "derived answer severity, bands"),
    "a sign that is not counted": (with_severity(counts=SEVERITY.counts[1:]), "derived answer severity, counts"),
    "a sign that is gone": (without_choice("dsm_signs", "craving"), "derived answer severity, counts"),
    "signs left out for more people": (
        with_severity(leave_out_if=(*SEVERITY.leave_out_if, LeaveOut("craving", ("tolerance",)))),
        "derived answer severity, leave_out_if",
    ),
    "a milder band for what is not known": (
        with_severity(unknown_counts_as="mild"),
        "derived answer severity, unknown_counts_as",
    ),
}


@pytest.mark.parametrize(("book", "place"), LESS.values(), ids=LESS.keys())
def test_an_edit_that_lets_a_promise_shrink_is_refused_at_its_field(book: Rulebook, place: str) -> None:
    assert place in places(book)


SAME: dict[str, Rulebook] = {
    "nothing": BOOK,
    "other words": with_choice("pregnancy", "pregnant", label="I am expecting"),
    "several answers in place of one": with_question("pregnancy", kind="multi"),
    "an answer that promises do not speak of stands alone": with_choice("legal", "probation", exclusive=True),
    "a new answer": with_question(
        "recent_events", choices=(*BOOK.question["recent_events"].choices, Choice("moved", "Moved", "moved"))
    ),
    "a band that begins earlier": with_severity(bands=bands(severe=5)),
    "a higher band for what is not known": with_severity(unknown_counts_as="severe"),
}


@pytest.mark.parametrize("book", SAME.values(), ids=SAME.keys())
def test_an_edit_that_leaves_promises_as_wide_passes(book: Rulebook) -> None:
    assert places(book) == []


def test_nothing_is_locked_before_anything_is_published() -> None:
    assert not list(unsayable_answers(with_question("safety_now", kind="single"), ()))


def test_an_edit_is_free_once_the_safeguards_that_speak_of_it_are_retired() -> None:
    book = with_choice("recent_events", "overdose_12m", exclusive=True)
    guards = [replace(guard, retired="Newer findings.") for guard in book.safeguards]

    assert places(replace(book, safeguards=tuple(guards))) == []


def test_it_keeps_content_from_being_published() -> None:
    found = reasons_to_refuse(with_choice("recent_events", "overdose_12m", exclusive=True), BOOK)

    assert ("locked", "question recent_events, choice overdose_12m") in {(one.code, one.place) for one in found}


def test_a_derived_answer_with_too_many_choices_to_try_is_held_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("options.publishing.unsaid.MOST_COUNTED", 3)
    wider: Derived = replace(SEVERITY, bands=bands(severe=5))
    asked = replace(BOOK.questionnaire, derived=(wider,))

    assert places(replace(BOOK, questionnaire=asked)) == ["derived answer severity, bands"]
    assert places(BOOK) == []
