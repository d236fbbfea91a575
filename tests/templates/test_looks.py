"""Sample pages in a real browser: no accessibility fault in any dress, and nothing runs off the side."""

import mimetypes
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.project.source import ROOT
from tests.templates.sample_pages import sample_pages

SITE = "http://sample.test"
PAGES = ["start", "step", "step-error", "entry-error", "check", "results", "results-stop", "option", "evidence", "404"]
DRESSES = [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
WIDTH = "document.documentElement.scrollWidth"

rendered = cache(sample_pages)


def answer(route: Any) -> None:
    """Answer a request of the browser with a sample page or a static file."""
    path = route.request.url.removeprefix(SITE).lstrip("/").partition("?")[0]
    if path.startswith("static/"):
        file = ROOT / path
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0] or "font/woff2")
    elif path in rendered():
        route.fulfill(body=rendered()[path], content_type="text/html")
    else:
        route.fulfill(status=404)


@pytest.fixture
def sample(page: Any) -> Iterator[Any]:
    """A page whose every request is answered from here."""
    page.route("**/*", answer)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_accessibility_fault_in_any_dress(sample: Any, name: str) -> None:
    sample.goto(f"{SITE}/{name}")

    for dress in DRESSES:
        sample.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **dress})
        found = Axe().run(sample).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], dress


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_screen_and_large_text(sample: Any, name: str) -> None:
    sample.goto(f"{SITE}/{name}")
    sample.set_viewport_size({"width": 320, "height": 640})
    assert sample.evaluate(WIDTH) == 320

    sample.set_viewport_size({"width": 390, "height": 844})
    sample.evaluate(LARGE_TEXT)
    assert sample.evaluate(WIDTH) == 390


def test_the_error_summary_takes_the_focus_without_scripts(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", answer)
    page.goto(f"{SITE}/step-error")

    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.title().startswith("Error: ")
    context.close()


def test_the_way_out_stays_in_view(sample: Any) -> None:
    sample.goto(f"{SITE}/results")

    sample.evaluate("scrollTo(0, 3000)")

    assert sample.get_by_role("link", name="Leave this site").bounding_box()["y"] < 100


def test_none_of_these_clears_the_other_choices(sample: Any) -> None:
    sample.goto(f"{SITE}/step")

    sample.get_by_label("None of these").check()
    assert not sample.get_by_label("Heroin").is_checked()

    sample.get_by_label("Fentanyl").check()
    assert not sample.get_by_label("None of these").is_checked()


def test_every_choice_is_large_enough_to_tap(sample: Any) -> None:
    sample.goto(f"{SITE}/step")

    heights = [row.bounding_box()["height"] for row in sample.locator(".choice, .button, .leave").all()]

    assert min(heights) >= 44
