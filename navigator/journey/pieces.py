"""Parts of the results page that no answer changes: made by real templates once per release, and kept.

A piece may have gaps, which are filled for one person's page. Nothing that a person answered is ever kept here: what is
kept depends on the release alone.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from options.publishing.current import LiveRelease

MARK = "\x1e"
"""Stands around the name of a gap while a piece is made; the character is in no text."""


class Gaps:
    """What a template sees as `gap`: each name gives the mark of that gap."""

    def __getitem__(self, name: str) -> SafeString:
        return mark_safe(f"{MARK}{name}{MARK}")  # noqa: S308  # nosec


GAPS = Gaps()


class Piece:
    """Text with named gaps."""

    def __init__(self, text: str) -> None:
        self._parts = text.split(MARK)
        self._gaps = tuple(zip(range(1, len(self._parts), 2), self._parts[1::2], strict=True))

    def fill(self, **values: str) -> str:
        """The text with its gaps filled. Takes: HTML for each gap."""
        if not self._gaps:
            return self._parts[0]
        parts = self._parts.copy()
        for place, name in self._gaps:
            parts[place] = values[name]
        return "".join(parts)


class Pieces:
    """The pieces of one release, each made when it is first needed."""

    def __init__(self, live: LiveRelease) -> None:
        self.live = live
        self.book = live.rulebook
        self._made: dict[Hashable, Piece] = {}
        self.words = {
            (question, choice): escape(words)
            for question, choices in self.book.choices.items()
            for choice, words in choices.items()
        }
        self.words |= {("voice", voice): _line("voice_words", voice=voice) for voice in self.book.questionnaire.voices}
        self.labels = {
            (question.key, choice.key): escape(choice.label)
            for question in self.book.question.values()
            for choice in question.choices
        }
        self.assumed = {derived.key: escape(derived.unknown_short) for derived in self.book.questionnaire.derived}

    def made(self, key: Hashable, template: str, context: Callable[[], Mapping[str, Any]] = dict) -> Piece:
        """The piece kept under a key; if there is none yet, it is made from a template.

        Takes: `key`, whatever the piece depends on besides the release; `context`, called only when it is made.
        """
        piece = self._made.get(key)
        if piece is None:
            piece = self._made[key] = Piece(render_to_string(template, {"gap": GAPS, **context()}).strip())
        return piece


@lru_cache(maxsize=2)
def pieces_of(live: LiveRelease) -> Pieces:
    """The pieces of a release, kept while it is served."""
    return Pieces(live)


def _line(name: str, **context: Any) -> str:
    return render_to_string(f"journey/results/{name}.html", context).strip()
