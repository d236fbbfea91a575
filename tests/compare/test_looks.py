"""The comparison in a real browser, as a table and as cards; tests/site looks at each of its states."""

from collections import Counter
from typing import Any

import pytest

from tests.journey.visitor import Visitor
from tests.screen import faults, show

PATH = "/compare/"


@pytest.fixture
def states(answered: Visitor) -> dict[str, bytes]:
    """The comparison with answers and without."""
    return {"answers": answered.open(PATH).trail[-1].content, "bare": Visitor().open(PATH).trail[-1].content}


def test_the_table_has_no_accessibility_fault_and_fits_a_desk(page: Any, states: dict[str, bytes]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, PATH, lambda _: states["answers"])

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_cards_are_still_a_table_to_listeners(page: Any, states: dict[str, bytes]) -> None:
    show(page, PATH, lambda _: states["bare"])

    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]

    roles = Counter(node["role"]["value"] for node in told if not node["ignored"])
    assert [roles[role] for role in ("table", "columnheader", "rowheader", "cell")] == [1, 5, 16, 64]


def test_the_head_of_the_table_stays_in_view(page: Any, states: dict[str, bytes]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, PATH, lambda _: states["bare"])

    page.evaluate("document.getElementById('chances-use').scrollIntoView()")

    box = page.locator("thead th").nth(1).bounding_box()
    assert 0 <= box["y"] < 120
