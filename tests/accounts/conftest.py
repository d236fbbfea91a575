"""A clock that can be moved, a count of password digests, and people with and without a phone."""

import time
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from tests import people
from tests.accounts.steps import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time, for the site and for the phone; it begins at a full half minute and stands until it is moved."""
    clock = Clock(timezone.now().replace(second=0, microsecond=0))
    monkeypatch.setattr(timezone, "now", lambda: clock.at)
    monkeypatch.setattr(time, "time", lambda: clock.at.timestamp())
    return clock


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was turned into a digest from now on."""
    made: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: Any, password: str, *arguments: Any, **named: Any) -> str:
        made.append(password)
        return encode(self, password, *arguments, **named)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return made


@pytest.fixture
def edda(db: None) -> Any:
    """Edda, an editor who has set up her phone."""
    person = people.editor()
    people.phone(person)
    return person


@pytest.fixture
def paul(db: None) -> Any:
    """Paul, a publisher who has never signed in."""
    return people.publisher()


@pytest.fixture
def browser_of_edda(edda: Any) -> Client:
    """The browser in which Edda is signed in."""
    return people.signed_in(Client(), edda)
