"""Knowledge from a file into the draft, and out again: canonical JSON, YAML in a zip, or the rules as a sheet.

A file is read whole and strictly: what the product does not know is refused, never skipped. It only ever becomes the
draft; publishing it takes the same way as every other change.
"""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from options.publishing.draft import read_draft, write_draft
from options.publishing.files import FILES, located, read_folder, write_folder
from options.publishing.record import record
from options.publishing.sheets import read_rules, rules_as_csv, with_rules
from options.publishing.texts import PATTERN
from options.rules.codec import canonical_json, decode, digest_of
from options.rules.errors import BadData, Problem
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook

LARGEST = 20_000_000
"""Bytes that a file may hold, unpacked; the first knowledge base has about 1.5 million."""
A_DAY = (1980, 1, 1, 0, 0, 0)
"""The time written into every zip, so that the same content gives the same bytes."""


def as_json(book: Rulebook) -> bytes:
    """The whole rulebook as canonical JSON; its SHA-256 is its digest."""
    return canonical_json(book).encode("utf-8")


def as_zip(book: Rulebook) -> bytes:
    """The whole rulebook as a knowledge folder of YAML files, in a zip."""
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        write_folder(book, Path(name))
        for path in sorted(Path(name).iterdir()):
            archive.writestr(zipfile.ZipInfo(path.name, A_DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def as_sheet(book: Rulebook) -> bytes:
    """The rules as a sheet (see `sheets`)."""
    return rules_as_csv(book).encode("utf-8")


def read_file(name: str, content: bytes, draft: Rulebook, *, without_others: bool = False) -> Rulebook:
    """The rulebook that a file would make of the draft.

    Takes: the file's name, which says by its ending what it holds; the draft, which a sheet of rules is read into;
    `without_others` to drop rules that are not in the sheet.
    Raises: BadData with every problem, named by file, line, row or field.
    """
    read = READERS.get(Path(name).suffix.lower())
    if read is None:
        remedy = f"Choose a file whose name ends with {', '.join(READERS)}."
        raise BadData([Problem("file", Path(name).name, "This kind of file cannot be read.", remedy)])
    if len(content) > LARGEST:
        raise BadData([_too_large(Path(name).name)])
    book = read(content, draft, without_others)
    if problems := find_problems(book):
        raise BadData(problems)
    return book


@transaction.atomic
def replace_draft(book: Rulebook, seen: str, *, user: User, what: str, why: str) -> None:
    """Make this rulebook the draft, and say so in the history: all of it or nothing.

    Takes: the digest of the draft that was looked at when this was decided; who decided it, and what and why in words.
    Raises: BadData when the draft is another one by now.
    """
    if digest_of(canonical_json(read_draft())) != seen:
        message = "The draft changed while you were looking at this."
        raise BadData([Problem("changed", "draft", message, "Choose the file again and look at what it changes now.")])
    write_draft(book)
    record(user, what, why)


def _read_json(content: bytes, draft: Rulebook, without_others: bool) -> Rulebook:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        named = dict(pairs)
        if len(named) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(f"the key {twice!r} is written twice")
        return named

    try:
        plain = json.loads(content.decode("utf-8-sig"), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        problem = Problem("json", "file", f"This is not readable JSON: {error}.", "Export it again.")
        raise BadData([problem]) from error
    return decode(Rulebook, plain)


def _read_zip(content: bytes, draft: Rulebook, without_others: bool) -> Rulebook:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _unpack(content, folder)
        book = read_folder(folder)
        if problems := find_problems(book):
            raise BadData(located(folder, problems))
        return book


def _unpack(content: bytes, folder: Path) -> None:
    """Write the files of a zip into a folder: known names only, and no more than fits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [entry for entry in archive.infolist() if not entry.is_dir()]
            named = {PurePosixPath(entry.filename).name: entry for entry in inside}
            _check_names([entry.filename for entry in inside], named)
            if sum(entry.file_size for entry in inside) > LARGEST:
                raise BadData([_too_large("zip")])
            for base, entry in named.items():
                (folder / base).write_bytes(archive.read(entry))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        problem = Problem("zip", "file", "This is not a readable zip.", "Pack the files again, without a password.")
        raise BadData([problem]) from error


def _check_names(paths: list[str], named: Mapping[str, zipfile.ZipInfo]) -> None:
    """Refuse files the product does not know, and two with one name."""
    known = (*FILES.values(), PATTERN)
    problems = [
        Problem("file", path, "There is no such file in a knowledge folder.", f"Use these: {', '.join(known)}.")
        for path in paths
        if not any(fnmatch(PurePosixPath(path).name, pattern) for pattern in known)
    ]
    if len(named) < len(paths):
        problems.append(Problem("file", "zip", "Two files have the same name.", "Keep one folder in the zip."))
    if problems:
        raise BadData(problems)


def _read_sheet(content: bytes, draft: Rulebook, without_others: bool) -> Rulebook:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = Problem("csv", "sheet", "The letters of this sheet cannot be read.", "Save it as CSV (UTF-8).")
        raise BadData([problem]) from error
    return with_rules(draft, read_rules(draft, text), without_others=without_others)


def _too_large(name: str) -> Problem:
    return Problem("file", name, "The file is too large.", f"At most {LARGEST // 1_000_000} million bytes.")


READERS: Mapping[str, Callable[[bytes, Rulebook, bool], Rulebook]] = {
    ".json": _read_json,
    ".zip": _read_zip,
    ".csv": _read_sheet,
}
"""How a file is read, by the ending of its name."""
