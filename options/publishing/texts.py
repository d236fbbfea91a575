"""Translations as YAML files that a translator edits: `texts-es.yaml`, or several (`texts-es-guides.yaml`).

Each is a list of `source` (the English text) and `text` (what it is in the language of the file name).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from options.publishing.reading import read_yaml, unreadable
from options.rules.codec import decode
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook, Translation
from options.rules.translations import Group, said_in, texts_in_order, unused

PATTERN = "texts-*.yaml"
HEAD = """\
# What readers see, in the language of this file's name. `source` is the English text, letter for letter; `text` is what
# it is in this language. What is missing here is shown in English and marked. How to translate: docs/translating.md
"""


def read_translations(folder: Path, problems: list[Problem]) -> tuple[Translation, ...]:
    """Every translation in a knowledge folder; what cannot be read joins the problems."""
    return tuple(one for path in sorted(folder.glob(PATTERN)) for one in _read(path, problems))


def write_translations(book: Rulebook, folder: Path) -> None:
    """Write one file per language, in the order readers meet the texts, in place of those that were there."""
    for path in folder.glob(PATTERN):
        path.unlink()
    for language in dict.fromkeys(one.language for one in book.translations):
        known = said_in(book, language)
        groups = [
            Group(one.heading, tuple(text for text in one.texts if text in known)) for one in texts_in_order(book)
        ]
        groups.append(Group("No longer used", unused(book, language)))
        (folder / f"texts-{language}.yaml").write_text(HEAD + as_yaml(groups, known), encoding="utf-8")


def as_yaml(groups: Iterable[Group], known: dict[str, str]) -> str:
    """Texts as YAML under a comment for each group; a text that is not known yet stays empty."""
    parts = [f"\n# {group.heading}\n{_listed(group, known)}" for group in groups if group.texts]
    return "".join(parts) or "[]\n"


def _listed(group: Group, known: dict[str, str]) -> str:
    rows = [{"source": text, "text": known.get(text, "")} for text in group.texts]
    return yaml.dump(rows, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=115)


def _read(path: Path, problems: list[Problem]) -> Iterator[Translation]:
    language = path.stem.split("-")[1]
    try:
        rows: Any = read_yaml(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(unreadable(path.name, error))
        return
    for number, row in enumerate(rows, start=1):
        try:
            plain = {"language": language, **row} if isinstance(row, dict) else row
            yield decode(Translation, plain, (f"{path.name}, text {number}",))
        except BadData as error:
            problems.extend(error.problems)
