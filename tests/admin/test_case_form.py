"""Example cases and profiles are made by ticking: nobody needs a key, and every contradiction is a sentence."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.test import Client

from options.models import ExampleCase, Option
from options.publishing.draft import read_draft
from options.rules.codec import canonical_json
from tests.admin.pages import address, fields_in, fields_of, mistakes, send
from tests.admin.test_queries import queries
from tests.knowledge import seed_book

CASE = "no-signs-worried"
TRY = "/admin/options/rule/try/"
ADD = "/admin/options/examplecase/add/"


def case_page(key: str = CASE) -> str:
    """The address of a case's form."""
    return address("examplecase", "change", ExampleCase.objects.get(key=key).pk)


def tried(client: Client, **answers: list[str]) -> Any:
    """The new case after "Add as an example case" with these answers."""
    return client.post(ADD, {"tried": "1", **answers})


def test_answers_are_ticked(editor: Client) -> None:
    page = case_page()

    send(editor, page, fields_of(editor, page), **{"answers-opioid_type": ["heroin", "injects"], "answers-voice": ""})

    answers = read_draft().example_cases[0].answers
    assert answers["opioid_type"] == ("heroin", "injects")
    assert "voice" not in answers


def test_what_is_expected_is_ticked(editor: Client) -> None:
    page = case_page()

    send(editor, page, fields_of(editor, page), **{"expect-first_any_of": ["iop"], "expect-alerts": None})

    expect = read_draft().example_cases[0].expect
    assert (expect.first_any_of, expect.alerts) == (("iop",), ())


