"""Every list and form opens for those who may, and is refused to everybody else."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from options.publishing.draft import read_draft
from options.rules.codec import canonical_json
from tests.admin.conftest import signed_in
from tests.admin.pages import MODELS, address, fields_of, send

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
SEEN = (*MODELS, "safeguard")


def first(model: str) -> Any:
    """The first row of a model."""
    return apps.get_model("options", model)._default_manager.first()


@pytest.mark.parametrize("model", [*SEEN, "release"])
def test_an_editor_can_open_every_list(editor: Client, model: str) -> None:
    assert editor.get(address(model)).status_code == 200


@pytest.mark.parametrize("model", SEEN)
def test_an_editor_can_open_every_form(editor: Client, model: str) -> None:
    assert editor.get(address(model, "change", first(model).pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_can_open_every_empty_form(editor: Client, model: str) -> None:
    assert editor.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", SEEN)
def test_a_publisher_can_look_at_every_form(publisher: Client, model: str) -> None:
    assert publisher.get(address(model, "change", first(model).pk)).status_code == 200


@pytest.mark.parametrize("model", [*SEEN, "release"])
def test_strangers_are_sent_to_sign_in(draft: None, model: str) -> None:
    response = Client().get(address(model))

    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=%2Fadmin%2F")


@pytest.mark.parametrize("model", [*SEEN, "release"])
def test_staff_without_a_role_are_refused(draft: None, model: str) -> None:
    newcomer = signed_in(User.objects.create_user("nora", is_staff=True))

    assert newcomer.get(address(model)).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_saving_a_form_unchanged_changes_nothing(editor: Client, model: str) -> None:
    before = canonical_json(read_draft())
    page = address(model, "change", first(model).pk)

    response = send(editor, page, fields_of(editor, page))

    assert response.status_code == 302, response.context["errors"]
    assert canonical_json(read_draft()) == before


@pytest.mark.parametrize("model", SEEN)
def test_no_page_has_styles_or_scripts_of_its_own(editor: Client, model: str) -> None:
    pages = [address(model), address(model, "change", first(model).pk)]
    texts = [editor.get(page).content.decode() for page in pages]

    assert [found for text in texts for found in INLINE.findall(text)] == []


def test_an_editor_sees_safeguards_and_cannot_change_them(editor: Client) -> None:
    page = address("safeguard", "change", first("safeguard").pk)

    shown = editor.get(page).content.decode()

    assert "locked" in shown
    assert 'name="statement"' not in shown
    assert editor.post(page, {"statement": "Weaker."}).status_code == 403
    assert editor.get(address("safeguard", "add")).status_code == 403


def test_a_publisher_can_change_a_safeguard(publisher: Client) -> None:
    page = address("safeguard", "change", first("safeguard").pk)

    response = send(publisher, page, fields_of(publisher, page), statement="Another sentence.")

    assert response.status_code == 302
    assert first("safeguard").statement == "Another sentence."


def test_a_publisher_cannot_change_a_rule(publisher: Client) -> None:
    assert publisher.post(address("rule", "change", first("rule").pk), {"why": "No."}).status_code == 403


def test_a_key_never_changes(editor: Client) -> None:
    page = address("step", "change", first("step").pk)
    key = first("step").key

    send(editor, page, fields_of(editor, page), key="another-key", title="Another title")

    assert (first("step").key, first("step").title) == (key, "Another title")


def test_a_row_in_use_is_not_deleted_and_the_page_says_why(editor: Client) -> None:
    source = apps.get_model("options", "source").objects.filter(findings__isnull=False).first()

    shown = editor.get(address("source", "delete", source.pk)).content.decode()

    assert "cannot be deleted, because it is in use" in shown
    assert source.findings.first().key in shown


def test_the_first_page_says_how_things_stand(editor: Client) -> None:
    shown = editor.get("/admin/").content.decode()

    assert "no release was published" in shown
    assert "A first draft" in shown
    assert "Try it" in shown


def test_the_first_page_counts_what_is_to_mend(editor: Client) -> None:
    apps.get_model("options", "rule").objects.filter(key="methadone-severe").update(why="No full stop")

    assert "Not ready: 1 thing to mend" in editor.get("/admin/").content.decode()
