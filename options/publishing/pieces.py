"""A changed text as pieces: the words that stayed, those taken out, those put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.3
"""How alike two texts must be to be told apart word by word; others are shown as a whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a changed text: the same on both sides, taken out, or put in. No HTML; a page shows it."""

    what: Literal["same", "out", "in"]
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Tell two texts apart word by word.

    Gives: "same" and "out" in order are the text before; "same" and "in" are the text after. Empty when either text is
    empty: there is nothing to tell apart.

    >>> [(piece.what, piece.text) for piece in pieces("It helps most people.", "It helps many people.")]
    [('same', 'It helps '), ('out', 'most'), ('in', 'many'), ('same', ' people.')]
    """
    if not before or not after:
        return ()
    left, right = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < ALIKE:
        return Piece("out", before), Piece("in", after)
    spans = [("".join(left[a:b]), "".join(right[c:d]), tag) for tag, a, b, c, d in matcher.get_opcodes()]
    return tuple(_merged(spans))


def _merged(spans: Sequence[tuple[str, str, str]]) -> Iterator[Piece]:
    """The spans as pieces; a space or comma alone between two changes belongs to the change."""
    last = len(spans) - 1
    stays = [
        tag == "equal" and (number in (0, last) or any(letter.isalnum() for letter in here))
        for number, (here, _, tag) in enumerate(spans)
    ]
    for is_same, run in groupby(zip(stays, spans, strict=True), key=lambda pair: pair[0]):
        parts = [span for _, span in run]
        out, put = "".join(here for here, _, _ in parts), "".join(there for _, there, _ in parts)
        if is_same:
            yield Piece("same", out)
        else:
            yield from (Piece("out", out),) if out else ()
            yield from (Piece("in", put),) if put else ()
