"""Try it: answers ranked against the draft and the current release, side by side."""

import pytest
from django.test import Client

from options.admin.prefill import answers_for
from options.models import Rule
from options.rules.answers import read_answers
from options.rules.ranking import rank
from tests.admin.pages import RULE, fields_of, rule_page, send
from tests.knowledge import seed_book
from tests.publishing.sealing import publish_draft

PAGE = "/admin/options/rule/try/"


@pytest.fixture
def published(draft: None) -> None:
    """The seed as the current release."""
    publish_draft()


def test_every_rule_applies_with_the_answers_made_for_it() -> None:
    book = seed_book()

    for rule in book.rules:
        ranking = rank(book, read_answers(book, answers_for(book, rule)))
        places = (*ranking.options, *ranking.supports, *ranking.held_back)
        fired = {one.rule.key for place in places for one in place.contributions}
        own = next((place for place in places if place.option.key == rule.option), None)
        assert rule.key in fired or own is None, rule.key


def test_it_opens_with_answers_that_make_a_rule_apply(editor: Client) -> None:
    response = editor.get(PAGE, {"rule": RULE})

    assert response.context["fires"]
    assert f'href="{rule_page()}"' in response.content.decode()


def test_it_opens_with_the_answers_of_an_example_case(editor: Client) -> None:
    case = seed_book().example_cases[0]

    form = editor.get(PAGE, {"case": case.key}).context["form"]

    assert form.initial["dsm_signs"] == list(case.answers["dsm_signs"])


def test_an_unknown_rule_or_case_opens_an_empty_page(editor: Client) -> None:
    assert editor.get(PAGE, {"rule": "no-such-rule", "case": "no-such-case"}).status_code == 200


def test_answers_are_ranked(editor: Client) -> None:
    response = send(editor, PAGE, fields_of(editor, PAGE), opioid_type=["heroin", "injects"])

    result = response.context["result"]
    assert len(result.settings) == 15
    assert any(reason.because == "heroin" for line in result.settings for reason in line.reasons)


def test_without_a_change_draft_and_release_agree(published: None, editor: Client) -> None:
    response = editor.get(PAGE, {"rule": RULE})

    assert response.context["result"].differences == 0
    assert "no difference" in response.content.decode()


def test_a_changed_effect_is_marked(published: None, editor: Client) -> None:
    Rule.objects.filter(key=RULE).update(effect="strongly_against")

    response = editor.get(PAGE, {"rule": RULE})
    marked = {line.name: line.changed for line in response.context["result"].settings if line.changed}

    assert marked["Methadone with counseling"] == "moved"
    assert "only in the draft" in response.content.decode()


def test_answers_that_cannot_stand_together_are_refused_beside_the_question(editor: Client) -> None:
    response = send(editor, PAGE, fields_of(editor, PAGE), mental_health=["none", "bipolar"])

    assert "stands alone" in str(response.context["form"].errors["mental_health"])
    assert "cannot be given together" in response.content.decode()


def test_saving_a_rule_can_lead_here(editor: Client) -> None:
    page = rule_page()

    response = send(editor, page, fields_of(editor, page), _try="1")

    assert response["Location"] == f"{PAGE}?rule={RULE}"


def test_strangers_are_sent_to_sign_in(draft: None) -> None:
    assert Client().get(PAGE).status_code == 302
