"""Reads the project's own Python files, for tests that guard its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("navigator", "options")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One Python file of the project."""

    path: Path

    @cached_property
    def text(self) -> str:
        """The file as written."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.text)

    @property
    def place(self) -> str:
        """The path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        """The dotted name it is imported by."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @property
    def package(self) -> str:
        """The dotted name that one leading dot in an import stands for."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    def imports(self) -> Iterator[str]:
        """Every dotted name it imports, wherever in the file the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def definitions(self) -> Iterator[Definition]:
        """Every class and function, nested ones included."""
        for node in ast.walk(self.tree):
            if isinstance(node, Definition):
                yield node

    def public_definitions(self) -> Iterator[Definition]:
        """The classes and functions others may use: named without underscore, not inside a function."""
        yield from _public(self.tree.body)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.package.split(".")
        start = parts[: len(parts) - node.level + 1]
        return ".".join([*start, node.module] if node.module else start)


def modules(*folders: str) -> list[Module]:
    """Every Python file below the folders, migrations excepted."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [Module(path) for path in paths if "migrations" not in path.parts]


def is_below(name: str, *packages: str) -> bool:
    """Say whether a dotted name is one of the packages or stands inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _public(body: list[ast.stmt]) -> Iterator[Definition]:
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)
