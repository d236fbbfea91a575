"""Whole sample pages made from the components, for tests and for looking at."""

from pathlib import Path
from typing import Any

from django.template import engines
from django.template.loader import get_template

from tests.templates import samples
from tests.templates.forms import EntryForm, StepForm

FOLDER = Path(__file__).parent / "pages"
ERROR_PAGES = ("400", "403", "403_csrf", "404", "500", "503")
RELEASE = {"release_number": 1, "release_date": "November 20, 2026"}
RESULTS = {
    "links": [
        {"target": "order", "label": "Options, best fit first"},
        {"target": "not-first", "label": "Not first for now"},
        {"target": "supports", "label": "What to add"},
        {"target": "plan", "label": "A plan to talk about"},
    ],
    "entries": samples.ENTRIES,
    "not_first": samples.NOT_FIRST,
    "support": samples.SUPPORT,
    "plan": samples.PLAN,
    "answers": samples.ANSWERS,
}


def page(name: str, **context: Any) -> str:
    """Render one page of the folder."""
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return engines["django"].from_string(source).render({**RELEASE, **context})


def results(level: str) -> str:
    """Render the results page under an alert of one level."""
    return page("results", alerts=[samples.alert(level)], **RESULTS)


def sample_pages() -> dict[str, str]:
    """Render every sample page, by name."""
    answered = StepForm(initial={"opioid_type": ["heroin"], "last_use": "within_day"})
    return {name: get_template(f"{name}.html").render() for name in ERROR_PAGES} | {
        "start": page("start"),
        "step": page("step", form=answered),
        "step-error": page("step", form=StepForm({})),
        "entry": page("entry", form=EntryForm()),
        "entry-error": page("entry", form=EntryForm({})),
        "check": page("check", answers=samples.ANSWERS),
        "results": results("urgent"),
        "results-stop": results("stop_now"),
        "results-important": results("important"),
        "option": page("option", option=samples.BUPRENORPHINE, item=samples.FOR_SEVERITY),
        "evidence": page("evidence", findings=[samples.FINDING, samples.CONTESTED]),
    }
