"""Every template can be read: a mistyped tag is found here, not by a visitor."""

import pytest
from django.template.loader import get_template

from tests.project.source import ROOT

TEMPLATES = ROOT / "templates"
ERROR_PAGES = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html")
FORBIDDEN = ("<style", " style=", "javascript:", " onclick=", " onload=", " onchange=", " onsubmit=")


def every_template() -> list[str]:
    """The names of all templates of the project."""
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def test_every_template_can_be_read() -> None:
    for name in every_template():
        get_template(name)


def test_templates_keep_to_the_content_policy() -> None:
    texts = {name: (TEMPLATES / name).read_text(encoding="utf-8") for name in every_template()}

    assert [f"{name}: {word}" for name, text in texts.items() for word in FORBIDDEN if word in text] == []


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_context(name: str) -> None:
    page = get_template(name).render()

    assert "<title>" in page
