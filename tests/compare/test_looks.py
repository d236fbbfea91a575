"""The comparison in a real browser: no accessibility fault, no sideways scroll, and a table even as cards."""

from typing import Any

import pytest

from tests.journey.visitor import Visitor
from tests.screen import faults, show, widths

PATH = "/compare/"
FIVE = ["methadone-counselling", "iop", "recovery-housing", "medical-detox", "therapeutic-community"]
ROLES = """() => [...document.querySelectorAll('table.compare, table.compare *')]
    .filter(e => /^(TABLE|THEAD|TBODY|TR|TH|TD)$/.test(e.tagName) && !e.getAttribute('role')).length"""


@pytest.fixture
def states(answered: Visitor) -> dict[str, bytes]:
    """The comparison with answers, with an error, and without answers."""
    with_answers = answered.open(PATH).trail[-1].content
    with_error = answered.press("Compare these", {"option": FIVE}).trail[-1].content
    return {"answers": with_answers, "error": with_error, "bare": Visitor().open(PATH).trail[-1].content}


@pytest.mark.parametrize("looks", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("state", ["answers", "error", "bare"])
def test_it_has_no_accessibility_fault(page: Any, states: dict[str, bytes], state: str, looks: dict[str, Any]) -> None:
    page.emulate_media(**looks)
    show(page, PATH, lambda _: states[state])

    assert faults(page) == []


def test_it_has_none_as_a_table(page: Any, states: dict[str, bytes]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, PATH, lambda _: states["answers"])

    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize("state", ["answers", "error"])
def test_it_fits_a_narrow_screen_and_large_text(page: Any, states: dict[str, bytes], state: str) -> None:
    show(page, PATH, lambda _: states[state])

    assert widths(page) == (320, 390)


def test_cards_keep_the_roles_of_the_table(page: Any, states: dict[str, bytes]) -> None:
    show(page, PATH, lambda _: states["bare"])

    assert page.evaluate(ROLES) == 0
    assert page.get_by_role("columnheader").count() == 5
    assert page.get_by_role("rowheader").count() == 16


def test_the_head_of_the_table_stays_in_view(page: Any, states: dict[str, bytes]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, PATH, lambda _: states["bare"])

    page.evaluate("document.getElementById('chances-use').scrollIntoView()")

    box = page.locator("thead th").nth(1).bounding_box()
    assert 0 <= box["y"] < 120
