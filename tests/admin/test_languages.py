"""Editors see each translation with its English text, and whether the draft still says it."""

import pytest
from django.test import Client

from options.models import Translation
from tests.knowledge import seed_book

pytestmark = pytest.mark.django_db


def test_the_list_says_which_translations_are_used(editor: Client) -> None:
    Translation.objects.all().delete()
    Translation.objects.create(source=seed_book().options[0].name, text="Una opción")
    Translation.objects.create(source="Nobody says this", text="Nadie dice esto")

    page = editor.get("/admin/options/translation/").content.decode()

    assert page.count("no longer used") == 1
    assert "Una opción" in page


def test_an_editor_adds_a_translation(editor: Client) -> None:
    sent = {"language": "es", "source": "Hello", "text": "Hola", "position": 0}

    response = editor.post("/admin/options/translation/add/", sent)

    assert response.status_code == 302
    assert Translation.objects.get(source="Hello").text == "Hola"
