"""Shows pages of the site in a real browser without a server: every request is answered here."""

import mimetypes
from collections.abc import Callable, Iterable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.project.source import ROOT

SITE = "http://site.test"
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
USUAL_TEXT = "document.documentElement.style.fontSize = ''; scrollTo(0, 0)"
FOLD_MOST = "[...document.querySelectorAll('details')].slice(4).forEach(fold => fold.open = false)"
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
FEWER_ALIKE = """() => {
    const told = /^(class|role|type|lang|open|aria-(?!label|describedby|controls|owns))/;
    const kept = ['td', 'th', 'label', 'legend'];
    const thin = one => {
        const seen = {};
        const below = [...one.children].map(child => {
            const shape = thin(child);
            seen[shape] = (seen[shape] || 0) + 1;
            if (seen[shape] > 2 && !kept.includes(child.localName)) child.remove();
            return shape;
        });
        const given = [...one.attributes].map(its => told.test(its.name) ? its.name + '=' + its.value
            : its.name + (its.value.trim() ? '+' : '')).sort();
        const speaks = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        return `${one.localName}[${given}]${speaks}(${[...new Set(below)]})`;
    };
    const rows = ['.source', '.ranking > li', '.rules li', '.family ol > li'];
    rows.forEach(row => document.querySelectorAll(`${row}:nth-of-type(n+3)`).forEach(one => one.remove()));
    thin(document.body);
}"""
"""Leaves two of all elements side by side that are built the same way: the same elements in the same order below, with
the same classes, roles and states, with or without words and labels. What is wrong with a third is wrong with them.
A few sources, options and rules are enough as well: the others are built of the same parts."""
TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ABOUT_COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that can differ between light, dark and forced colors: the rest of the page is the same."""
Scheme = tuple[dict[str, str], dict[str, Any]]
LIGHT: Scheme = ({"color_scheme": "light", "forced_colors": "none"}, TAGS)
DARK: Scheme = ({"color_scheme": "dark", "forced_colors": "none"}, ABOUT_COLORS)
FORCED: Scheme = ({"color_scheme": "light", "forced_colors": "active"}, ABOUT_COLORS)
FOUND = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
    found => found.violations.map(fault => fault.id + ': ' + fault.nodes[0].html.slice(0, 200)))"""
WIDTH = "document.documentElement.scrollWidth"


def show(page: Any, path: str, html_of: Callable[[str], bytes], headers: dict[str, str] | None = None) -> None:
    """Open a page. Takes: `html_of`, which gives the HTML of a path; static files come from their folder."""

    def answer(route: Any) -> None:
        asked = route.request.url.removeprefix(SITE)
        if asked.startswith("/static/"):
            file = ROOT / asked.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(asked)[0] or "font/woff2")
        else:
            route.fulfill(body=html_of(asked), content_type="text/html; charset=utf-8", headers=headers or {})

    page.route("**/*", answer)
    page.goto(f"{SITE}{path}")


COME_TO_REST = """() => document.getAnimations().forEach(one => {
    try { one.finish(); } catch { one.cancel(); }
})"""
"""Ends every change of colors at once: what is out of sight may never end by itself."""


def faults(page: Any, schemes: Iterable[Scheme] = (LIGHT,)) -> list[str]:
    """What axe finds in these colors: the rule that is broken, and where. Colors stay as they were last."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for media, rules in schemes:
        page.emulate_media(**media)
        page.evaluate(COME_TO_REST)
        found += page.evaluate(FOUND, rules)
    return found


def faults_in_both_schemes(page: Any) -> list[str]:
    """What axe finds in light, and then in dark of all that colors can change. Afterwards it is light again."""
    found = faults(page, (LIGHT, DARK))
    page.emulate_media(**LIGHT[0])
    return found


def faults_in_short(page: Any) -> list[str]:
    """The same, of two of all elements that are alike. The page cannot be used any more."""
    page.evaluate(FEWER_ALIKE)
    return faults_in_both_schemes(page)


def widths(page: Any) -> tuple[int, int]:
    """How wide the page is on a screen of 320 pixels, and on one of 390 with text twice as large. It stays at 390."""
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = page.evaluate(WIDTH)
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate(LARGE_TEXT)
    large = page.evaluate(WIDTH)
    page.evaluate(USUAL_TEXT)
    return narrow, large
