"""The seed as draft rows, loaded once for all these tests and taken away after them; people signed in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from options.models import CurrentRelease, Release
from options.publishing import current
from options.publishing.draft import write_draft
from tests import people
from tests.knowledge import seed_book


@pytest.fixture(scope="package")
def seed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The seed as draft rows. No release, because a sealed release could not be taken away again."""
    with django_db_blocker.unblock():
        write_draft(seed_book())
    yield
    with django_db_blocker.unblock(), transaction.atomic():
        for model in apps.get_app_config("options").get_models(include_auto_created=True):
            if model not in (Release, CurrentRelease):
                model._default_manager.all()._raw_delete("default")


@pytest.fixture
def draft(seed: None, db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The draft; what a test changes is undone after it, and the process forgets what it served."""
    settings.RELEASE_FILE = tmp_path / "release.json"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    current.install(None)
    yield
    current.install(None)


@pytest.fixture
def editor(draft: None) -> Client:
    """Edda, signed in."""
    return signed_in(people.editor())


@pytest.fixture
def publisher(draft: None) -> Client:
    """Paul, signed in."""
    return signed_in(people.publisher())


def signed_in(person: Any) -> Client:
    """A browser without scripts in which a person is signed in."""
    client = Client()
    client.force_login(person)
    return client
