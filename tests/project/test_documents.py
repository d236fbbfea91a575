"""What the documents name exists: no guide leads a newcomer to a vanished file."""

import re

import pytest

from tests.project.source import ROOT

NAMED = re.compile(r"`([A-Za-z0-9_.\-]+(?:/[A-Za-z0-9_.\-]+)*/?)`")
LINKED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
SUFFIXES = (".py", ".md", ".html", ".css", ".js", ".yaml", ".toml", ".txt")
TOP = ("docs/", "navigator/", "options/", "templates/", "static/", "tests/", ".ci/")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_named_in_a_document_exist(document) -> None:
    text = document.read_text(encoding="utf-8")
    named = [name for name in NAMED.findall(text) if name.startswith(TOP) and (name.endswith(("/", *SUFFIXES)))]

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_in_a_document_lead_somewhere(document) -> None:
    links = LINKED.findall(document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []
