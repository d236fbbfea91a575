"""A draft to work on, and people signed in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from options.publishing import current
from tests import people


@pytest.fixture
def draft(db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
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
    return people.signed_in(Client(), person)
