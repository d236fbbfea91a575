"""Try it: answers ranked against the draft and the current release, side by side."""

import pytest
from django.test import Client

from options.admin.prefill import answers_for
from options.models import ExampleCase, Option, Rule
from options.publishing import current
from options.rules.answers import read_answers
from options.rules.ranking import rank
from tests.admin.pages import RULE, fields_of, rule_page, send
from tests.admin.test_queries import queries
from tests.knowledge import live_seed, seed_book

PAGE = "/admin/options/rule/try/"


@pytest.fixture
def published(draft: None) -> None:
    """The seed as the current release."""
    current.install(live_seed())


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

    tried = editor.get(PAGE, {"case": case.key}).context["tried"]

    assert tried.ticked.given["dsm_signs"] == list(case.answers["dsm_signs"])


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

    assert "stands alone" in response.context["tried"].ticked.mistakes["mental_health"]
    assert "cannot be given together" in response.content.decode()


def test_saving_a_rule_can_lead_here(editor: Client) -> None:
    page = rule_page()

    response = send(editor, page, fields_of(editor, page), _try="1")

    assert response["Location"] == f"{PAGE}?rule={RULE}"


def test_strangers_are_sent_to_sign_in(draft: None) -> None:
    assert Client().get(PAGE).status_code == 302


def test_every_reason_leads_to_its_rule(published: None, editor: Client) -> None:
    Rule.objects.filter(key=RULE).update(why="Another reason, in one sentence.")

    result = editor.get(PAGE, {"rule": RULE}).context["result"]

    found = [reason for line in (*result.settings, *result.supports) for reason in line.reasons]
    assert {reason.only for reason in found if reason.rule == RULE} == {"draft", "release"}
    assert all(reason.address.endswith("/change/") for reason in found)


def test_a_rule_that_only_the_release_has_is_named(published: None, editor: Client) -> None:
    page = f"{PAGE}?case=no-signs-worried"
    gone = next(one for one in editor.get(page).context["result"].settings if one.reasons).reasons[0].rule
    Rule.objects.filter(key=gone).delete()

    shown = editor.get(page).content.decode()

    assert f"(rule {gone}, not in the draft)" in shown


def test_what_could_matter_stands_under_the_question_that_would_settle_it(editor: Client) -> None:
    book = seed_book()
    answers = {"age_band": frozenset({"26_64"})}

    waiting = editor.post(PAGE, {"age_band": "26_64"}).context["result"].waiting

    listed = {rule.key for question in waiting for rule in question.rules}
    assert listed == set(rank(book, answers).could_matter)
    pregnancy = next(one for one in waiting if one.words == book.question["pregnancy"].wording.counsellor)
    assert all("pregnancy" in {clause.question for clause in book.rule[rule.key].when} for rule in pregnancy.rules)
    assert all(rule.address for rule in pregnancy.rules)
    assert book.question["age_band"].wording.counsellor not in {one.words for one in waiting}


def test_a_question_that_a_worked_out_answer_hangs_on_settles_it(editor: Client) -> None:
    book = seed_book()
    worked_out = {rule.key for rule in book.rules if {one.question for one in rule.when} == {"severity"}}

    waiting = {one.words: one.rules for one in editor.get(PAGE).context["result"].waiting}

    assert worked_out <= {rule.key for rule in waiting[book.question["dsm_signs"].wording.counsellor]}


def test_what_could_matter_on_one_side_only_is_marked(published: None, editor: Client) -> None:
    key = next(rule.key for rule in seed_book().rules if any(one.question == "pregnancy" for one in rule.when))
    Rule.objects.filter(key=key).delete()

    waiting = editor.get(PAGE).context["result"].waiting

    assert {rule.only for question in waiting for rule in question.rules if rule.key == key} == {"release"}


def test_a_draft_that_cannot_be_read_leads_to_its_rows(editor: Client) -> None:
    case = ExampleCase.objects.first()
    ExampleCase.objects.filter(pk=case.pk).update(answers=["no"])

    shown = editor.get(PAGE).content.decode()

    assert "The draft cannot be read" in shown
    assert f"/admin/options/examplecase/{case.pk}/change/" in shown


def test_a_suspended_option_says_so(editor: Client) -> None:
    Option.objects.filter(key="iop").update(suspended="It is being checked.")

    assert "not first: suspended" in editor.get(PAGE).content.decode()


def test_other_methods_are_refused(editor: Client) -> None:
    assert editor.put(PAGE).status_code == 405


def test_trying_costs_few_queries(published: None, editor: Client) -> None:
    # Session, person, phone, two of permissions, the draft's mark, the current release, and the pages of rules.
    assert queries(lambda: editor.get(PAGE, {"rule": RULE})) <= 5 + 5
