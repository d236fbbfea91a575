"""A promise that was published can be given up with a reason, and nothing else."""

from typing import Any

import pytest
from django.test import Client

from options.models import Release, Safeguard
from options.rules.codec import canonical_json, digest_of
from tests.admin.conftest import signed_in
from tests.admin.pages import address, fields_of, send
from tests.knowledge import seed_book
from tests.people import User


@pytest.fixture
def published(draft: None) -> None:
    """The seed as release 1."""
    content = canonical_json(seed_book())
    Release.objects.create(number=1, digest=digest_of(content), content=content, author_name="Nobody", reason="First.")


def page_of(safeguard: Safeguard) -> str:
    """Its form."""
    return address("safeguard", "change", safeguard.pk)


def some() -> Safeguard:
    """A safeguard of the seed."""
    return Safeguard.objects.order_by("position", "pk")[0]


def plain(guard: Safeguard) -> dict[str, Any]:
    """Its columns but the reason for giving it up."""
    return {
        name: value for name, value in Safeguard.objects.filter(pk=guard.pk).values()[0].items() if name != "retired"
    }


def test_a_publisher_gives_up_a_published_safeguard_with_a_reason(published: None, publisher: Client) -> None:
    page, before = page_of(some()), plain(some())
    sent = fields_of(publisher, page)

    response = send(publisher, page, sent, retired="A new guideline says otherwise.")

    assert response.status_code == 302
    assert some().retired == "A new guideline says otherwise."
    assert plain(some()) == before


def test_nothing_else_of_a_published_safeguard_changes_even_when_sent(published: None, publisher: Client) -> None:
    page, before = page_of(some()), plain(some())
    clauses = some().clauses.count()

    sent = {"statement": "Weaker.", "kind": "alert", "options": [], "condition-whole": "1", "retired": ""}
    publisher.post(page, sent)

    assert plain(some()) == before
    assert some().clauses.count() == clauses


def test_the_form_of_a_published_safeguard_offers_only_giving_it_up(published: None, publisher: Client) -> None:
    shown = publisher.get(page_of(some())).content.decode()

    assert 'name="retired"' in shown
    assert 'name="statement"' not in shown
    assert "cannot be changed or deleted" in shown


def test_a_new_safeguard_can_be_changed_until_it_is_published(published: None, publisher: Client) -> None:
    fresh = Safeguard.objects.create(key="fresh", statement="A promise.", kind=some().kind)
    page = page_of(fresh)

    response = send(publisher, page, fields_of(publisher, page), statement="A better promise.")

    assert response.status_code == 302
    assert Safeguard.objects.get(key="fresh").statement == "A better promise."


def test_nobody_deletes_a_safeguard_not_even_a_superuser(published: None) -> None:
    root = signed_in(User.objects.create_superuser("root"))
    page = address("safeguard", "delete", some().pk)

    assert root.get(page).status_code == 403
    assert root.post(page, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [some().pk], "post": "yes"}
    root.post(address("safeguard"), chosen)
    assert some().pk == chosen["_selected_action"][0]


def test_an_editor_sees_that_safeguards_are_locked(published: None, editor: Client) -> None:
    assert "Safeguards are locked" in editor.get(page_of(some())).content.decode()
    assert editor.post(page_of(some()), {"retired": "No."}).status_code == 403
