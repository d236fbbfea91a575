"""A rulebook as a folder of YAML files, one file per kind of content, with problems named by file and line."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import yaml

from options.publishing.reading import read_yaml, unreadable
from options.publishing.texts import read_translations, write_translations
from options.rules.codec import decode, encode
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook

FILES = {field.name: f"{field.name}.yaml" for field in fields(Rulebook) if field.name != "translations"}
FILES |= {"questionnaire": "questions.yaml"}
"""Which file holds which part of the rulebook; its translations stand in files of their own (see `texts`)."""
ROWS = {
    "rule": "rules",
    "safeguard": "safeguards",
    "example case": "example_cases",
    "profile": "profiles",
    "option": "options",
    "alert": "alerts",
    "question": "questionnaire",
    "derived answer": "questionnaire",
    "source": "sources",
    "finding": "findings",
    "conflict": "conflicts",
    "helpline": "helplines",
    "guide": "guides",
    "term": "glossary",
    "statement": "statements",
    "founding claim": "seed_coverage",
}
"""Which part of the rulebook a problem's place is in, by the noun it begins with."""


def read_folder(folder: Path) -> Rulebook:
    """Read a knowledge folder.

    Raises: BadData with every problem of every file: a missing file, broken YAML, a wrong shape.
    """
    problems: list[Problem] = []
    data = {}
    for part, name in FILES.items():
        try:
            data[part] = read_yaml((folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            problems.append(Problem("file", name, "The file is missing.", f"Add {name} to the folder."))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            problems.append(unreadable(name, error))
    translated = read_translations(folder, problems)
    if problems:
        raise BadData(problems)
    try:
        return replace(decode(Rulebook, data), translations=translated)
    except BadData as error:
        raise BadData(located(folder, error.problems)) from error


def write_folder(rulebook: Rulebook, folder: Path) -> None:
    """Write a rulebook as a knowledge folder; reading it back gives the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = encode(replace(rulebook, translations=()))
    for part, data in plain.items():
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=115)
        (folder / FILES[part]).write_text(text, encoding="utf-8")
    for part in FILES.keys() - plain.keys():
        (folder / FILES[part]).write_text("[]\n", encoding="utf-8")
    write_translations(rulebook, folder)


def located(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with `file line N` in front of their place, where a file has that place."""
    trees: dict[str, yaml.Node | None] = {}
    found = []
    for problem in problems:
        part, steps = _steps_of(problem.place)
        name = FILES.get(part)
        if name is None or not (folder / name).exists():
            found.append(problem)
            continue
        if name not in trees:
            trees[name] = yaml.compose((folder / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        line = line_of(trees[name], steps)
        found.append(replace(problem, place=f"{name} line {line}, {problem.place}"))
    return found


def _steps_of(place: str) -> tuple[str, list[str]]:
    """The part of the rulebook a place is in, and the way to it: keys, "[3]" for an item, "=key" for a row."""
    if row := re.match(r"(?P<noun>[a-z ]+) (?P<key>[\w.-]+)(?:, (?P<field>\w+))?", place):
        return ROWS.get(row["noun"], ""), [f"={row['key']}", *filter(None, [row["field"]])]
    part, *steps = place.replace("[", ".[").split(".")
    return part, steps


def line_of(node: yaml.Node | None, steps: list[str]) -> int:
    """The line of the deepest node that the steps reach, counted from 1."""
    for step in steps:
        below = _row(node, step[1:]) if step.startswith("=") else _below(node, step)
        if below is None:
            break
        node = below
    return node.start_mark.line + 1 if node else 1


def _below(node: yaml.Node | None, step: str) -> yaml.Node | None:
    """The item or field of a node."""
    if isinstance(node, yaml.SequenceNode) and step.startswith("["):
        return node.value[int(step[1:-1])]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _row(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The first row at or below a node that has this key."""
    if isinstance(node, yaml.MappingNode):
        named = [value.value for name, value in node.value if name.value in ("key", "claim")]
        if key in named:
            return node
    children = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value if node else []
    found = (_row(child, key) for child in children if isinstance(child, yaml.CollectionNode))
    return next((row for row in found if row), None)
