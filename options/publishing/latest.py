"""The draft as it stands now, made into a rulebook again only when something in it changed.

One query gives every row of every table of the draft. Making a rulebook of them takes longer than asking for them, so
what was made is kept in this process under a mark of all rows: an edit by whatever way (a form, a command, the data
base itself) makes another mark. A draft that cannot be read is kept as such.
"""

import threading
from dataclasses import dataclass

from options.publishing.draft import book_of
from options.publishing.draft.stored import Stored, read_stored
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook

MOST_KEPT = 3
"""How many states of the draft are kept: an edit is often tried, taken back and tried again."""


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
    """The draft as it is now, in one query.

    Raises: BadData with every row that cannot be read.
    """
    stored = read_stored()
    mark = stored.mark
    if kept := _known(mark):
        _keep(kept)
    else:
        with _reading:
            kept = _known(mark) or _made(mark, stored)
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


def _made(mark: str, stored: Stored) -> Kept:
    try:
        book = book_of(stored)
    except BadData as error:
        return Kept(mark, None, error.problems)
    content = canonical_json(book)
    return Kept(mark, Draft(book, digest_of(content), content))
