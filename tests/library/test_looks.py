"""The pages in a real browser: no accessibility fault, nothing off the side, and a linked finding in sight."""

import mimetypes
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.project.source import ROOT

SITE = "http://library.test"
PAGES = ["/options/", "/options/methadone-counselling/", "/evidence/", "/help-now/", "/how-it-works/", "/glossary/"]
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
WIDTH = "document.documentElement.scrollWidth"
FEWER_SOURCES = "document.querySelectorAll('.source:nth-of-type(n+3)').forEach(source => source.remove())"
"""Two documents of each type are enough to look at; the others are built the same way."""
PLACE = "key => document.getElementById(key).getBoundingClientRect().top"


def answer(route: Any) -> None:
    """Answer a request of the browser from the site itself, without a server."""
    path = route.request.url.removeprefix(SITE)
    if path.startswith("/static/"):
        file = ROOT / path.lstrip("/")
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0] or "font/woff2")
    else:
        route.fulfill(body=Client().get(path).content, content_type="text/html")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_accessibility_fault(page: Any, address: str, scheme: str) -> None:
    page.route("**/*", answer)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{SITE}{address}")
    page.evaluate(FEWER_SOURCES)

    found = Axe().run(page).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_a_narrow_screen_and_large_text(page: Any, address: str) -> None:
    page.route("**/*", answer)
    page.goto(f"{SITE}{address}")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(WIDTH) == 320

    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate(LARGE_TEXT)
    assert page.evaluate(WIDTH) == 390


@pytest.mark.parametrize("key", ["meds-offered-to-all", "f-mortality-santo", "x-never-alone-results", "c-90-days"])
def test_a_linked_finding_is_in_sight_without_scripts(browser: Any, key: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", answer)
    page.goto(f"{SITE}/evidence/#{key}")
    page.wait_for_timeout(200)

    top = page.evaluate(PLACE, key)

    context.close()
    assert 0 <= top < 400
