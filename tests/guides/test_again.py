"""The short re-ask after a return to use: a few questions, the gate first; everything else stays."""

import pytest
from django.conf import settings

from navigator.guides.again import answered_again, questions_again
from navigator.journey.kept import Kept
from options.rules.rulebook import Rulebook
from tests.journey.visitor import Visitor

AGAIN = "/guides/after-return-to-use/again/"
BEFORE = {"age_band": ["26_64"], "dsm_signs": ["craving", "tolerance"], "last_use": ["month_plus"]}
SHOW = "Show my options now"


def test_the_gate_is_asked_first_and_then_what_a_return_to_use_changes(rulebook: Rulebook) -> None:
    keys = [question.key for question in questions_again(rulebook, {})]

    assert keys[0] == rulebook.questionnaire.gate.key
    assert set(keys[1:]) == {"last_use", "recent_events", "past_treatment", "medicine_now"}


def test_the_guide_leads_to_it(visitor: Visitor) -> None:
    assert AGAIN in visitor.open("/guides/after-return-to-use/").page.links


def test_earlier_answers_are_ticked_except_the_gate(visitor: Visitor) -> None:
    form = visitor.pass_gate().answer_all(BEFORE).open(AGAIN).page.forms[0]
    ticked = {(one["name"], one["value"]) for one in form.inputs if "checked" in one}

    assert ticked == {("last_use", "month_plus")}


def test_new_answers_change_the_results_and_the_others_stay(visitor: Visitor) -> None:
    visitor.pass_gate().answer_all(BEFORE).open(AGAIN)
    visitor.press(SHOW, {"safety_now": ["none"], "last_use": ["within_day"], "medicine_now": ["stopped_recently"]})

    assert visitor.url == "/results/"
    rows = " ".join(visitor.page.words.split())
    assert "26 to 64" in rows
    assert "Had strong urges to use" in rows
    assert "A month ago or longer" not in rows
    assert "Tolerance may be lost" in rows


def test_an_emergency_comes_before_the_results_even_when_one_was_pressed_away_before(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]})
    visitor.press(next(iter(visitor.page.forms[0].buttons)))

    visitor.open(AGAIN).press(SHOW, {"safety_now": ["suicidal"]})

    assert visitor.url == "/questions/safety/help/?return=results"
    assert "988" in visitor.page.words


def test_an_empty_gate_is_asked_for_and_keeps_what_was_ticked(visitor: Visitor) -> None:
    visitor.pass_gate().open(AGAIN).press(SHOW, {"safety_now": [], "last_use": ["within_day"]})
    ticked = [one["value"] for one in visitor.page.forms[0].inputs if "checked" in one]

    assert visitor.page.title.startswith("Error: ")
    assert ticked == ["within_day"]


def test_without_answers_it_leads_to_the_start(visitor: Visitor) -> None:
    page = visitor.open(AGAIN).page

    assert page.forms == []
    assert "There are no answers here to change" in page.words
    assert "/" in page.links
    assert "answers" not in visitor.client.cookies


def test_a_trial_ends_and_nothing_else_is_lost() -> None:
    kept = Kept("self", {"age_band": frozenset({"26_64"})}, past_gate=True, trying={"last_use": frozenset({"x"})})
    kept = answered_again(kept.choosing("iop"), {"last_use": frozenset({"within_day"})})

    assert kept.trying == {}
    assert kept.chosen == "iop"
    assert set(kept.answers) == {"age_band", "last_use"}


def test_no_answer_is_in_an_address_or_a_cookie_that_can_be_read(visitor: Visitor) -> None:
    visitor.pass_gate().answer_all(BEFORE).open(AGAIN).press(SHOW, {"safety_now": ["none"], "last_use": ["within_day"]})
    addresses = [one.request["PATH_INFO"] + one.request["QUERY_STRING"] for one in visitor.trail]

    assert [address for address in addresses if "within_day" in address or "last_use" in address] == []
    assert "within_day" not in visitor.cookie
    assert visitor.trail[-1]["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_refused(visitor: Visitor, method: str) -> None:
    visitor.client.handler.enforce_csrf_checks = False

    assert getattr(visitor.client, method)(AGAIN).status_code == 405
    assert settings.CSRF_COOKIE_NAME not in visitor.client.cookies
