"""The safety gate and the steps: answering, skipping, going back, changing, and what is refused."""

import gzip

import pytest

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

STEPS = [step.key for step in seed_book().questionnaire.steps]


def test_without_a_voice_every_page_leads_to_the_start(visitor: Visitor) -> None:
    for url in ("/questions/safety/", "/questions/about/", "/check/", "/results/", "/questions/safety/help/"):
        assert visitor.open(url).url == "/"


def test_before_the_gate_every_page_leads_to_the_gate(visitor: Visitor) -> None:
    visitor.begin()

    for url in ("/questions/about/", "/check/", "/results/", "/questions/safety/help/"):
        assert visitor.open(url).url == "/questions/safety/"


def test_an_empty_gate_is_an_error_with_a_remedy(visitor: Visitor) -> None:
    visitor.begin().press("Continue")

    assert visitor.page.title.startswith("Error: ")
    assert "Choose what is true right now, or “None of these”." in visitor.page.words


def test_the_gate_can_be_skipped(visitor: Visitor) -> None:
    assert visitor.begin().press("Skip for now").url == "/questions/about/"


def test_the_steps_come_in_order_and_end_at_the_check(visitor: Visitor) -> None:
    visitor.pass_gate()

    for number, step in enumerate(STEPS, start=1):
        assert visitor.url == f"/questions/{step}/"
        assert f"Question group {number} of {len(STEPS)}" in visitor.page.words
        visitor.press("Continue")
    assert visitor.url == "/check/"


def test_each_step_leads_back_to_the_one_before(visitor: Visitor) -> None:
    visitor.pass_gate()

    for before, step in zip(["safety", *STEPS], STEPS, strict=False):
        assert f"/questions/{before}/" in visitor.open(f"/questions/{step}/").page.links


def test_skip_and_back_lose_no_answer(visitor: Visitor) -> None:
    visitor.pass_gate().press("Continue", {"age_band": ["26_64"]})
    visitor.press("Skip for now").open("/questions/about/").press("Skip for now")

    visitor.open("/questions/about/")

    assert ("age_band", "26_64") in visitor.page.forms[0].filled


def test_an_answer_can_be_emptied_again(visitor: Visitor) -> None:
    visitor.pass_gate().press("Continue", {"age_band": ["26_64"]}).open("/questions/about/")

    visitor.press("Clear answers on this page")

    assert visitor.url == "/questions/about/"
    assert [name for name, _ in visitor.page.forms[0].filled] == ["csrfmiddlewaretoken"]


@pytest.mark.parametrize("page", ["check", "results"])
def test_a_change_returns_to_where_it_began(visitor: Visitor, page: str) -> None:
    visitor.pass_gate().press("Continue", {"age_band": ["26_64"]}).open(f"/{page}/")
    assert f"/questions/cost/?return={page}" in visitor.page.links

    visitor.open(f"/questions/cost/?return={page}").press("Save and go back", {"insurance": ["medicaid"]})

    assert visitor.url == f"/{page}/"
    assert {"26 to 64", "Medicaid"} <= set(visitor.page.words.split("\n"))


def test_a_change_may_be_left_unsaved(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/about/?return=check")

    assert visitor.press("Go back without saving", {"age_band": ["26_64"]}).url == "/check/"
    assert "26 to 64" not in visitor.page.words


def test_a_strange_return_is_ignored(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/about/?return=https://example.org/")

    assert visitor.press("Continue").url == "/questions/severity/"


def test_every_question_says_why_it_is_asked(visitor: Visitor) -> None:
    visitor.pass_gate()

    for question in seed_book().questionnaire.questions:
        assert question.why in visitor.open(f"/questions/{question.step}/").page.words


def test_an_unknown_step_is_not_found(visitor: Visitor) -> None:
    assert visitor.pass_gate().open("/questions/nothing/").trail[-1].status_code == 404


def test_another_method_is_refused(visitor: Visitor) -> None:
    visitor.client.handler.enforce_csrf_checks = False

    for url in ("/questions/about/", "/check/", "/results/", "/restart/"):
        assert visitor.client.put(url).status_code == 405
    assert visitor.client.get("/restart/").status_code == 405
    assert visitor.client.post("/leave/").status_code == 405


def test_question_pages_stay_small(visitor: Visitor) -> None:
    visitor.pass_gate("other")

    for page in ("safety", *STEPS):
        visitor.open(f"/questions/{page}/")
        assert len(gzip.compress(visitor.trail[-1].content)) < 15 * 1024


def test_a_page_explains_the_words_it_uses(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/history/")

    assert "Words on this page" in visitor.page.words
    assert next(term.plain for term in seed_book().glossary if term.key == "buprenorphine") in visitor.page.words
