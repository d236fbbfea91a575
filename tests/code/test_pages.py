"""The page of the share code: shows the own code, opens another, and replaces nothing before it is told to."""

import html
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from options.publishing import current
from options.publishing.layouts import layout_of
from options.publishing.release_file import LiveRelease
from options.publishing.share_code.code import read, write
from tests.code.test_opening import without
from tests.journey.visitor import FORM, Visitor
from tests.knowledge import live_seed, seed_book
from tests.publishing.share_code.samples import seed_layout

ANSWERS = {"age_band": ["18_25"], "dsm_signs": ["craving", "health_harm"], "support_style": ["not_sure"]}
GIVEN = {key: frozenset(choices) for key, choices in {**ANSWERS, "safety_now": ["none"]}.items()}
OPEN, USE = "See what is in it", "Use these answers"
pytestmark = pytest.mark.usefixtures("served_release")


def groups(page: bytes) -> list[str]:
    """The groups of the code on a page."""
    return re.findall(r"<li>([0-9A-Z]{4})</li>", page.decode())


def code_of(answers: dict[str, frozenset[str]], voice: str = "self") -> str:
    """A code as someone else would have it."""
    return write(answers, voice, 1, seed_layout())


@pytest.fixture
def answered(visitor: Visitor) -> Visitor:
    """Someone with answers, at the code's page."""
    return visitor.pass_gate().answer_all(ANSWERS).open("/code/")


def test_without_answers_there_is_only_the_form(visitor: Visitor) -> None:
    visitor.open("/code/")

    assert groups(visitor.trail[-1].content) == []
    assert visitor.page.texts("h1") == ["Open a code"]
    assert OPEN in visitor.page.forms[-1].buttons


def test_the_code_shown_holds_the_answers_given(answered: Visitor) -> None:
    code = read(" ".join(groups(answered.trail[-1].content)), {1: seed_layout()})

    assert (code.release, code.voice, code.answers) == (1, "self", GIVEN)


def test_the_page_lists_exactly_what_the_code_holds(answered: Visitor) -> None:
    questions = seed_book().question

    assert answered.page.texts("dt") == [questions[key].wording.own for key in questions if key in GIVEN]
    assert answered.page.texts("dd")[-1] == "Not sure"
    assert "Who answers: Me" in answered.page.words
    assert "The release of the questions: 1" in answered.page.words


def test_the_page_warns_and_says_what_is_not_held(answered: Visitor) -> None:
    assert "Anyone who has this code can read these answers." in answered.page.words
    assert "No name, no place and no date." in answered.page.words
    assert "localhost/code/" in answered.page.words


def test_the_code_is_not_translated_or_corrected(answered: Visitor) -> None:
    (listed,) = [element for element in answered.page.elements if element.attributes.get("class") == "code-groups"]
    (typed,) = [element for element in answered.page.elements if element.tag == "textarea"]

    assert listed.attributes["translate"] == "no"
    assert typed.attributes | {"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"} == (
        typed.attributes
    )


def test_a_code_is_shown_before_it_is_used(visitor: Visitor) -> None:
    visitor.open("/code/").press(OPEN, {"code": [code_of(GIVEN, "other").lower()]})

    assert visitor.page.texts("h1") == ["These answers are in the code"]
    assert "18 to 25" in visitor.page.words
    assert "Someone I care about" in visitor.page.words
    assert "You have other answers here now" not in visitor.page.words
    assert visitor.cookie == ""


def test_a_code_that_is_used_leads_to_safety_and_then_to_the_answers(visitor: Visitor) -> None:
    visitor.open("/code/").press(OPEN, {"code": [code_of(GIVEN)]}).press(USE)

    assert visitor.url == "/questions/safety/?return=check"
    assert not [box for box in visitor.page.forms[-1].inputs if "checked" in box]
    assert "Continue" in visitor.page.forms[-1].buttons
    visitor.press("Continue", {"safety_now": ["none"]})
    assert visitor.url == "/check/"
    assert groups(visitor.open("/code/").trail[-1].content) == code_of(GIVEN).split()


def test_no_page_opens_before_the_safety_question_is_passed(visitor: Visitor) -> None:
    visitor.open("/code/").press(OPEN, {"code": [code_of(GIVEN)]}).press(USE)

    assert visitor.open("/results/").url == "/questions/safety/"


def test_a_danger_in_the_code_is_still_ticked(visitor: Visitor) -> None:
    code = code_of({"safety_now": frozenset(["unsafe_home"])})
    visitor.open("/code/").press(OPEN, {"code": [code]}).press(USE)

    assert [box["value"] for box in visitor.page.forms[-1].inputs if "checked" in box] == ["unsafe_home"]


