"""What changed between two rulebooks, row by row and field by field, in words an editor knows. Nothing is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from options.publishing.field_changes import FieldChange, field_changes
from options.publishing.field_words import title_of
from options.publishing.pieces import Piece
from options.rules.differences.lines import moved as moved_keys
from options.rules.rulebook import Rulebook

__all__ = ["FieldChange", "Piece", "RowChange", "changed_rows"]

What = Literal["added", "changed", "gone"]
NOUNS = {
    "sources": "source",
    "findings": "finding",
    "conflicts": "conflict",
    "helplines": "helpline",
    "options": "option",
    "rules": "rule",
    "alerts": "alert",
    "safeguards": "safeguard",
    "guides": "guide",
    "glossary": "term",
    "example_cases": "example case",
    "profiles": "profile",
    "seed_coverage": "founding claim",
    "translations": "translation",
    "statements": "statement",
    "steps": "step",
    "questions": "question",
    "derived": "derived answer",
}
"""What one row of each part is called; problems name rows by the same nouns."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that was added, changed or taken out, with every field that differs.

    `part` is the noun by which problems name rows ("rule", "option", "question", "example case", ...), or "scale",
    "questionnaire", "step", "translation". `key` is empty where the order of all rows of a part changed. A row that was
    added or is gone lists every field that is not empty.
    """

    part: str
    key: str
    title: str
    what: What
    fields: tuple[FieldChange, ...]


def changed_rows(before: Rulebook, after: Rulebook) -> tuple[RowChange, ...]:
    """Every row that differs, in the order of the content: what was added or changed, then what is gone.

    Gives: nothing exactly when the canonical JSON of both is the same.
    """
    there, here = _parts(before), _parts(after)
    return tuple(
        change
        for part in here
        if there[part] is not here[part]
        for change in _Sides(part, before, after).changes(there[part], here[part])
    )


def _parts(book: Rulebook) -> Mapping[str, Sequence[Any]]:
    """The rows of every part by its noun; what has no rows of its own is one row."""
    asked = book.questionnaire
    parts: dict[str, Sequence[Any]] = {
        "scale": (book.scale,),
        "questionnaire": (_Frame(asked.voices, asked.gate.key),),
        "step": asked.steps,
        "question": (asked.gate, *asked.questions),
        "derived answer": asked.derived,
    }
    named = {field.name: getattr(book, field.name) for field in fields(Rulebook)}
    return parts | {NOUNS[name]: rows for name, rows in named.items() if name in NOUNS}


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the questionnaire says outside its rows."""

    who_may_answer: tuple[str, ...]
    safety_gate: str


class _Sides:
    """One part of two rulebooks."""

    def __init__(self, part: str, before: Rulebook, after: Rulebook) -> None:
        self.part, self.before, self.after = part, before, after

    def changes(self, there: Sequence[Any], here: Sequence[Any]) -> Iterator[RowChange]:
        """The rows added or changed, in their order; then those gone; then whether the order changed."""
        old, new = _keyed(self.part, there), _keyed(self.part, here)
        for key, row in new.items():
            if key not in old:
                yield self._change(key, None, row)
            elif old[key] is not row and old[key] != row:
                yield self._change(key, old[key], row)
        yield from (self._change(key, row, None) for key, row in old.items() if key not in new)
        moved = moved_keys([key for key in old if key in new], [key for key in new if key in old])
        if moved:
            yield RowChange(
                self.part,
                "",
                "Order of rows",
                "changed",
                tuple(self._moves([key for key in new if key in moved], old, new)),
            )

    def _moves(self, moved: Iterable[str], old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
        """Where each row that moved stood and stands."""
        places = list(old), list(new)
        for key in moved:
            before, after = (f"place {keys.index(key) + 1} of {len(keys)}" for keys in places)
            yield FieldChange(title_of(self.after, new[key]) or key, before, after)

    def _change(self, key: str, there: Any, here: Any) -> RowChange:
        what: What = "added" if there is None else "gone" if here is None else "changed"
        book, row = (self.before, there) if here is None else (self.after, here)
        changes = tuple(field_changes(self.before, self.after, there, here))
        return RowChange(self.part, key, title_of(book, row) or self.part, what, changes)


def _keyed(part: str, rows: Sequence[Any]) -> dict[str, Any]:
    """Rows by key. A draft with a mistake in it may have a key twice; the second is told apart by its number."""
    seen: Counter[str] = Counter()
    keyed = {}
    for row in rows:
        key = str(getattr(row, "key", None) or getattr(row, "claim", None) or part)
        seen[key] += 1
        keyed[key if seen[key] == 1 else f"{key} ({seen[key]})"] = row
    return keyed
