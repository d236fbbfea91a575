"""The guides in a real browser: forced colors, narrow screens, paper. tests/site sees every page in light and dark."""

from typing import Any

import pytest
from django.test import Client

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book
from tests.screen import faults, show, widths

GUIDES = ["/guides/", *(f"/guides/{guide.key}/" for guide in seed_book().guides)]
OVER = "line => line.scrollHeight - line.clientHeight"
TYPED = "Words that were typed here and go on for a while. " * 6


def html_of(path: str) -> bytes:
    """The HTML of a guide for a reader without answers."""
    return Client().get(path).content


@pytest.fixture
def with_answers() -> dict[str, bytes]:
    """The pages that use answers, in each of their states."""
    visitor = Visitor().pass_gate("other").answer_all({"dsm_signs": ["craving", "tolerance"]})
    html = {"/talk/": visitor.open("/guides/family-talk/").trail[-1].content}
    html["/again/"] = visitor.open("/guides/after-return-to-use/again/").trail[-1].content
    visitor.press("Show my options now", {"safety_now": []})
    html["/error/"] = visitor.trail[-1].content
    visitor.open("/questions/safety/").press("Continue", {"safety_now": ["unsafe_home"]})
    return {**html, "/danger/": visitor.open("/guides/family-talk/").trail[-1].content}


@pytest.mark.parametrize("path", GUIDES)
def test_a_guide_has_no_accessibility_fault_in_forced_colors_and_fits_small_screens(page: Any, path: str) -> None:
    page.emulate_media(forced_colors="active")
    show(page, path, html_of)

    assert faults(page) == []
    assert widths(page) == (320, 390)


@pytest.mark.parametrize("path", ["/talk/", "/again/", "/error/", "/danger/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_uses_answers_has_no_fault_and_fits_small_screens(
    page: Any, with_answers: dict[str, bytes], path: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    show(page, path, with_answers.__getitem__)

    assert faults(page) == []
    assert widths(page) == (320, 390)


@pytest.mark.parametrize(
    "path", ["/guides/triggers-worksheet/", "/guides/support-worksheet/", "/guides/ten-questions/"]
)
def test_what_was_typed_is_in_full_on_paper(page: Any, path: str) -> None:
    show(page, path, html_of)
    line = page.locator("textarea").first
    line.fill(TYPED)
    page.emulate_media(media="print")

    assert line.evaluate(OVER) <= 1
    assert line.bounding_box()["height"] > 100


@pytest.mark.parametrize(
    "path", ["/guides/triggers-worksheet/", "/guides/support-worksheet/", "/guides/ten-questions/"]
)
def test_an_empty_sheet_has_lines_to_write_on(page: Any, path: str) -> None:
    show(page, path, html_of)
    page.emulate_media(media="print")
    line = page.locator("textarea").first

    assert "gradient" in line.evaluate("line => getComputedStyle(line).backgroundImage")
    assert line.bounding_box()["height"] > 30


def test_a_browser_that_does_not_grow_fields_is_helped_by_a_script(page: Any) -> None:
    page.add_init_script("CSS.supports = () => false")
    show(page, "/guides/support-worksheet/", html_of)
    line = page.locator("textarea").first
    page.add_style_tag(content="textarea { field-sizing: fixed !important; }")
    line.fill(TYPED)

    assert line.evaluate(OVER) <= 2


def test_the_table_of_questions_is_cards_on_a_phone_and_a_table_on_a_desk(page: Any) -> None:
    show(page, "/guides/ten-questions/", html_of)
    row = page.locator(".cards tbody tr").first

    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    page.set_viewport_size({"width": 1100, "height": 800})
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
