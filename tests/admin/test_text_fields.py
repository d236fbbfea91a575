"""Lists are written as lines and structured content as text; a mistake is named with its line."""

import pytest
from django.apps import apps
from django.test import Client

from options.models import Guide, Option, OptionFact
from options.publishing.draft import read_draft
from options.rules.catalog import ProgramSearch
from tests.admin.pages import address, fields_of, mistakes, send


def test_a_list_is_edited_one_per_line(editor: Client) -> None:
    option = Option.objects.first()
    page = address("option", "change", option.pk)

    send(editor, page, fields_of(editor, page), also_called="One name\r\n\r\n  Another name \r\n")

    assert Option.objects.get(pk=option.pk).also_called == ["One name", "Another name"]


REFUSED = [
    ("search_for: a clinic\nsay: Hello.", "Line 2: This must be a list"),
    ("search_for: a clinic\ncolor: blue", "There is no field 'color'"),
    ("search_for: 12", "Line 1: This must be text, not 12. Put it in quotes."),
    ("search_for: [a clinic", "Line 1: this is not readable"),
    ("search_for: a clinic\nsearch_for: a doctor", "written twice"),
    ("just words", "Line 1: This must be a mapping"),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_a_mistake_in_a_search_is_named_with_its_line(editor: Client, text: str, sentence: str) -> None:
    page = address("option", "change", Option.objects.first().pk)

    response = send(editor, page, fields_of(editor, page), search=text)

    assert sentence in mistakes(response)
    assert text.partition("\n")[0] in response.content.decode()


def test_a_mistake_in_a_guide_names_the_line(editor: Client) -> None:
    guide = Guide.objects.first()
    page = address("guide", "change", guide.pk)
    text = "- key: before\n  heading: Read this first\n  items:\n  - text: 12\n"

    response = send(editor, page, fields_of(editor, page), sections=text)

    assert "Line 4: This must be text, not 12." in mistakes(response)


def test_a_search_is_edited_as_text_and_can_be_emptied(editor: Client) -> None:
    page = address("option", "change", Option.objects.first().pk)

    send(editor, page, fields_of(editor, page), search="search_for: a clinic near you\nsay: [Hello.]\n")
    assert read_draft().options[0].search == ProgramSearch("a clinic near you", say=("Hello.",))

    send(editor, page, fields_of(editor, page), search="")
    assert read_draft().options[0].search is None


def test_a_mistake_in_figures_names_the_line(editor: Client) -> None:
    fact = OptionFact.objects.filter(kind="outcome").first()
    page = address("option", "change", fact.option_id)
    fields = fields_of(editor, page)
    name = next(name for name in fields if name.endswith("-figures"))

    response = send(editor, page, fields, **{name: "- label: With it\n  count: few\n  out_of: 100\n"})

    assert "Line 2: This must be a number, not 'few'." in response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("model", ["guide", "seedclaim"])
def test_every_structured_text_can_be_saved_unchanged(editor: Client, model: str) -> None:
    rows = apps.get_model("options", model).objects.all()[:6]
    before = read_draft()

    for row in rows:
        page = address(model, "change", row.pk)
        assert send(editor, page, fields_of(editor, page)).status_code == 302, row

    after = read_draft()
    assert (after.guides, after.seed_coverage) == (before.guides, before.seed_coverage)
