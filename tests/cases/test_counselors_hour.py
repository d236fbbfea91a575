"""A counselor's hour in a real browser, by keyboard only; and what it leaves behind."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cases import hour
from tests.screen import faults
from tests.site.made import copy_of_site
from tests.site.servers import serving
from tests.site.visitor import Visitor, walk

DESK, TABLET = {"width": 1180, "height": 820}, {"width": 820, "height": 1180}
MOST_PRESSES, MOST_PAGES = 900, 60
"""Keys pressed beside typed words, and pages opened, in both visits together."""
LOOKED_AT = {
    f"cases:{name}"
    for name in (
        *("list", "new", "case", "visit-new", "visit-page", "visit-check", "visit-counseling-notes", "visit-finish"),
        *("visit-results", "visit-try", "visit-decision", "visit-hand-over", "visit-plan", "visit-as-it-was"),
        *("happened", "visits-beside"),
    )
}
"""The pages of the hour, each of which stands in the access log."""
FAMILY = {"dsm_signs": ["craving", "tolerance"], "travel": ["weekly"], "insurance": ["medicaid"]}


@dataclass(frozen=True, slots=True)
class Served:
    """A site with an office: its address, its folder, and what it wrote to its log."""

    base: str
    var: Path

    @property
    def log(self) -> str:
        """Everything logged so far."""
        return (self.var / "log").read_text()

    @property
    def stored(self) -> bytes:
        """Every byte of the data base, with what is still in its journal."""
        return b"".join(part.read_bytes() for part in sorted(self.var.glob("navigator.sqlite3*")))

    @property
    def logged_places(self) -> set[str]:
        """The pages in the access log."""
        with closing(sqlite3.connect(self.var / "navigator.sqlite3")) as connection:
            return {place for (place,) in connection.execute("SELECT DISTINCT place FROM cases_accessentry")}


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A published site of its own with the two teams."""
    var = tmp_path_factory.mktemp("hour")
    with serving(copy_of_site(tmp_path_factory, var), var / "log") as base:
        yield Served(base, var)


def code_of_a_family(base: str) -> str:
    """The share code of a family that answered a few questions."""
    visitor = Visitor(base)
    walk(visitor, "other", FAMILY)
    groups = visitor.get("/code/").text.split('class="code-groups"')[1].split("</ol>")[0]
    return " ".join(re.findall(r"[0-9A-Z]{2,4}(?=<)", groups))


def test_a_counselors_hour_by_keyboard(
    browser: Any, served: Served, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pictures = Path(request.config.getoption("--pictures") or tmp_path)
    context = browser.new_context(viewport=DESK, base_url=served.base)

    def look(page: Any, name: str) -> None:
        page.screenshot(path=pictures / f"hour-{name}.png")
        assert faults(page) == [], name

    page = context.new_page()
    visits = hour.first_visit(page, look, code_of_a_family(served.base)), hour.second_visit(page, look)
    page.set_viewport_size(TABLET)
    look(page, "14-tablet")

    assert sum(keys.presses for keys in visits) <= MOST_PRESSES
    assert sum(keys.pages for keys in visits) <= MOST_PAGES
    assert [canary for canary in hour.CANARIES if canary in served.log] == []
    assert [canary for canary in hour.CANARIES if canary.encode() in served.stored] == []
    assert served.logged_places >= LOOKED_AT
