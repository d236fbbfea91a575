"""Reads a page the way a test needs it: its ids, its links, its headings."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "input", "hr", "path", "source"}


class Page(HTMLParser):
    """What a page holds. `texts` collects the words of each tag, in order."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.texts: dict[str, list[str]] = {}
        self.loaded: list[str] = []
        self._open: list[str] = []
        self.feed(html.decode())

    @property
    def hrefs(self) -> list[str]:
        """Where the links lead, in order."""
        return [link["href"] for link in self.links if "href" in link]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and what the browser loads by itself."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found)
        self.loaded += [found[name] for name in ("src", "srcset", "poster") if name in found]
        if tag == "link":
            self.loaded.append(found.get("href", ""))
        if tag not in VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, and whatever was left open inside it."""
        if tag in self._open:
            while self._open.pop() != tag:
                continue

    def handle_data(self, data: str) -> None:
        """Add words to every open tag."""
        for tag in set(self._open):
            self.texts[tag][-1] += data
