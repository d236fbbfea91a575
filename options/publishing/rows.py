"""What changed between two rulebooks, row by row and field by field, in words an editor knows. Nothing is left out."""

from dataclasses import dataclass
from typing import Literal

What = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a changed text: the same on both sides, taken out, or put in. No HTML; a page shows it."""

    what: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, in words; "" stands for nothing.

    `name` is how editors know the field, with the way to it inside the row: "why", "choice “A car”: short words".
    A text that changed in part has `pieces`, which read in order give both texts. A list has what was `added` and what
    is `gone`; when both are empty and `before` differs from `after`, only the order changed.
    """

    name: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that was added, changed or taken out, with every field that differs.

    `part` is the noun by which problems name rows ("rule", "option", "question", "example case", ...), or "scale",
    "step", "translation". `key` is empty where the order of all rows of a part changed. A row that was added or is gone
    lists every field that is not empty.
    """

    part: str
    key: str
    title: str
    what: What
    fields: tuple[FieldChange, ...]
