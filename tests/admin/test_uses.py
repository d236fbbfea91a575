"""What is in use is neither deleted nor renamed, and every use is named with a link."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from options.admin.uses import uses_of
from options.models import Choice, Option, Question, Safeguard, ScaleEntry, SeedClaim
from tests.admin.conftest import signed_in
from tests.admin.pages import address, fields_of, send


def row(model: str, **named: Any) -> Any:
    """The one row that is meant."""
    return apps.get_model("options", model)._default_manager.filter(**named).order_by("pk")[0]


def uses(model: str, **named: Any) -> set[tuple[str, str]]:
    """The kinds of rows that use a row, and how."""
    return {(use.row._meta.model_name if use.row else "", use.how) for use in uses_of([row(model, **named)])}


FOUND = [
    ("option", {"key": "methadone-counselling"}, ("rule", "option")),
    ("option", {"key": "methadone-counselling"}, ("examplecase", "what is expected")),
    ("option", {"key": "methadone-counselling"}, ("safeguard", "options")),
    ("option", {"key": "methadone-counselling"}, ("finding", "supports")),
    ("option", {"continues_from__isnull": False}, ("option", "continues with")),
    ("option", {"key": "outpatient-counselling"}, ("seedclaim", "appears in")),
    ("question", {"key": "pregnancy"}, ("rule", "its condition (pregnancy: pregnant)")),
    ("question", {"key": "pregnancy"}, ("examplecase", "answers")),
    ("question", {"key": "dsm_signs"}, ("question", "source question")),
    ("question", {"key": "dsm_signs"}, ("seedclaim", "appears in")),
    ("choice", {"question__key": "pregnancy", "key": "pregnant"}, ("rule", "its condition (pregnancy: pregnant)")),
    ("choice", {"question__key": "pregnancy", "key": "pregnant"}, ("examplecase", "answers (pregnancy: pregnant)")),
    ("choice", {"counted_by__isnull": False}, ("question", "counts")),
    ("alert", {"safeguards__isnull": False}, ("safeguard", "alert")),
    ("alert", {"safeguards__isnull": False}, ("examplecase", "what is expected")),
    ("finding", {"key": "f-bup-retention"}, ("rule", "what it cites")),
    ("source", {"findings__isnull": False}, ("finding", "source")),
    ("helpline", {"alerts__isnull": False}, ("alert", "helpline")),
    ("scaleentry", {"kind": "themes", "key": "severity"}, ("rule", "theme")),
    ("scaleentry", {"kind": "families"}, ("option", "family")),
    ("scaleentry", {"kind": "stays"}, ("option", "stay")),
    ("step", {"questions__isnull": False}, ("question", "step")),
    ("term", {"term": "opioid use disorder"}, ("seedclaim", "appears in")),
    ("guide", {"key": "triggers-worksheet"}, ("seedclaim", "appears in")),
    ("statement", {"key": "funding"}, ("", "Every release must say this about the guide.")),
    ("question", {"is_gate": True}, ("", "The questionnaire begins with it.")),
]


@pytest.mark.parametrize(("model", "named", "use"), FOUND)
def test_every_kind_of_use_is_found(draft: None, model: str, named: dict[str, Any], use: tuple[str, str]) -> None:
    assert use in uses(model, **named)


def test_uses_inside_texts_are_found(draft: None) -> None:
    guides = apps.get_model("options", "guide").objects.all()
    sections = [section for guide in guides for section in guide.sections]
    finding = next(key for one in sections for item in one.get("items", ()) for key in item.get("findings", ()))
    source = next(key for one in sections for key in one.get("sources", ()))
    conflict = next(one["conflict"] for one in sections if one.get("conflict"))
    claim = next(key for guide in guides for key in guide.seed_claims)

    assert ("guide", "sections") in uses("finding", key=finding)
    assert ("guide", "sections") in uses("source", key=source)
    assert ("guide", "sections") in uses("conflict", key=conflict)
    assert ("guide", "founding claims") in uses("seedclaim", claim=claim)


def test_a_change_that_a_safeguard_speaks_of_is_a_use(draft: None) -> None:
    guard = Safeguard.objects.exclude(change_question=None).exclude(change_to="").first()

    how = f"a change of one answer ({guard.change_question.key}: {guard.change_to})"

    assert ("safeguard", how) in uses("choice", question=guard.change_question, key=guard.change_to)


def test_uses_of_a_question_count_those_of_its_choices(draft: None) -> None:
    assert ("rule", "its condition (pregnancy: pregnant)") in uses("question", key="pregnancy")


def test_uses_take_few_queries_however_many_they_are(draft: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        found = uses_of([row("question", key="pregnancy")])

    assert len(found) > 40
    assert len(seen) <= 25


def test_rows_without_a_use_have_none(draft: None) -> None:
    fresh = Option.objects.create(key="fresh", kind="setting", family="x", name="Fresh")

    assert uses_of([fresh]) == []
    assert uses("rule") == set()


@pytest.mark.parametrize(
    ("model", "named"),
    [
        ("option", {"key": "methadone-counselling"}),
        ("question", {"key": "pregnancy"}),
        ("scaleentry", {"kind": "stays"}),
        ("term", {"term": "opioid use disorder"}),
        ("statement", {"key": "funding"}),
        ("step", {"questions__isnull": False}),
    ],
)
def test_a_row_in_use_is_not_deleted_and_the_page_names_the_uses(
    editor: Client, model: str, named: dict[str, Any]
) -> None:
    used = row(model, **named)
    page = address(model, "delete", used.pk)

    shown = editor.get(page).content.decode()
    editor.post(page, {"post": "yes"})

    assert "cannot be deleted, because it is in use" in shown
    assert "A key is never renamed" in shown
    assert type(used).objects.filter(pk=used.pk).exists()


def test_uses_are_links(editor: Client) -> None:
    used = row("term", term="opioid use disorder")
    claim = SeedClaim.objects.get(claim="1.1")

    shown = editor.get(address("term", "delete", used.pk)).content.decode()

    assert f'<a href="{address("seedclaim", "change", claim.pk)}">Founding claim “1.1”</a>: appears in' in shown


def test_rows_in_use_are_not_deleted_from_a_list(editor: Client) -> None:
    number = Question.objects.count()
    chosen = [row("question", key="pregnancy").pk, row("question", key="housing").pk]
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}

    shown = editor.post(address("question"), sent).content.decode()

    assert "cannot be deleted, because they are in use" in shown
    assert "A key is never renamed" in shown
    assert Question.objects.count() == number


def test_a_choice_in_use_is_not_deleted_from_its_question(editor: Client) -> None:
    page = address("question", "change", row("question", key="pregnancy").pk)
    number = Choice.objects.count()

    shown = send(editor, page, fields_of(editor, page), **{"choices-0-DELETE": "on"})

    assert shown.status_code == 200
    assert "cannot be deleted, because it is in use" in shown.content.decode()
    assert "answers (pregnancy: pregnant)</li>" in shown.content.decode()
    assert Choice.objects.count() == number


def test_a_choice_nobody_uses_can_be_deleted(editor: Client) -> None:
    question = row("question", key="pregnancy")
    Choice.objects.create(question=question, key="fresh", label="Fresh", short="fresh", position=99)
    page = address("question", "change", question.pk)
    place = question.choices.count() - 1

    assert send(editor, page, fields_of(editor, page), **{f"choices-{place}-DELETE": "on"}).status_code == 302
    assert not Choice.objects.filter(key="fresh").exists()


FIXED = [
    ("question", {"key": "pregnancy"}, {"choices-0-key": "renamed"}),
    ("question", {"key": "severity"}, {"key": "renamed", "choices-0-key": "renamed"}),
    ("scaleentry", {"kind": "stays"}, {"key": "renamed", "kind": "themes"}),
    ("seedclaim", {"claim": "1.1"}, {"claim": "99.9"}),
    ("option", {"key": "methadone-counselling"}, {"key": "renamed"}),
]


@pytest.mark.parametrize(("model", "named", "forged"), FIXED)
def test_keys_stay_although_a_form_is_forged(draft: None, model: str, named: Any, forged: dict[str, str]) -> None:
    root = signed_in(User.objects.create_superuser("root"))
    used = row(model, **named)
    keys = sorted(Choice.objects.filter(question__key__in=("pregnancy", "severity")).values_list("key", flat=True))
    page = address(model, "change", used.pk)

    send(root, page, fields_of(root, page), **forged)

    assert type(used).objects.filter(pk=used.pk, **named).exists()
    assert (
        sorted(Choice.objects.filter(question__key__in=("pregnancy", "severity")).values_list("key", flat=True)) == keys
    )
    assert not ScaleEntry.objects.filter(key="renamed").exists()


def test_a_word_that_claims_name_is_not_changed(editor: Client) -> None:
    page = address("term", "change", row("term", term="opioid use disorder").pk)

    shown = send(editor, page, fields_of(editor, page), term="another word")

    assert "“opioid use disorder” cannot be changed or taken out" in shown.content.decode()
    assert "Founding claim “1.1”</a>" in shown.content.decode()


def test_a_section_that_claims_name_is_not_taken_out(editor: Client) -> None:
    guide = row("guide", key="triggers-worksheet")
    page = address("guide", "change", guide.pk)
    sections = fields_of(editor, page)["sections"].replace("key: thoughts", "key: ideas")

    shown = send(editor, page, fields_of(editor, page), sections=sections)

    assert "The section “thoughts” cannot be changed or taken out" in shown.content.decode()
    guide.refresh_from_db()
    assert "thoughts" in [section["key"] for section in guide.sections]
