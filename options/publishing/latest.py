"""The draft as it stands now, read again only when something in it changed.

Reading the draft takes some forty queries. One query says whether that is needed: it gives a mark of every row of every
table of the draft, so an edit by whatever way (a form, a command, the data base itself) makes another mark. What was
read is kept in this process with its mark; a draft that cannot be read is kept as such.
"""

import hashlib
import threading
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection

from options.models import ChangeSet, Release
from options.publishing.draft import read_draft
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook

APART = (Release, ChangeSet)
"""What is not part of the draft."""
MOST_KEPT = 3
"""How many states of the draft are kept: an edit is often tried, taken back and tried again."""
NULL, FIELD, ROW = "\x1d", "\x1f", "\x1e"
TOGETHER = {
    "sqlite": "group_concat({row}, '{between}')",
    "postgresql": "md5(string_agg({row}, '{between}' ORDER BY id))",
}
"""How each data base says all rows of a table in one value."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft as a value and as canonical JSON (empty where only the digest is needed), and the SHA-256 of that."""

    book: Rulebook
    digest: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read under a mark: the draft, or why it cannot be read."""

    mark: str
    draft: Draft | None
    problems: tuple[Problem, ...] = ()


_kept: tuple[Kept, ...] = ()
_reading = threading.Lock()


def latest_draft() -> Draft:
    """The draft as it is now, in one query when nothing changed since this process last read it.

    Raises: BadData with every row that cannot be read.
    """
    mark = mark_of_draft()
    if kept := _known(mark):
        _keep(kept)
    else:
        with _reading:
            kept = _known(mark) or _read(mark)
            _keep(kept)
    if kept.draft is None:
        raise BadData(kept.problems)
    return kept.draft


def _known(mark: str) -> Kept | None:
    return next((kept for kept in _kept if kept.mark == mark), None)


def _keep(kept: Kept) -> None:
    """Put a state before all others kept, so that the one not asked for longest is forgotten."""
    global _kept  # one assignment, so that a reader sees either the old value or the new one
    _kept = (kept, *(other for other in _kept if other.mark != kept.mark))[:MOST_KEPT]


def mark_of_draft() -> str:
    """A digest of all rows of the draft as they stand in the data base, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_asked(connection.vendor))
        return hashlib.sha256(repr(sorted(cursor.fetchall())).encode()).hexdigest()


def _read(mark: str) -> Kept:
    """Read the draft. Rows that changed meanwhile make another mark; then what was read is not kept."""
    try:
        book = read_draft()
    except BadData as error:
        return Kept(mark, None, error.problems)
    content = canonical_json(book)
    draft = Draft(book, digest_of(content), content)
    return Kept(mark if mark_of_draft() == mark else "", draft)


@cache
def _asked(vendor: str) -> str:
    """The query; names of tables and columns come from the models alone."""
    quoted = connection.ops.quote_name
    parts = []
    for model in apps.get_app_config("options").get_models(include_auto_created=True):
        if model not in APART:
            columns = (quoted(field.column) for field in model._meta.local_concrete_fields)
            row = f"||'{FIELD}'||".join(f"coalesce(cast({column} AS text), '{NULL}')" for column in columns)
            rows = TOGETHER[vendor].format(row=row, between=ROW)
            table = model._meta.db_table
            parts.append(f"SELECT '{table}', {rows} FROM {quoted(table)}")  # noqa: S608  # nosec B608
    return " UNION ALL ".join(parts)
