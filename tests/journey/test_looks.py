"""The journey in a real browser: forced colors and single states; tests/site sees every page in light and dark."""

from typing import Any

import pytest

from tests.journey.visitor import Visitor
from tests.screen import faults, show, widths

STATES = ("/", "/questions/severity/", "/error/", "/stop/", "/check/", "/results/")


@pytest.fixture
def states(visitor: Visitor) -> dict[str, bytes]:
    """The HTML of each kind of page, and of a step with an error."""
    visitor.pass_gate().open("/questions/severity/")
    visitor.press("Continue", {"dsm_signs": ["craving", "none"], "last_use": ["tea"]})
    html = {"/error/": visitor.trail[-1].content}
    html |= {path: visitor.open(path).trail[-1].content for path in STATES if path not in ("/error/", "/stop/")}
    visitor.open("/questions/safety/").press("Continue", {"safety_now": ["suicidal"]})
    return {**html, "/stop/": visitor.trail[-1].content}


@pytest.mark.parametrize("path", STATES)
def test_a_page_has_no_accessibility_fault_in_forced_colors(page: Any, states: dict[str, bytes], path: str) -> None:
    page.emulate_media(forced_colors="active")
    show(page, path, states.__getitem__)

    assert faults(page) == []


@pytest.mark.parametrize("path", STATES)
def test_a_page_fits_a_narrow_screen_and_large_text(page: Any, states: dict[str, bytes], path: str) -> None:
    show(page, path, states.__getitem__)

    assert widths(page) == (320, 390)


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
