"""The first page: what this is, who it is for, and the way to help now."""

import pytest

from options.publishing import current
from tests.journey.visitor import VOICE_BUTTONS, Visitor


def test_the_first_page_says_what_this_is(visitor: Visitor) -> None:
    words = visitor.open("/").page.words

    assert "About 5 minutes" in words
    assert "Nothing is kept" in words
    assert "/help-now/" in visitor.page.links


@pytest.mark.parametrize("voice", VOICE_BUTTONS)
def test_each_voice_leads_to_the_safety_gate(visitor: Visitor, voice: str) -> None:
    visitor.begin(voice)

    assert visitor.url == "/questions/safety/"


def test_no_voice_is_a_clear_error(visitor: Visitor) -> None:
    visitor.open("/")
    token = visitor.page.forms[0].filled[0][1]

    response = visitor.client.post("/questions/voice/", {"csrfmiddlewaretoken": token, "voice": "nobody"})

    assert "Choose who you are here for." in response.content.decode()
    assert "<title>Error: " in response.content.decode()


def test_someone_with_answers_can_go_on(visitor: Visitor) -> None:
    visitor.pass_gate().open("/")

    assert "/check/" in visitor.page.links


def test_another_voice_keeps_the_answers(visitor: Visitor) -> None:
    visitor.pass_gate().press("Continue", {"age_band": ["18_25"]})

    visitor.begin("other").open("/check/")

    assert "18 to 25" in visitor.page.words
    assert "How old is the person you care about?" in visitor.page.words


def test_a_choice_that_the_new_voice_does_not_have_is_left_out(visitor: Visitor) -> None:
    visitor.pass_gate("other").open("/questions/hopes/").press("Continue", {"readiness": ["they_refuse"]})

    visitor.begin("self").open("/check/")

    assert "They say no" not in visitor.page.words


def test_without_a_release_the_numbers_to_call_are_there(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(language: str) -> None:
        raise current.NoRelease([])

    monkeypatch.setattr(current, "release", nothing)

    visitor.open("/")

    assert visitor.trail[-1].status_code == 503
    assert {"tel:911", "tel:988"} <= set(visitor.page.links)


def test_a_post_to_the_first_page_is_refused(visitor: Visitor) -> None:
    visitor.client.handler.enforce_csrf_checks = False

    assert visitor.client.post("/").status_code == 405
    assert visitor.client.get("/questions/voice/").status_code == 405
