"""axe finds nothing on any public page or state, in light and dark; pages reflow at 320 px and at 200 % text."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.screen import FEWER_SOURCES
from tests.site.conftest import Site

GUIDES = ("/guides/", *(f"/guides/{guide.key}/" for guide in seed_book().guides))
PAGES = (
    "/",
    "/options/",
    "/options/iop/",
    "/compare/",
    "/evidence/",
    "/help-now/",
    "/how-it-works/",
    "/glossary/",
    "/not-here/",
)
PAGES += (*GUIDES, "/guides/after-return-to-use/again/")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def steps_of(book: Rulebook) -> list[str]:
    """The gate and every step, by address."""
    return ["/questions/safety/", *(f"/questions/{step.key}/" for step in book.questionnaire.steps)]


def faults(page: Any) -> list[str]:
    """What axe finds, and ids that are pointed to but missing."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    lost = page.evaluate(
        """() => [...document.querySelectorAll('[aria-describedby],[aria-labelledby],label[for],a[href^="#"]')]
        .flatMap(e => (e.getAttribute('aria-describedby') || e.getAttribute('aria-labelledby')
            || e.getAttribute('for') || e.getAttribute('href').slice(1)).split(' '))
        .filter(id => id && !document.getElementById(id))"""
    )
    return [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in found] + [f"no element #{id}" for id in lost]


@pytest.fixture(params=["light", "dark"])
def visitor(request: Any, browser: Any, site: Site) -> Any:
    """A page in one color scheme, past the start and the gate."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    page = context.new_page()
    page.goto(site.base)
    page.click("button[value=self]")
    page.check("input[name=safety_now][value=none]")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/questions/about/")
    yield page
    context.close()


def test_pages_that_need_no_answers(visitor: Any, site: Site) -> None:
    for path in PAGES:
        visitor.goto(site.base + path)
        visitor.evaluate(FEWER_SOURCES)
        assert faults(visitor) == [], path


def test_the_gate_and_every_step_empty_and_with_an_error(visitor: Any, site: Site) -> None:
    for path in steps_of(seed_book()):
        visitor.goto(site.base + path)
        assert faults(visitor) == [], path
        visitor.evaluate(
            """() => { const box = document.querySelector('main form input[type=checkbox],main form input[type=radio]');
            box.value = 'not_a_choice'; box.checked = true; }"""
        )
        visitor.locator("main form button[type=submit]").first.click()
        visitor.locator(".error-summary").wait_for()
        assert visitor.title().startswith("Error: "), path
        assert visitor.evaluate("document.activeElement.getAttribute('role')") == "alert", path
        assert faults(visitor) == [], f"{path} with an error"


def test_check_results_and_what_interrupts(visitor: Any, site: Site) -> None:
    for path in ("/check/", "/results/"):
        visitor.goto(site.base + path)
        assert faults(visitor) == [], path
    visitor.goto(f"{site.base}/questions/safety/")
    visitor.uncheck("input[name=safety_now][value=none]")
    visitor.check("input[name=safety_now][value=suicidal]")
    visitor.locator("main form button[type=submit]").first.click()
    visitor.wait_for_url("**/safety/help/**")
    assert "988" in visitor.content()
    assert faults(visitor) == []


@pytest.mark.parametrize("large_text", [False, True], ids=["320 px", "200 % text"])
def test_nothing_has_to_be_scrolled_sideways(browser: Any, site: Site, large_text: bool) -> None:
    context = browser.new_context(viewport={"width": 390 if large_text else 320, "height": 700}, bypass_csp=True)
    page = context.new_page()
    page.goto(site.base)
    page.click("button[value=other]")
    page.check("input[name=safety_now][value=none]")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/questions/about/")
    for path in (*PAGES, *steps_of(seed_book()), "/check/", "/results/"):
        page.goto(site.base + path)
        if large_text:
            page.add_style_tag(content="html{font-size:200%}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], path
    context.close()
