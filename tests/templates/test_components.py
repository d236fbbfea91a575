"""Every component renders with sample input, opens with its inputs and stays small."""

from typing import Any

import pytest
from django.template.loader import get_template

from tests.project.source import ROOT
from tests.templates import samples

FOLDER = ROOT / "templates" / "components"
CARD = samples.GROUP["cards"][0]
LINKS = [{"target": "order", "label": "Options"}]

SAMPLES: dict[str, dict[str, Any]] = {
    "alert": {"alert": samples.alert("urgent")},
    "alert_sign": {"level": "stop_now"},
    "answers_table": {"rows": samples.ANSWERS},
    "back_link": {"url": "/check/"},
    "band": {},
    "button_link": {"url": "/results/", "label": "See what fits"},
    "button_row": {"skip": True, "back_url": "/"},
    "contribution": {"item": samples.AGAINST},
    "contribution_reason": {"item": samples.FOR_SEVERITY},
    "door": {"place": "1a", "is_lit": True},
    "emergency_line": {},
    "error_ways": {},
    "facts_strip": {"facts": samples.FACTS},
    "family_group": {"group": samples.GROUP},
    "finding": {"finding": samples.CONTESTED},
    "first_step": {"step": samples.FIRST_STEP},
    "fit": {"fit": "good"},
    "helpline": {"line": samples.HELPLINE},
    "not_first_item": {"entry": samples.NOT_FIRST},
    "notice": {"title": "What this is not", "text": "It does not diagnose."},
    "opening": {"title": "A way forward", "lead": "Some words.", "action_url": "/", "action_label": "Start"},
    "option_card": {"card": CARD},
    "option_intro": {"option": samples.INTENSIVE},
    "option_reasons": {"card": CARD},
    "option_static": {"option": samples.INTENSIVE},
    "page_head": {"title": "Evidence", "lead": "With its source."},
    "page_links": {"links": LINKS},
    "plan_step": {"step": samples.PLAN[0]},
    "ranking": {"entries": samples.ENTRIES},
    "site_foot": {"release_number": 1, "release_date": "November 20, 2026"},
    "source_list": {"sources": [samples.STUDY]},
    "source_ref": {"ref": samples.STUDY},
    "step_progress": {"number": 2, "total": 9},
    "support_item": {"support": samples.SUPPORT},
    "weight": {"effect": "favours"},
    "weight_key": {},
}


def render(name: str, **context: Any) -> str:
    """Render one component."""
    return get_template(f"components/{name}.html").render(context)


def test_every_component_has_a_sample() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_component_renders(name: str) -> None:
    html = render(name, **SAMPLES[name])

    assert "<" in html
    assert "{%" not in html
    assert "{{" not in html


@pytest.mark.parametrize("name", SAMPLES)
def test_a_component_says_its_inputs_and_stays_small(name: str) -> None:
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")

    assert text.removeprefix("{% load static %}").startswith("{% comment %}")
    assert "Inputs" in text.partition("{% endcomment %}")[0]
    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize(
    ("level", "word"), [("stop_now", "Do this first"), ("urgent", "Urgent"), ("important", "Important")]
)
def test_an_alert_says_its_level_in_a_word_and_a_shape(level: str, word: str) -> None:
    html = render("alert", alert=samples.alert(level))

    assert word in html
    assert "<svg" in html
    assert 'href="tel:' in html


@pytest.mark.parametrize("fit", ["strong", "good", "possible", "weak"])
def test_fit_is_a_word_and_never_a_number(fit: str) -> None:
    html = render("fit", fit=fit)

    assert f"{fit.capitalize()} fit" in html
    assert not any(character.isdigit() for character in html)


def test_an_option_card_keeps_its_contract() -> None:
    html = render("option_card", card=CARD)

    assert 'data-option="buprenorphine-counselling" data-rank="1"' in html
    assert 'data-rule="bup-moderate-or-severe"' in html
    assert 'href="/evidence/#f-mortality-santo"' in html


def test_articles_are_never_nested() -> None:
    depth = 0
    for part in render("family_group", group=samples.GROUP).split("<"):
        depth += part.startswith("article") - part.startswith("/article")
        assert depth <= 1


def test_words_from_outside_are_escaped() -> None:
    html = render("notice", text="<script>")

    assert "&lt;script&gt;" in html
