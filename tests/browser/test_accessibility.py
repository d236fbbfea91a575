"""Every public page and state, looked at once each in a real browser.

axe finds nothing in light, dark and forced colors; nothing has to be scrolled sideways; every link, label and
description on a page leads to something; mistakes are announced; the content policy is kept.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from navigator.middleware import policy
from options.publishing import current
from tests.browser.states import PARTS, State
from tests.knowledge import live_seed
from tests.screen import DARK, FEWER_ALIKE, FOLD_MOST, FORCED, LIGHT, OPEN_ALL, Scheme, faults, show, widths

IN_FORCED_COLORS = {
    "/", "/questions/safety/ error", "/check/ answered", "/results/ answered", "/results/open/ answered",
    "/compare/ four", "/plan/ picked", "/code/ own", "/guides/triggers-worksheet/", "/guides/withdrawal-timeline/",
    "/options/", "/evidence/search/ found", "404",
}  # fmt: skip
"""One state of each kind: in forced colors the browser paints all pages with the same few colors."""
TWINS = re.compile(r"/es/|/questions/(?!safety).+ error")
"""States in the colors of another one: the same page in Spanish, a step with the mistake that the gate shows too."""
LOST = """() => {
    const names = ['aria-describedby', 'aria-labelledby', 'for', 'href'];
    const all = document.querySelectorAll('[aria-describedby],[aria-labelledby],[for],[href^="#"]');
    const ids = [...all].flatMap(one => names.flatMap(name => (one.getAttribute(name) || '').split(' ')
        .filter(value => value && (name !== 'href' || value[0] === '#')).map(value => value.replace('#', ''))));
    return ids.filter(id => !document.getElementById(id)).map(id => 'nothing has the id ' + id);
}"""
TWICE = """() => [...document.querySelectorAll('[id]')].map(one => one.id)
    .filter((id, place, ids) => ids.indexOf(id) !== place).map(id => 'two have the id ' + id)"""
FOCUSED = "document.activeElement.getAttribute('role')"


@dataclass
class Screen:
    """A page for all states, and what its console complains about."""

    page: Any
    complaints: list[str] = field(default_factory=list)

    def hear(self, said: Any) -> None:
        """Note an error or a warning."""
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)


@pytest.fixture
def screen(page: Any) -> Screen:
    """A screen that listens."""
    screen = Screen(page)
    page.on("console", screen.hear)
    page.on("pageerror", lambda error: screen.complaints.append(str(error)))
    return screen


@pytest.fixture(autouse=True)
def served_release() -> Iterator[None]:
    """Serve the seed, and nothing afterwards."""
    current.install(live_seed())
    yield
    current.install(None)
    translation.activate("en")


@pytest.mark.parametrize("states", PARTS, ids=lambda part: part.__name__)
def test_every_state_can_be_used_by_everyone(screen: Screen, states: Callable[[], Iterator[State]]) -> None:
    wrong = {name: found for name, html in states() if (found := look(screen, name, html))}

    assert wrong == {}


def schemes_of(name: str) -> list[Scheme]:
    """The colors in which a state is looked at."""
    return [LIGHT, *([] if TWINS.match(name) else [DARK]), *([FORCED] if name in IN_FORCED_COLORS else [])]


def look(screen: Screen, name: str, html: bytes) -> list[str]:
    """What is wrong with one state."""
    page = screen.page
    screen.complaints.clear()
    show(page, "/", lambda _: html, {"Content-Security-Policy": policy(settings.SECURE_CSP)})
    mistakes = [*announced(page), *page.evaluate(TWICE), *page.evaluate(LOST)]
    page.evaluate(OPEN_ALL)
    wide = too_wide(page)
    page.evaluate(FEWER_ALIKE)
    page.evaluate(FOLD_MOST)
    return [*mistakes, *wide, *faults(page, schemes_of(name)), *screen.complaints]


def too_wide(page: Any) -> list[str]:
    """Whether the page is wider than a small screen, or than a phone with text twice as large."""
    found = widths(page)
    return [] if found == (320, 390) else [f"{found} wide instead of (320, 390)"]


def announced(page: Any) -> list[str]:
    """Whether a page with mistakes says so in its title and at once."""
    if not page.locator(".error-summary").count():
        return ["the title says error, the page does not"] if page.title().startswith("Error") else []
    if page.title().startswith("Error: ") and page.evaluate(FOCUSED) == "alert":
        return []
    return [f"a mistake is not announced: {page.title()}"]


def test_every_state_named_for_forced_colors_exists() -> None:
    assert {name for states in PARTS for name, _ in states()} >= IN_FORCED_COLORS


ROWS = [f'<li><a href="/{place}/"><img src="/static/{place}.svg" alt="Place"> Words</a></li>' for place in range(9)]
WRONG = {
    "link-name": '<li><a href="/7/"><img src="/static/7.svg" alt=""></a></li>',
    "image-alt": '<li><a href="/7/"><img src="/static/7.svg"> Words</a></li>',
    "aria-allowed-attr": '<li><a href="/7/" aria-checked="true"><img src="/static/7.svg" alt="Place"> Words</a></li>',
    "color-contrast": '<li><a class="pale" href="/7/"><img src="/static/7.svg" alt="Place"> Words</a></li>',
}
"""Rows of a list that are wrong, by the rule of axe they break."""


@pytest.mark.parametrize("rule", WRONG)
def test_one_wrong_row_among_many_is_found(page: Any, rule: str) -> None:
    rows = [*ROWS[:7], WRONG[rule], *ROWS[8:]]
    page.set_content(f"<main><style>.pale {{ color: #eee }}</style><h1>Places</h1><ul>{''.join(rows)}</ul></main>")

    page.evaluate(FEWER_ALIKE)

    assert page.locator("li").count() == 3
    assert {fault.partition(":")[0] for fault in faults(page, [LIGHT])} & {rule}
