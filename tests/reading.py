"""Reads a page as a browser without scripts would: its elements with their words, its forms, links and ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "circle", "source"}
Attributes = dict[str, str]


@dataclass
class Element:
    """One element: where the links inside it lead, the data attributes inside it, and the place of its words."""

    tag: str
    attributes: Attributes
    start: int
    end: int
    links: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form: where it goes, its inputs in order, and its buttons by their words."""

    action: str
    inputs: list[Attributes] = field(default_factory=list)
    buttons: dict[str, Attributes] = field(default_factory=dict)

    @property
    def filled(self) -> list[tuple[str, str]]:
        """What a browser would send as the form stands."""
        return [
            (one["name"], one.get("value", ""))
            for one in self.inputs
            if one.get("type") not in ("radio", "checkbox") or "checked" in one
        ]


class Page(HTMLParser):
    """One page. `elements` and `forms` stand in page order."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.forms: list[Form] = []
        self._open: list[Element] = []
        self._words: list[str] = []
        self.feed(html.decode())

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.texts("title")[0]

    @cached_property
    def words(self) -> str:
        """Every word of the page."""
        return "".join(self._words)

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it stands."""
        return [element.attributes["id"] for element in self.having("id")]

    @property
    def links(self) -> list[str]:
        """Where the links lead."""
        return [element.attributes["href"] for element in self.having("href") if element.tag == "a"]

    @property
    def loaded(self) -> list[str]:
        """What a browser loads by itself."""
        names = ("src", "srcset", "poster")
        own = [element.attributes[name] for name in names for element in self.having(name)]
        return own + [element.attributes["href"] for element in self.having("href") if element.tag == "link"]

    def having(self, name: str) -> list[Element]:
        """The elements with an attribute, such as "data-rule"."""
        return [element for element in self.elements if name in element.attributes]

    def texts(self, tag: str) -> list[str]:
        """The words of each element of a kind."""
        return [self._text(element) for element in self.elements if element.tag == tag]

    def part(self, heading: str) -> str:
        """The words of the section whose heading has this id, with single spaces; empty when there is none."""
        found = (one for one in self.having("aria-labelledby") if one.attributes["aria-labelledby"] == heading)
        return " ".join(" ".join(self._text(one) for one in found if one.tag == "section").split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and tell those around it what it brings."""
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, len(self._words), len(self._words))
        for outer in self._open:
            outer.inside += [name for name in attributes if name.startswith("data-")]
            outer.links += [attributes["href"]] if tag == "a" and "href" in attributes else []
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        if tag == "form":
            self.forms.append(Form(attributes.get("action", "")))
        elif tag == "input" and self.forms:
            self.forms[-1].inputs.append(attributes)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and whatever was left open inside it."""
        for element in self._closing(tag):
            element.end = len(self._words)
            if element.tag == "button" and self.forms:
                self.forms[-1].buttons[" ".join(self._text(element).split())] = element.attributes

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self._words.append(data)

    def _closing(self, tag: str) -> Iterator[Element]:
        if any(element.tag == tag for element in self._open):
            while True:
                yield self._open[-1]
                if self._open.pop().tag == tag:
                    return

    def _text(self, element: Element) -> str:
        return "".join(self._words[element.start : element.end])
