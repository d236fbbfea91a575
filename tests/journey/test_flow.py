"""The order of the pages, told without requests."""

from dataclasses import replace

import pytest

from navigator.journey import flow
from navigator.journey.kept import Kept
from options.rules.answers import settle
from options.rules.conditions import Clause
from options.rules.ranking import shown_alerts
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book

BOOK = seed_book()
LAST = BOOK.questionnaire.steps[-1].key


def hiding(key: str) -> Rulebook:
    """The seed in which one question is asked of adults over 65 only."""
    questions = tuple(
        replace(q, shown_if=(Clause("age_band", any_of=("65plus",)),)) if q.key == key else q
        for q in BOOK.questionnaire.questions
    )
    return replace(BOOK, questionnaire=replace(BOOK.questionnaire, questions=questions))


def test_the_gate_comes_first_and_the_check_last() -> None:
    gate, last = flow.place_of(BOOK, "safety", {}), flow.place_of(BOOK, LAST, {})

    assert (gate.number, gate.back, gate.onward) == (0, "start", "about")
    assert (last.number, last.total, last.onward) == (9, 9, "check")


def test_a_change_goes_back_where_it_came_from() -> None:
    place = flow.place_of(BOOK, "cost", {}, "results")

    assert (place.back, place.onward) == ("results", "results")


def test_a_page_that_does_not_exist_has_no_place() -> None:
    with pytest.raises(ValueError, match="not in"):
        flow.place_of(BOOK, "nothing", {})


def test_a_question_with_a_condition_is_asked_only_when_it_holds() -> None:
    book = hiding("last_use")

    assert "last_use" not in [q.key for q in flow.asked(book, "severity", {})]
    assert "last_use" in [q.key for q in flow.asked(book, "severity", {"age_band": {"65plus"}})]


def test_an_answer_to_a_hidden_question_does_not_count() -> None:
    kept = Kept("self", {"last_use": frozenset({"within_day"}), "age_band": frozenset({"26_64"})})

    assert set(flow.counted(hiding("last_use"), kept)) == {"age_band", "voice"}


def test_messages_hold_back_until_they_are_acknowledged() -> None:
    answers = {"safety_now": frozenset({"suicidal"})}
    alerts = shown_alerts(BOOK, settle(BOOK, answers).given)

    assert [alert.key for alert in flow.holding_back(alerts, Kept("self"))] == ["suicide-risk"]
    assert flow.interrupting(alerts, Kept("self").knowing(["suicide-risk"])) == ()


def test_only_known_pages_can_be_gone_on_to() -> None:
    assert flow.known_name(BOOK, {}, "history") == "history"
    assert flow.known_name(BOOK, {}, "//example.org") == "check"
