"""The library in a real browser: forced colors and anchors; tests/site sees every page in light and dark."""

from typing import Any

import pytest
from django.test import Client

from tests.screen import FEWER_SOURCES, faults, show

PAGES = ("/options/", "/options/methadone-counselling/", "/evidence/", "/help-now/", "/how-it-works/", "/glossary/")
PLACE = "key => document.getElementById(key).getBoundingClientRect().top"


def html_of(path: str) -> bytes:
    """The HTML of a page of the library."""
    return Client().get(path).content


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_accessibility_fault_in_forced_colors(page: Any, path: str) -> None:
    page.emulate_media(forced_colors="active")
    show(page, path, html_of)
    page.evaluate(FEWER_SOURCES)

    assert faults(page) == []


@pytest.mark.parametrize("key", ["meds-offered-to-all", "f-mortality-santo", "x-never-alone-results", "c-90-days"])
def test_a_linked_finding_is_in_sight_without_scripts(browser: Any, key: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    show(page, f"/evidence/#{key}", html_of)
    page.wait_for_timeout(200)

    top = page.evaluate(PLACE, key)

    context.close()
    assert 0 <= top < 400
