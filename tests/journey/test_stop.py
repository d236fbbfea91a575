"""What cannot wait: the page that comes before all others."""

from options.rules.questionnaire import VOICES
from tests.journey.visitor import Visitor

STOP = "/questions/safety/help/"


def test_danger_now_interrupts_the_questions(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]})

    assert visitor.url.startswith(STOP)
    assert {"tel:988", "tel:911"} <= set(visitor.page.links)


def test_i_am_safe_leads_on_and_is_remembered(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]})

    assert visitor.press("I am safe for now, go on").url == "/questions/about/"
    assert visitor.open("/results/").page.having("data-option")
    assert next(one.attributes["data-alert"] for one in visitor.page.having("data-alert")) == "suicide-risk"


def test_the_order_is_held_back_until_then(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["overdose_now"]}).open("/results/")

    assert visitor.page.having("data-option") == []
    assert visitor.press("I am safe for now, show my options").url == "/results/"
    assert visitor.page.having("data-option")


def test_a_new_danger_holds_back_again(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]}).press("I am safe for now, go on")

    visitor.open("/questions/safety/?return=results").press("Save and go back", {"safety_now": ["overdose_now"]})

    assert visitor.url.startswith(STOP)


def test_a_danger_that_comes_back_is_shown_again(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]}).press("I am safe for now, go on")
    change = "/questions/safety/?return=check"
    visitor.open(change).press("Save and go back", {"safety_now": ["none"]})

    assert visitor.open(change).press("Save and go back", {"safety_now": ["suicidal"]}).url.startswith(STOP)


def test_a_later_page_interrupts_too_and_goes_on_after_it(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/health/").press("Continue", {"physical_health": ["infection"]})
    assert visitor.url.startswith(STOP)
    assert "/questions/health/" in visitor.page.links

    assert visitor.press("I am safe for now, go on").url == "/questions/home/"


def test_opioids_as_prescribed_are_explained_before_any_order(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/severity/").press("Continue", {"dsm_signs": ["only_as_prescribed"]})
    assert not visitor.url.startswith(STOP)

    visitor.open("/results/")

    assert visitor.page.having("data-option") == []
    assert visitor.press("I have read this, show the options anyway").page.having("data-option")


def test_each_voice_has_its_own_words(visitor: Visitor) -> None:
    words = ["I am safe for now, go on", "They are safe for now, go on", "The client is safe for now, go on"]

    for voice, button in zip(VOICES, words, strict=True):
        visitor.begin(voice).press("Continue", {"safety_now": ["suicidal"]})
        assert button in visitor.page.forms[0].buttons


def test_without_danger_the_page_goes_on(visitor: Visitor) -> None:
    assert visitor.pass_gate().open(f"{STOP}?return=history").url == "/questions/history/"