def test_replacing_other_answers_is_said_first(answered: Visitor) -> None:
    other = code_of({"age_band": frozenset(["26_64"])})
    answered.press(OPEN, {"code": [other]})

    assert "You have other answers here now" in answered.page.words
    assert groups(answered.open("/code/").trail[-1].content) == code_of(GIVEN).split()


def test_a_wrong_group_is_named_and_the_field_stays_filled(visitor: Visitor) -> None:
    typed = code_of(GIVEN).split()
    typed[2] = "7KQ2"
    visitor.open("/code/").press(OPEN, {"code": [" ".join(typed)]})

    assert visitor.page.title.startswith("Error: ")
    assert "Group 3 (7KQ2) has a mistake." in visitor.page.words
    assert " ".join(typed) in visitor.page.texts("textarea")[0]
    assert "#id_code" in visitor.page.links


@pytest.mark.parametrize(
    "typed", ["", " ", "A" * 10_000, "\x00\x01", "\N{PILE OF POO}", "<b>'\"&", "7KUT", "0000", "7K"]
)
def test_garbage_is_answered_with_a_sentence(visitor: Visitor, typed: str) -> None:
    visitor.open("/code/").press(OPEN, {"code": [typed]})

    assert visitor.trail[-1].status_code == 200
    assert visitor.page.title.startswith("Error: ")
    assert "<b>" not in visitor.trail[-1].content.decode()
    assert "&amp;amp;" not in visitor.trail[-1].content.decode()


def test_a_post_without_a_field_is_answered_with_a_sentence(visitor: Visitor) -> None:
    visitor.open("/code/").client.handler.enforce_csrf_checks = False

    for sent in ({}, {"use": "1"}, {"use": "1", "code": "7KQ2"}):
        assert b"Error: " in visitor.client.post("/code/", sent).content
    assert visitor.cookie == ""


@pytest.mark.parametrize("release", [2, 300])
def test_a_code_of_an_unknown_release_is_refused_with_its_own_sentence(visitor: Visitor, release: int) -> None:
    visitor.open("/code/").press(OPEN, {"code": [write(GIVEN, "self", release, seed_layout())]})

    assert f"release {release} of the questions, and this site does not have that release" in visitor.page.words


def test_a_code_of_another_site_is_refused_with_its_own_sentence(visitor: Visitor) -> None:
    answers = {key: given for key, given in GIVEN.items() if key != "age_band"}
    foreign = write(answers, "self", 1, layout_of(without("age_band", "18_25")))
    visitor.open("/code/").press(OPEN, {"code": [foreign]})

    assert "does not belong to the questions of this site" in visitor.page.words


def test_questions_that_changed_are_named_by_their_wording(visitor: Visitor) -> None:
    current.install(LiveRelease(3, "3" * 64, "2026-12-01", without("age_band", "18_25"), {1: layout_of(seed_book())}))
    visitor.open("/code/").press(OPEN, {"code": [code_of(GIVEN)]})

    asked = html.unescape(seed_book().question["age_band"].wording.own)
    assert "Some questions have changed since" in visitor.page.words
    assert [words.strip() for words in visitor.page.texts("li") if asked in words] == [asked]
    assert "Made under release 1" in visitor.page.words


def test_a_code_opens_after_the_own_answers_expired(answered: Visitor, settings: Any) -> None:
    settings.ANSWER_IDLE_SECONDS = -1

    answered.open("/code/")
    assert "Your answers were cleared" in answered.page.words
    assert groups(answered.trail[-1].content) == []

    answered.press(OPEN, {"code": [code_of(GIVEN)]})
    assert USE in answered.page.forms[0].buttons


def test_a_code_cannot_be_sent_in_an_address(visitor: Visitor) -> None:
    visitor.open(f"/code/?{urlencode({'code': code_of(GIVEN)})}")

    assert visitor.page.texts("h1") == ["Open a code"]
    assert code_of(GIVEN) not in visitor.trail[-1].content.decode()


def test_a_code_is_taken_only_with_the_token_of_the_form() -> None:
    response = Client(enforce_csrf_checks=True, headers={"host": "localhost"}).post("/code/", {"code": code_of(GIVEN)})

    assert response.status_code == 403


def test_other_methods_are_refused(visitor: Visitor) -> None:
    assert visitor.client.put("/code/", "x", content_type=FORM).status_code in (403, 405)
    assert visitor.client.delete("/code/").status_code in (403, 405)


def test_without_a_release_there_is_nothing_to_open(visitor: Visitor, settings: Any, tmp_path: Any) -> None:
    settings.RELEASE_FILE = tmp_path / "none.json"
    current.install(None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(current, "_try_refresh", lambda: False)
        assert visitor.open("/code/").trail[-1].status_code == 503


def test_the_seed_knows_the_layout_that_codes_need() -> None:
    assert live_seed().layouts[1] == seed_layout()
