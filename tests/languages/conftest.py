"""The seed as the release served, and one visitor of the English and the Spanish site with the same answers."""

from collections.abc import Iterator

import pytest

from options.publishing import current
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed
from tests.languages.nodes import Nodes

STORY = {
    "age_band": ["26_64"],
    "dsm_signs": ["craving", "tolerance", "withdrawal", "cant_cut_down", "fail_duties", "lots_of_time"],
    "opioid_type": ["heroin", "injects"],
    "last_use": ["within_day"],
    "insurance": ["medicaid"],
}


class BothSites:
    """One browser, two languages: the answer cookie is the same."""

    def __init__(self) -> None:
        self.visitor = Visitor().pass_gate("other").answer_all(STORY)

    def status(self, path: str) -> int:
        """The status of a page."""
        return self.visitor.client.get(path).status_code

    def html(self, path: str) -> str:
        """A page as sent."""
        return self.visitor.client.get(path).content.decode()

    def nodes(self, path: str) -> Nodes:
        """A page by its texts."""
        return Nodes(self.html(path))


@pytest.fixture(autouse=True)
def served_release() -> Iterator[None]:
    """Serve the seed, and nothing afterwards."""
    current.install(live_seed())
    yield
    current.install(None)


@pytest.fixture(scope="module")
def sites() -> Iterator[BothSites]:
    """A visitor at the results, who can open every page in both languages."""
    current.install(live_seed())
    yield BothSites()
    current.install(None)
