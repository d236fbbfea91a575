"""A page as a reader of its language meets it: texts with the language they are in, and attributes as written."""

from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
SILENT = ("script", "style", "option")
"""Where no words are read, or no part of them can be marked."""
SPOKEN = ("aria-label", "alt", "title", "placeholder", "content")
"""Attributes that readers see or hear."""


class Nodes(HTMLParser):
    """The texts of a page.

    `texts`: (language, words) of every piece of text; `spoken`: the same for attributes that are read out;
    `attributes`: every value of an attribute, as written.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.spoken: list[tuple[str, str]] = []
        self.attributes: list[str] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    @property
    def language(self) -> str:
        """The language here."""
        return self._open[-1][1]

    def said_in(self, language: str) -> set[str]:
        """Every text and spoken attribute in a language that has a letter in it."""
        found = {words for spoken_in, words in (*self.texts, *self.spoken) if spoken_in.startswith(language)}
        return {words for words in found if any(letter.isalpha() for letter in words)}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self.language)
        self.attributes += values.values()
        self.spoken += [(language, values[name]) for name in SPOKEN if values.get(name) and tag != "meta"]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if (words := " ".join(data.split())) and self._open[-1][0] not in SILENT:
            self.texts.append((self.language, words))
