"""Beside each text that readers see, the form says how it reads; it never keeps a draft from being saved."""

import pytest
from django.test import Client

from options.admin.hints import READ
from options.models import Guide, Option, Rule
from tests.admin.pages import address, fields_of, rule_page, send
from tests.admin.test_queries import queries
from tests.reading import Page

BAD = "Addicts in the programme stay with it for longer than all others do."


def said_beside(page: Page, field: str) -> str:
    """What stands in the help that a field points to."""
    (found,) = (one for one in page.having("id") if one.attributes["id"] == field)
    listed = found.attributes["aria-describedby"].split()
    parts = [one for one in page.elements if one.attributes.get("id") in listed]
    return " ".join("".join(page._words[one.start : one.end]) for one in parts)


def test_a_saved_text_says_its_grade_beside_it(editor: Client) -> None:
    said = said_beside(Page(editor.get(rule_page()).content), "id_why")

    assert "words, grade" in said
    assert "One sentence of at most 25 words" in said


def test_checking_words_says_what_to_mend_and_saves_nothing(editor: Client) -> None:
    before = Rule.objects.get(key="methadone-moderate-or-severe").why

    response = send(editor, rule_page(), fields_of(editor, rule_page()), why=BAD, _words="Check words")

    page = Page(response.content)
    assert response.status_code == 200
    assert "“Addicts”: say a person" in said_beside(page, "id_why")
    assert "“programme”: say program" in said_beside(page, "id_why")
    assert BAD in page.words
    assert Rule.objects.get(key="methadone-moderate-or-severe").why == before


def test_words_to_mend_do_not_keep_a_draft_from_being_saved(editor: Client) -> None:
    response = send(editor, rule_page(), fields_of(editor, rule_page()), why=BAD, _continue="1")

    assert response.status_code == 302
    assert "“Addicts”" in said_beside(Page(editor.get(rule_page()).content), "id_why")


def test_words_can_be_checked_before_a_row_is_added(editor: Client) -> None:
    page = address("statement", "add")

    response = send(editor, page, fields_of(editor, page), heading="Who", text=BAD, _words="1")

    assert "“Addicts”" in said_beside(Page(response.content), "id_text")


def test_a_long_sentence_is_named(editor: Client) -> None:
    page = address("statement", "add")
    long = "We made this guide for " + "people and " * 14 + "families."

    response = send(editor, page, fields_of(editor, page), heading="Who", text=long, _words="1")

    assert "cut it in two" in said_beside(Page(response.content), "id_text")


def test_structured_text_and_rows_below_are_looked_at_too(editor: Client) -> None:
    guide = Page(editor.get(address("guide", "change", Guide.objects.first().pk)).content)
    option = Page(editor.get(address("option", "change", Option.objects.get(key="naloxone").pk)).content)

    assert "words, grade" in said_beside(guide, "id_sections")
    assert "words, grade" in said_beside(option, "id_facts-4-0-text")


def test_every_field_that_is_looked_at_exists() -> None:
    lost = [
        (model.__name__, name)
        for model, names in READ.items()
        for name in names
        if name not in {field.name for field in model._meta.get_fields()}
    ]

    assert lost == []


def test_hints_take_two_queries_however_many_texts_there_are(editor: Client) -> None:
    page = address("option", "change", Option.objects.get(key="naloxone").pk)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("options.admin.hints.READ", {})
        without = queries(lambda: editor.get(page))

    assert queries(lambda: editor.get(page)) <= without + 2


def test_those_who_only_look_get_no_button(publisher: Client) -> None:
    assert "Check words" not in publisher.get(rule_page()).content.decode()
