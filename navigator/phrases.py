"""Every phrase of the interface that gettext translates, read from templates and code without any outside tool."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

CALLS = {
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
"""The functions that mark a phrase, and what their first arguments are."""
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
MARKED = re.compile(rf"\b(?P<name>_|n?p?gettext)\((?P<words>{LITERAL}(?:, {LITERAL})*)")
CODE = ("navigator", "options/rules")
TEMPLATES = "templates"
NOT_PUBLIC = ("templates/admin/", "templates/options/", "templates/accounts/", "templates/cases/")
"""The pages of staff are English."""


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """One phrase. `context` tells phrases with the same words apart; `plural` is empty where nothing is counted."""

    text: str
    context: str = ""
    plural: str = ""


def phrases() -> dict[Phrase, list[str]]:
    """Every phrase of the public site with the files it stands in, in the order of the files."""
    found: dict[Phrase, list[str]] = {}
    for path in _files():
        place = path.relative_to(settings.BASE_DIR).as_posix()
        text = path.read_text(encoding="utf-8")
        for phrase in in_code(text) if path.suffix == ".py" else in_template(text):
            places = found.setdefault(phrase, [])
            if place not in places:
                places.append(place)
    return found


def in_template(text: str) -> Iterator[Phrase]:
    """The phrases of one template."""
    for match in MARKED.finditer(templatize(text)):
        words = [ast.literal_eval(literal) for literal in re.findall(LITERAL, match["words"])]
        yield _phrase(match["name"], words)


def in_code(text: str) -> Iterator[Phrase]:
    """The phrases of one module: calls whose words are written out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in CALLS:
            words = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            if words and len(words) >= len(CALLS[name]):
                yield _phrase(name, words)


def _phrase(name: str, words: list[str]) -> Phrase:
    return Phrase(**dict(zip(CALLS[name], words, strict=False)))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _files() -> Iterator[Path]:
    root = Path(settings.BASE_DIR)
    for folder in CODE:
        yield from sorted((root / folder).rglob("*.py"))
    for path in sorted((root / TEMPLATES).rglob("*")):
        place = path.relative_to(root).as_posix()
        if path.suffix in (".html", ".txt") and not place.startswith(NOT_PUBLIC):
            yield path
