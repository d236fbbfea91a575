"""The account of the decision-aid standard names only pages and tests that exist, and claims what the bar asks.

The danger: a page or a test is renamed, and the document goes on promising it.
"""

import ast
import re

from django.urls import resolve

from tests.project.source import ROOT

MET = re.compile(r"^\| ([QCK]\d+) \| [^|]+ \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
NOT_CLAIMED = re.compile(r"^\| (K\d+) \| [^|]+ \| needs people: protocol, part \d \|$", re.MULTILINE)
DOCUMENT = (ROOT / "docs" / "ipdas.md").read_text(encoding="utf-8")
ROWS = MET.findall(DOCUMENT)
KEYS = [key for key, _, _ in ROWS]


def test_every_item_that_applies_is_met_or_openly_not_claimed() -> None:
    wanted = [f"Q{n}" for n in range(1, 7)] + [f"C{n}" for n in range(1, 7)] + [f"K{n}" for n in range(1, 24)]

    assert sorted([*KEYS, *NOT_CLAIMED.findall(DOCUMENT)]) == sorted(wanted)


def test_all_qualifying_and_certifying_items_and_fifteen_of_quality_are_met() -> None:
    assert sum(key.startswith("Q") for key in KEYS) == 6
    assert sum(key.startswith("C") for key in KEYS) == 6
    assert sum(key.startswith("K") for key in KEYS) >= 15


def test_every_page_named_exists() -> None:
    assert [address for _, address, _ in ROWS if not resolve(address)] == []


def test_every_test_named_exists() -> None:
    assert [test for _, _, test in ROWS if not _exists(test)] == []


def _exists(test: str) -> bool:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree))
