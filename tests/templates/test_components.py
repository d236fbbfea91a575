"""Every component is used, renders with values of the seed, opens with its inputs and stays small."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import get_template

from navigator.journey.pages import alert_view
from navigator.library import urls as library
from navigator.shown.citations import refs
from navigator.shown.facts import facts_of
from navigator.shown.helplines import line
from navigator.shown.languages import Way
from navigator.shown.program_search import program_finder
from navigator.shown.reviewed import reviewed
from tests.knowledge import seed_book
from tests.project.source import PACKAGES, ROOT, modules

TEMPLATES = ROOT / "templates"
FOLDER = TEMPLATES / "components"
IN_TEMPLATES = re.compile(r'{% include "components/(\w+)\.html"')
OPENING = re.compile(r"({% load [\w ]+ %}\n?)?{% comment %}")
IN_PYTHON = re.compile(r'"components/(\w+)\.html"')

BOOK = seed_book()
OPTION = BOOK.option["buprenorphine-counselling"]
RULE = next(rule for rule in BOOK.rules if rule.option == OPTION.key and rule.effect == "strongly_favours")
REFS = refs(BOOK, RULE.findings)
ALERTS = {alert.level: alert_view(BOOK, alert, "other") for alert in BOOK.alerts}
WAYS = (Way("en", "English", "/check/", True), Way("es", "Español", "/es/check/", False))
REASON = {"rule": RULE, "refs": REFS, "because": "craving"}

SAMPLES: dict[str, dict[str, Any]] = {
    "alert": {"alert": ALERTS["urgent"]},
    "alert_sign": {"level": "stop_now"},
    "alone": {},
    "back_link": {"url": "/check/"},
    "band": {},
    "button_link": {"url": "/results/", "label": "See what fits"},
    "contribution": REASON,
    "contribution_reason": REASON,
    "door": {"place": "1a", "is_lit": True},
    "emergency_line": {},
    "error_ways": {},
    "facts_strip": {"facts": facts_of(OPTION, BOOK.scale)},
    "first_step": {"option": OPTION, **REASON},
    "fit": {"fit": BOOK.scale.fit[0]},
    "helpline": {"line": line(BOOK.helplines[0])},
    "languages": {"ways": WAYS},
    "option_intro": {"option": OPTION, "level": 3},
    "option_static": {"option": OPTION, "facts": facts_of(OPTION, BOOK.scale), "sources": REFS},
    "page_head": {"title": "Evidence", "lead": "With its source."},
    "paused": {"option": replace(OPTION, suspended="It is being checked.")},
    "program_search": {"finder": program_finder(BOOK, OPTION)},
    "reviewed": {"reviewed": reviewed(BOOK, BOOK.finding)},
    "site_foot": {"release_number": 1, "release_date": "November 20, 2026"},
    "source_list": {"sources": REFS},
    "source_ref": {"ref": REFS[0]},
    "step_progress": {"number": 2, "total": 9},
    "still_english": {},
    "top_line": {"ways": WAYS},
    "weight": {"effect": "favours"},
    "weight_key": {},
    "words": {"terms": BOOK.glossary[:2]},
}


def render(name: str, **context: Any) -> str:
    """Render one component."""
    return get_template(f"components/{name}.html").render(context)


def reached() -> set[str]:
    """The components that a page or a view includes, directly or through another component."""
    pages = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html") if path.parent != FOLDER]
    found = {name for text in pages for name in IN_TEMPLATES.findall(text)}
    found |= {name for module in modules(*PACKAGES) for name in IN_PYTHON.findall(module.text)}
    waiting = list(found)
    while waiting:
        inside = set(IN_TEMPLATES.findall((FOLDER / f"{waiting.pop()}.html").read_text(encoding="utf-8")))
        waiting += inside - found
        found |= inside
    return found


def test_every_component_has_a_sample_and_is_used() -> None:
    every = {path.stem for path in FOLDER.glob("*.html")}

    assert every == set(SAMPLES)
    assert every == reached()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_component_renders(name: str) -> None:
    html = render(name, **SAMPLES[name])

    assert "<" in html
    assert "{%" not in html
    assert "{{" not in html


@pytest.mark.parametrize("name", SAMPLES)
def test_a_component_says_its_inputs_and_stays_small(name: str) -> None:
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")

    assert OPENING.match(text)
    assert "Inputs" in text.partition("{% endcomment %}")[0]
    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize(
    ("level", "word"), [("stop_now", "Do this first"), ("urgent", "Urgent"), ("important", "Important")]
)
def test_an_alert_says_its_level_in_a_word_and_a_shape(level: str, word: str) -> None:
    html = render("alert", alert=ALERTS[level])

    assert word in html
    assert "<svg" in html
    assert 'href="tel:' in html


@pytest.mark.parametrize("band", BOOK.scale.fit, ids=lambda band: band.key)
def test_fit_is_a_word_and_never_a_number(band) -> None:
    html = render("fit", fit=band)

    assert band.words in html
    assert not any(character.isdigit() for character in html)


def test_words_from_outside_are_escaped() -> None:
    assert "&lt;script&gt;" in render("page_head", title="<script>")


def test_the_foot_leads_to_every_page_that_needs_no_answers() -> None:
    addresses = [f"/{page.pattern}" for page in library.urlpatterns if re.fullmatch(r"[\w-]+/", str(page.pattern))]

    html = render("site_foot")

    assert addresses
    assert [address for address in addresses if f'href="{address}"' not in html] == []
