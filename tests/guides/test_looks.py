"""What is typed into a guide, on screen and on paper, in a real browser; tests/site looks at each page."""

from typing import Any

import pytest
from django.test import Client

from tests.screen import show

OVER = "line => line.scrollHeight - line.clientHeight"
TYPED = "Words that were typed here and go on for a while. " * 6


def html_of(path: str) -> bytes:
    """The HTML of a guide for a reader without answers."""
    return Client().get(path).content


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
