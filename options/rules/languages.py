"""Text that is still English on a page of another language: it keeps its mark until the page shows it.

The mark is the text's HTML: a span that names the language, so that a listener hears it in the right voice and a reader
sees why. Working on such a text with the functions here keeps the mark; plain Python loses it, never the text.
"""

from collections.abc import Callable, Iterable
from html import escape
from string import Formatter
from typing import SupportsIndex

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
"""The languages of the site; the first is the one the knowledge is written in."""
IN_ENGLISH = '<span lang="en" class="in-english">{}</span>'

Piece = tuple[str, bool]


class Marked(str):
    """A text with pieces that are still English. Takes: (text, whether it is still English) pairs.

    >>> Marked([("Usted: ", False), ("heroin", True)]).__html__()
    'Usted: <span lang="en" class="in-english">heroin</span>'
    """

    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Iterable[Piece]) -> "Marked":
        """Join the pieces."""
        kept = tuple((text, mark) for text, mark in pieces if text)
        made = super().__new__(cls, "".join([text for text, _ in kept]))
        made.pieces = kept
        return made

    def __html__(self) -> str:
        """The text as HTML, with every English piece in a span that says so."""
        return "".join([IN_ENGLISH.format(escape(text)) if mark else escape(text) for text, mark in self.pieces])

    def __str__(self) -> str:
        """The text itself, so that a template's filters keep the mark."""
        return self

    def __reduce__(self) -> tuple[type["Marked"], tuple[tuple[Piece, ...]]]:
        """What a copy is made from."""
        return (Marked, (self.pieces,))

    def __deepcopy__(self, memo: object) -> "Marked":
        """The text itself: it never changes."""
        return self

    def __add__(self, other: str) -> "Marked":
        """This text, then the other."""
        return Marked((*self.pieces, *pieces_of(other)))

    def __getitem__(self, index: SupportsIndex | slice) -> "Marked":
        """A part of the text."""
        wanted = range(len(self))[index if isinstance(index, slice) else slice(int(index), int(index) + 1 or None)]
        found, start = [], 0
        for text, mark in self.pieces:
            inside = range(max(wanted.start - start, 0), max(min(wanted.stop - start, len(text)), 0))
            found.append((text[inside.start : inside.stop], mark))
            start += len(text)
        return Marked(found)

    def rstrip(self, letters: str | None = None) -> "Marked":
        """The text without these letters, or white space, at its end."""
        return self[: len(super().rstrip(letters))]

    def lower(self) -> "Marked":
        """The text in small letters."""
        return Marked((text.lower(), mark) for text, mark in self.pieces)

    def upper(self) -> "Marked":
        """The text in capitals."""
        return Marked((text.upper(), mark) for text, mark in self.pieces)


def in_english(text: str) -> Marked:
    """A text that is still English, marked so."""
    return Marked([(text, True)])


def plain(text: str) -> str:
    """The text without a mark, for places where HTML is not allowed, such as an attribute or a title."""
    return "".join([piece for piece, _ in text.pieces]) if isinstance(text, Marked) else text


def same_language(text: str, original: str) -> str:
    """A text made from another one, marked as the other is."""
    still_english = isinstance(original, Marked) and any(mark for _, mark in original.pieces)
    return in_english(plain(text)) if still_english else text


def pieces_of(text: str) -> tuple[Piece, ...]:
    """A text as pieces; one without a mark is a single piece."""
    return text.pieces if isinstance(text, Marked) else ((text, False),)


def joined(separator: str, texts: Iterable[str]) -> str:
    """The texts as one, with the separator between them; marks are kept."""
    listed = list(texts)
    if not any(isinstance(text, Marked) for text in listed):
        return separator.join(listed)
    pieces: list[Piece] = []
    for count, text in enumerate(listed):
        pieces += [(separator, False), *pieces_of(text)] if count else pieces_of(text)
    return Marked(pieces)


def filled(pattern: str, **parts: object) -> str:
    """A sentence with its blanks filled; marks are kept.

    >>> filled("If {condition}, {effect}.", condition="it rains", effect="stay in")
    'If it rains, stay in.'
    """
    texts = []
    for text, name, _, _ in Formatter().parse(pattern):
        texts.append(text)
        if name is not None:
            value = parts[name]
            texts.append(value if isinstance(value, str) else str(value))
    return joined("", texts)


Translate = Callable[[str], str]
"""Says a phrase of the interface in the language of the page; `str` says it in English."""
