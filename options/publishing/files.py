"""A rulebook as a folder of YAML files, one file per kind of content, with problems named by file and line."""

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from options.rules.codec import decode, encode
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook

FILES = {field.name: f"{field.name}.yaml" for field in fields(Rulebook)} | {"questionnaire": "questions.yaml"}
"""Which file holds which part of the rulebook."""


class UniqueKeyLoader(yaml.CSafeLoader):
    """A safe loader that refuses a mapping with the same key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of a node."""
        seen = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                message = f"the key {key_node.value!r} is written twice"
                raise yaml.constructor.ConstructorError(None, None, message, key_node.start_mark)
            seen.add(key_node.value)
        return super().construct_mapping(node, deep=deep)


def read_folder(folder: Path) -> Rulebook:
    """Read a knowledge folder.

    Raises: BadData with every problem of every file: a missing file, broken YAML, a wrong shape.
    """
    problems: list[Problem] = []
    data = {}
    for part, name in FILES.items():
        try:
            data[part] = yaml.load((folder / name).read_text(encoding="utf-8"), Loader=UniqueKeyLoader)  # noqa: S506
        except FileNotFoundError:
            problems.append(Problem("file", name, "The file is missing.", f"Add {name} to the folder."))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            problems.append(_unreadable(name, error))
    if problems:
        raise BadData(problems)
    try:
        return decode(Rulebook, data)
    except BadData as error:
        raise BadData(located(folder, error.problems)) from error


def write_folder(rulebook: Rulebook, folder: Path) -> None:
    """Write a rulebook as a knowledge folder; reading it back gives the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, data in encode(rulebook).items():
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=115)
        (folder / FILES[part]).write_text(text, encoding="utf-8")
    for part in FILES.keys() - encode(rulebook).keys():
        (folder / FILES[part]).write_text("[]\n", encoding="utf-8")


def located(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with `file line N` in front of their place."""
    trees: dict[str, yaml.Node | None] = {}
    found = []
    for problem in problems:
        part, *rest = problem.place.replace("[", ".[").split(".")
        name = FILES.get(part)
        if name is None or not (folder / name).exists():
            found.append(problem)
            continue
        if name not in trees:
            trees[name] = yaml.compose((folder / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        line = _line_of(trees[name], rest)
        found.append(replace(problem, place=f"{name} line {line}, {problem.place}"))
    return found


def _line_of(node: yaml.Node | None, path: list[str]) -> int:
    """The line of the deepest node that a path reaches, counted from 1."""
    for part in path:
        below: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and part.startswith("["):
            below = node.value[int(part[1:-1])]
        elif isinstance(node, yaml.MappingNode):
            below = next((value for key, value in node.value if key.value == part), None)
        if below is None:
            break
        node = below
    return node.start_mark.line + 1 if node else 1


def _unreadable(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"{name} line {mark.line + 1}" if mark else name
    message = str(getattr(error, "problem", None) or error)
    return Problem("yaml", place, f"This is not readable YAML: {message}.", "Mend the line and load again.")