REFUSED = [
    ({"answers-dsm_signs": ["none", "craving"]}, "stands alone. Untick it, or the others."),
    ({"answers-dsm_signs": ["no-such-sign"]}, "“no-such-sign” is not offered any more. Untick it."),
    ({"answers-whole": None}, "The page did not arrive whole."),
    ({"expect-whole": None}, "The page did not arrive whole."),
    ({"expect-in_top3": ["inpatient-residential"]}, "cannot be in the first three and not in the first three."),
    ({"expect-in_top3": ["iop"], "expect-not_suitable": ["iop"]}, "cannot be in the first three and not suitable."),
    ({"expect-not_suitable": ["naloxone"]}, "Naloxone (Narcan) cannot be listed and not suitable."),
    (
        {"expect-in_top3": ["iop", "recovery-housing", "methadone-counselling", "outpatient-counselling"]},
        "4 settings cannot all be in the first three. Untick 1.",
    ),
    (
        {
            "expect-in_top3": ["iop", "recovery-housing", "methadone-counselling"],
            "expect-first_any_of": ["outpatient-counselling"],
        },
        "The first three are full, and none of them may be first.",
    ),
    ({"expect-alerts": ["no-such-alert"]}, "“no-such-alert” cannot be ticked under “Shown”."),
    ({"expect-in_top3": ["naloxone"]}, "“Naloxone (Narcan)” cannot be ticked under “In the first three”."),
    (dict.fromkeys(["expect-not_top3", "expect-alerts", "expect-supports"]), "Tick at least one thing"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_mistake_in_a_case_is_named(editor: Client, changes: dict[str, Any], sentence: str) -> None:
    response = send(editor, case_page(), fields_of(editor, case_page()), **changes)

    assert response.status_code == 200
    assert sentence in mistakes(response)


def test_what_was_ticked_stays_ticked_beside_a_mistake(editor: Client) -> None:
    changes = {"answers-dsm_signs": ["none", "craving"], "expect-not_suitable": ["iop"]}

    shown = send(editor, case_page(), fields_of(editor, case_page()), **changes).content.decode()

    assert '<input type="checkbox" name="answers-dsm_signs" value="craving" checked>' in shown
    assert '<input type="checkbox" name="expect-not_suitable" value="iop" checked>' in shown


@pytest.mark.parametrize("model", ["examplecase", "profile"])
def test_every_case_can_be_saved_unchanged(editor: Client, model: str) -> None:
    before = canonical_json(read_draft())

    for row in apps.get_model("options", model).objects.all()[::29]:
        page = address(model, "change", row.pk)
        assert send(editor, page, fields_of(editor, page)).status_code == 302, row

    assert canonical_json(read_draft()) == before


def test_an_option_that_is_gone_can_be_unticked(editor: Client) -> None:
    ExampleCase.objects.filter(key=CASE).update(expect={"in_top3": ["gone"]}, answers={"old": ["yes"]})

    shown = editor.get(case_page()).content.decode()

    assert "gone (not offered any more)" in shown
    assert "old (not offered any more)" in shown


def test_the_history_says_in_words_what_changed(editor: Client) -> None:
    page = case_page()

    send(editor, page, fields_of(editor, page), **{"answers-age_band": "18_25", "expect-alerts": None})

    said = LogEntry.objects.latest("pk").get_change_message()
    assert "Answers: Client age group “26 to 64” became “18 to 25”." in said
    assert "Alerts, shown: “Treat every street opioid as if it has fentanyl” became nothing" in said


def test_those_who_may_only_look_read_words(publisher: Client) -> None:
    shown = publisher.get(case_page()).content.decode()

    assert "Not in the first three: <strong>" in shown
    assert "Naloxone (Narcan)" in shown
    assert 'name="answers' not in shown


def test_tried_answers_become_a_case_in_one_step(editor: Client) -> None:
    page = tried(editor, voice=["self"], age_band=["26_64"], dsm_signs=["craving", "withdrawal"])

    shown = page.content.decode()
    assert page.status_code == 200
    assert "This case expects all that the draft gives now." in shown
    assert '<input type="checkbox" name="answers-dsm_signs" value="withdrawal" checked>' in shown
    assert ExampleCase.objects.count() == len(seed_book().example_cases)


def test_a_case_made_of_tried_answers_is_saved_and_met(editor: Client) -> None:
    sent = {"tried": "1", "voice": "self", "age_band": "26_64", "dsm_signs": ["craving", "withdrawal"]}
    finding = apps.get_model("options", "finding").objects.get(key="naloxone-works").pk
    words = {"key": "made-here", "title": "Made here", "story": "A story.", "reason": "It is so.", "citations": finding}

    response = send(editor, ADD, fields_in(editor.post(ADD, sent)), **words)

    assert response.status_code == 302, response.context["errors"]
    case = read_draft().example_cases[-1]
    assert case.answers["dsm_signs"] == ("craving", "withdrawal")
    assert len(case.expect.in_top3) == 3
    assert case.expect.first_any_of == case.expect.in_top3[:1]


def test_answers_that_cannot_be_given_together_do_not_become_a_case(editor: Client) -> None:
    response = tried(editor, mental_health=["none", "bipolar"])

    assert response["Location"] == TRY


def test_answers_of_a_share_code_do_not_become_a_case(editor: Client) -> None:
    response = editor.post(ADD, {"tried": "1", "source": "code", "age_band": "26_64"}, follow=True)

    assert "They may be a real person" in response.content.decode()
    assert response.redirect_chain == [(TRY, 302)]


def test_only_those_who_may_add_cases_add_one(publisher: Client) -> None:
    assert tried(publisher, age_band=["26_64"]).status_code == 403
    assert "Add as an example case" not in publisher.get(TRY).content.decode()


def test_nothing_in_an_address_fills_a_new_case(editor: Client) -> None:
    shown = editor.get(ADD, {"title": "Made up", "answers": "x"}).content.decode()

    assert "Made up" not in shown


def test_the_form_of_a_case_takes_few_queries_whatever_it_expects(editor: Client) -> None:
    rows = sorted(ExampleCase.objects.all(), key=lambda row: len(str(row.expect)))

    counts = {
        queries(lambda row=row: editor.get(address("examplecase", "change", row.pk))) for row in (rows[0], rows[-1])
    }

    assert max(counts) <= 16


def test_an_option_renamed_is_renamed_here(editor: Client) -> None:
    Option.objects.filter(key="iop").update(name="Evening program")

    assert "Evening program" in editor.get(case_page()).content.decode()
