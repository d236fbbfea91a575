"""Sealing: content becomes the next release, with its proof, the names, the reason and what changed in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from options.models import Release
from options.publishing import current
from options.publishing.entries import last_entry, name_of
from options.publishing.promises import proof_of
from options.publishing.rows import RowChange, changed_rows
from options.rules.codec import canonical_json, digest_of
from options.rules.rulebook import Rulebook

MOST_LINES = 30
"""A longer list of changes is cut, and says by how much."""
UNTOLD = ("profile", "example case", "founding claim", "translation")
"""Parts of the content whose rows are told to readers only by their number."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who seals something, and why; see `Release` for the fields. `author` is None for a command, which has a name."""

    kind: str
    reason: str
    author: User | None = None
    author_name: str = ""
    approver: User | None = None
    is_alone: bool = False
    cases_reason: str = ""
    starts_at: datetime | None = None


def seal(
    book: Rulebook,
    deed: Deed,
    *,
    live: Rulebook | None,
    content: str = "",
    changes: Sequence[str] | None = None,
    proof: dict[str, Any] | None = None,
    last_edit: int | None = None,
) -> Release:
    """Add a release; this process serves it as soon as the transaction is committed, if it starts at once.

    Takes: the rulebook that is live, to say what changed, and `changes` where something else is to be said; `content`
    where the canonical JSON was written already, and `proof` where it was worked out; `last_edit` where the content
    does not take in all edits of the draft.
    """
    content = content or canonical_json(book)
    release = Release.objects.create(
        number=(Release.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        digest=digest_of(content),
        content=content,
        kind=deed.kind,
        starts_at=deed.starts_at,
        author=deed.author,
        author_name=deed.author_name or name_of(deed.author),
        approver=deed.approver,
        approver_name=name_of(deed.approver) if deed.approver else "",
        is_alone=deed.is_alone,
        reason=deed.reason,
        cases_reason=deed.cases_reason,
        proof=proof_of(book) if proof is None else proof,
        changes=list(lines_of(live, book) if changes is None else changes),
        last_edit=last_entry() if last_edit is None else last_edit,
    )
    transaction.on_commit(current.refresh, robust=True)
    return release


def lines_of(before: Rulebook | None, after: Rulebook) -> list[str]:
    """What changed between two rulebooks, in short lines of plain words for the public log."""
    if before is None:
        return []
    rows = changed_rows(before, after)
    told = [_line(row) for row in rows if row.part not in UNTOLD]
    lines = told[:MOST_LINES]
    if left := len(told) - len(lines):
        lines.append(f"And {left} more.")
    for part in UNTOLD:
        if count := sum(row.part == part for row in rows):
            lines.append(f"{part.capitalize()}s that changed: {count}.")
    return lines


def _line(row: RowChange) -> str:
    name = f"{row.part.capitalize()} “{row.title}”" if row.key else f"{row.part.capitalize()}: {row.title.lower()}"
    if row.what != "changed":
        return f"{name}: {'added' if row.what == 'added' else 'taken out'}."
    named = list(dict.fromkeys(field.name.partition(":")[0] for field in row.fields))
    return f"{name}: changed ({', '.join(named[:4])}{', and more' if len(named) > 4 else ''})."
