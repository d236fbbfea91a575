"""Imports point one way, and every part stays small.

The danger: one convenient import from the core into the data base, or from the knowledge into
the site, and the public pages depend on the data base being up. Nobody notices until it is down.
"""

import ast
import subprocess
import sys

from tests.project.source import PACKAGES, ROOT, Definition, is_below, modules

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
# Inner classes whose meaning Django fixes.
INNER = ("Meta", "Media")

# All that the site sees of the knowledge.
RELEASE = ("options.rules", "options.publishing.current")
# For each part: what of this project it may import. The longest matching name decides.
MAY_IMPORT = {
    "options": ("options",),
    "options.rules": ("options.rules",),
    "options.models": ("options.models", "options.rules"),
    "options.publishing": ("options.publishing", "options.models", "options.rules"),
    "options.admin": ("options.admin", "options.publishing", "options.models", "options.rules"),
    "navigator": ("navigator", *RELEASE),
    "navigator.shown": ("navigator.shown", *RELEASE),
    "navigator.journey": ("navigator.journey", "navigator.shown", *RELEASE),
    "navigator.library": ("navigator.library", "navigator.shown", *RELEASE),
    "navigator.compare": ("navigator.compare", "navigator.journey", "navigator.shown", *RELEASE),
    "navigator.plan": (
        "navigator.plan",
        "navigator.journey",
        "navigator.shown",
        "options.publishing.share_code",
        *RELEASE,
    ),
    "navigator.guides": ("navigator.guides", "navigator.journey", "navigator.shown", *RELEASE),
    "navigator.code": (
        "navigator.code",
        "navigator.journey",
        "navigator.shown",
        "options.publishing.layouts",
        "options.publishing.share_code",
        *RELEASE,
    ),
    "navigator.accounts": ("navigator.accounts",),
    "navigator.cases": (
        "navigator.cases",
        "navigator.code",
        "navigator.compare",
        "navigator.journey",
        "navigator.plan",
        "navigator.shown",
        "options.publishing.day",
        "options.publishing.layouts",
        "options.publishing.share_code",
        *RELEASE,
    ),
}
CORE = "options.rules"
KNOWN_TO_CORE = {*sys.stdlib_module_names, "options"}
BY_SOLVER = ("options.rules.worlds", "clingo")
# Small helpers of the site that its parts share.
SHARED = ("navigator.templatetags", "navigator.errors")

PROJECT = modules(*PACKAGES)


def test_a_forbidden_import_would_be_found() -> None:
    assert _forbidden("options.rules.ranking", "options.models.Rule")
    assert _forbidden("options.models.rules", "options.publishing.current")
    assert _forbidden("options.publishing.compile", "navigator.settings")
    assert _forbidden("navigator.journey.views", "options.publishing.compile")
    assert _forbidden("navigator.journey.views", "navigator.cases.models")
    assert _forbidden("navigator.library.views", "navigator.journey.flow")
    assert not _forbidden("navigator.journey.views", "options.publishing.current")


def test_imports_point_one_way() -> None:
    pairs = [(module, name) for module in PROJECT for name in module.imports()]

    assert [f"{module.place} imports {name}" for module, name in pairs if _forbidden(module.name, name)] == []


def test_the_core_needs_nothing_but_the_standard_library() -> None:
    core = [module for module in PROJECT if is_below(module.name, CORE)]
    pairs = [(module.name, name) for module in core for name in module.imports()]

    assert [pair for pair in pairs if pair[1].partition(".")[0] not in KNOWN_TO_CORE and pair != BY_SOLVER] == []


def test_the_core_can_be_imported_without_django() -> None:
    core = [module.name for module in PROJECT if is_below(module.name, CORE)]
    lines = [f"import {name}" for name in core if name != BY_SOLVER[0]]
    lines += ["import sys", "assert not any(name.partition('.')[0] == 'django' for name in sys.modules)"]

    subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, check=True)


def test_modules_are_short() -> None:
    sizes = {module.place: len(module.text.splitlines()) for module in PROJECT}

    assert [f"{place}: {lines} lines" for place, lines in sizes.items() if lines > LONGEST_MODULE] == []


def test_functions_are_short() -> None:
    functions = [
        (module.place, node)
        for module in PROJECT
        for node in module.definitions()
        if not isinstance(node, ast.ClassDef)
    ]

    assert [f"{place}: {node.name}" for place, node in functions if _length(node) > LONGEST_FUNCTION] == []


def test_modules_say_what_they_are_for() -> None:
    assert [module.place for module in PROJECT if module.text and not ast.get_docstring(module.tree)] == []


def test_what_is_public_is_described() -> None:
    public = [(module.place, node) for module in PROJECT for node in module.public_definitions()]
    bare = [(place, node.name) for place, node in public if not ast.get_docstring(node)]

    assert [f"{place}: {name}" for place, name in bare if name not in INNER] == []


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_only_one_module_reads_the_environment() -> None:
    readers = {module.place for module in PROJECT if "os.environ" in module.text}

    assert readers <= {"navigator/env.py", "navigator/wsgi.py"}


def _length(node: Definition) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _forbidden(importer: str, imported: str) -> bool:
    """Say whether a part imports what it may not; names from outside the project are not looked at."""
    if not is_below(imported, *PACKAGES):
        return False
    part = max((part for part in MAY_IMPORT if is_below(importer, part)), key=len)
    allowed = (*MAY_IMPORT[part], *SHARED) if is_below(importer, "navigator") else MAY_IMPORT[part]
    return not is_below(imported, *allowed)
