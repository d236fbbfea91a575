"""Cora at her desk, and releases that come after the seed."""

from collections.abc import Callable, Iterator

import pytest

from navigator.cases import releases
from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits import rulebooks
from tests.cases.visits.desk import Desk
from tests.knowledge import live_seed


@pytest.fixture
def desk(office: Office, live: LiveRelease) -> Desk:
    """Cora, signed in, with her case."""
    return Desk(office.cora, office.case)


@pytest.fixture
def publish(live: LiveRelease, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Rulebook], LiveRelease]]:
    """Serve another rulebook as release 2; release 1, the seed, can still be read."""
    monkeypatch.setattr(current, "numbered", {1: live_seed()}.__getitem__)
    yield rulebooks.publish
    releases.forget()
