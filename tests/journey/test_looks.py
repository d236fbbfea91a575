"""What the journey does in a real browser; tests/site looks at each of its pages and states."""

from typing import Any

import pytest

from tests.journey.visitor import Visitor
from tests.screen import show


@pytest.fixture
def states(visitor: Visitor) -> dict[str, bytes]:
    """The HTML of a step, of the same step with an error, and of the results."""
    step = visitor.pass_gate().open("/questions/severity/").trail[-1].content
    visitor.press("Continue", {"dsm_signs": ["craving", "none"], "last_use": ["tea"]})
    error = visitor.trail[-1].content
    return {"/questions/severity/": step, "/error/": error, "/results/": visitor.open("/results/").trail[-1].content}


def test_the_error_summary_takes_the_focus_without_scripts(browser: Any, states: dict[str, bytes]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, "/error/", states.__getitem__)

    focused, title = page.evaluate("document.activeElement.className"), page.title()

    context.close()
    assert focused == "error-summary"
    assert title.startswith("Error: ")


def test_the_way_out_stays_in_view(page: Any, states: dict[str, bytes]) -> None:
    show(page, "/results/", states.__getitem__)

    page.evaluate("scrollTo(0, 3000)")

    assert page.locator(".band .leave").bounding_box()["y"] < 100


def test_none_of_these_clears_the_other_choices(page: Any, states: dict[str, bytes]) -> None:
    show(page, "/questions/severity/", states.__getitem__)
    craving, none = (page.locator(f"[name=dsm_signs][value={key}]") for key in ("craving", "none"))
    craving.check()

    none.check()
    assert not craving.is_checked()

    craving.check()
    assert not none.is_checked()


def test_every_choice_is_large_enough_to_tap(page: Any, states: dict[str, bytes]) -> None:
    show(page, "/questions/severity/", states.__getitem__)

    heights = [row.bounding_box()["height"] for row in page.locator(".choice, .button, .leave").all()]

    assert min(heights) >= 44
