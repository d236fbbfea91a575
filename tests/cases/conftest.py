"""An office with its people, and a release to rank with."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from options.publishing import current
from options.publishing.current import LiveRelease
from tests import people
from tests.cases.office import Office, open_office
from tests.knowledge import live_seed


@pytest.fixture
def live() -> Iterator[LiveRelease]:
    """The seed, served as a release."""
    release = live_seed()
    current.install(release)
    yield release
    current.install(None)


@pytest.fixture
def office(db: None) -> Office:
    """Two teams with one case."""
    return open_office()


@pytest.fixture
def cora(office: Office, live: LiveRelease) -> Client:
    """Cora, signed in."""
    return signed_in(office.cora)


def signed_in(person: Any) -> Client:
    """A browser without scripts in which a person is signed in, second factor included."""
    return people.signed_in(Client(), person)
