"""Pieces of HTML with gaps: made by real templates once, then put together without a template."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

Key = TypeVar("Key")
MARK = "\x1e"
"""Stands around the name of a gap while a piece is made; the character is in no text."""


class Gaps:
    """What a template sees as `gap`: each name gives the mark of that gap."""

    def __getitem__(self, name: str) -> SafeString:
        return mark_safe(f"{MARK}{name}{MARK}")  # noqa: S308  # nosec


GAPS = Gaps()


class Piece:
    """Encoded text with named gaps. Bytes, because a page is put together faster from them than from text.

    >>> Piece(f"<b>{GAPS['name']}</b>").fill(name=b"Ann")
    b'<b>Ann</b>'
    """

    def __init__(self, text: str) -> None:
        parts = text.split(MARK)
        self._parts = [part.encode() for part in parts]
        self._gaps = tuple(zip(range(1, len(parts), 2), parts[1::2], strict=True))

    @property
    def whole(self) -> bytes:
        """The text of a piece without gaps."""
        return self._parts[0]

    def around(self, value: bytes) -> bytes:
        """The text of a piece with one gap. Takes: HTML for it."""
        before, _, after = self._parts
        return before + value + after

    def fill(self, **values: bytes) -> bytes:
        """The text with its gaps filled. Takes: HTML for each gap."""
        parts = self._parts.copy()
        for place, name in self._gaps:
            parts[place] = values[name]
        return b"".join(parts)


class Shelf(dict[Key, Piece]):
    """Pieces of one kind by key. A piece is made from its template when it is first asked for.

    Takes: `template`, whose name may hold the key as "{}"; `context`, which gives what the template needs for a key.
    """

    def __init__(self, template: str, context: Callable[[Key], Mapping[str, Any]] = lambda key: {}) -> None:
        super().__init__()
        self._template, self._context = template, context

    def __missing__(self, key: Key) -> Piece:
        context = {"gap": GAPS, **self._context(key)}
        piece = self[key] = Piece(_without_blank_lines(render_to_string(self._template.format(key), context)))
        return piece


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.strip().split("\n") if line.strip(" "))
