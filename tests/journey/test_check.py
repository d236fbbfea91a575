"""The check page: every question with its answer, each with a way to change it."""

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book


def test_every_question_is_listed_with_its_change_link(visitor: Visitor) -> None:
    visitor.pass_gate().open("/check/")

    assert all(q.wording.own in visitor.page.words for q in seed_book().question.values())
    assert sum(link.endswith("?return=check") for link in visitor.page.links) == len(seed_book().question) + 1


def test_what_is_open_is_counted(visitor: Visitor) -> None:
    visitor.pass_gate().press("Continue", {"age_band": ["not_sure"]}).open("/check/")

    assert "24 of 25 questions have no answer yet." in visitor.page.words


def test_severity_is_shown_as_understood(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/severity/")

    visitor.press("Continue", {"dsm_signs": ["craving", "withdrawal"]}).open("/check/")

    assert "How serious the signs are: Mild (2 or 3 signs)" in visitor.page.words


def test_an_assumed_severity_is_said_to_be_assumed(visitor: Visitor) -> None:
    visitor.pass_gate().open("/check/")

    assert "How serious the signs are: not known" in visitor.page.words
    assert seed_book().derived["severity"].why in visitor.page.words
