"""Anchors of the library in a real browser; tests/site looks at each page."""

from typing import Any

import pytest
from django.test import Client

from tests.screen import show

PLACE = "key => document.getElementById(key).getBoundingClientRect().top"


def html_of(path: str) -> bytes:
    """The HTML of a page of the library."""
    return Client().get(path).content


@pytest.mark.parametrize("key", ["meds-offered-to-all", "f-mortality-santo", "x-never-alone-results", "c-90-days"])
def test_a_linked_finding_is_in_sight_without_scripts(browser: Any, key: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    show(page, f"/evidence/#{key}", html_of)
    page.wait_for_timeout(200)

    top = page.evaluate(PLACE, key)

    context.close()
    assert 0 <= top < 400
