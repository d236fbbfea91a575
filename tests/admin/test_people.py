"""Accounts stay, so that who changed what, and who approved it, stays on record."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import people
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/auth/user/"


@pytest.fixture
def root() -> Client:
    """Rosa, who may do everything, signed in."""
    return signed_in(User.objects.create_superuser("rosa", password=people.PASSWORD))


def test_nobody_deletes_an_account(root: Client) -> None:
    editor = people.editor()

    assert root.post(f"{LIST}{editor.pk}/delete/", {"post": "yes"}).status_code == 403
    root.post(LIST, {"action": "delete_selected", "_selected_action": [editor.pk], "post": "yes"})

    assert User.objects.filter(pk=editor.pk).exists()


def test_an_account_can_be_made_inactive(root: Client) -> None:
    page = root.get(f"{LIST}{people.editor().pk}/change/").content.decode()

    assert 'name="is_active"' in page
    assert "deletelink" not in page
