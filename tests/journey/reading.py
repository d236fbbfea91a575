"""Reads a page as a browser without scripts would: its forms, links, ids and marked elements."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "circle"}
Attributes = dict[str, str]


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


@dataclass
class Element:
    """An element with a data attribute, and the links inside it."""

    attributes: Attributes
    links: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """One page. `marked` holds every element with a data attribute, in page order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title, self.words = "", ""
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.marked: list[Element] = []
        self._open: list[tuple[str, Element | None]] = []
        self._button: tuple[Attributes, str] | None = None
        self.feed(html)

    def having(self, name: str) -> list[Element]:
        """The elements with a data attribute, such as "data-rule"."""
        return [element for element in self.marked if name in element.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element brings."""
        attributes = {name: value or "" for name, value in attrs}
        self.ids += [attributes["id"]] if "id" in attributes else []
        self._note_link(tag, attributes)
        self._note_form(tag, attributes)
        element = Element(attributes) if any(name.startswith("data-") for name in attributes) else None
        if element:
            for _, outer in self._open:
                if outer:
                    outer.inside += [name for name in attributes if name.startswith("data-")]
            self.marked.append(element)
        if tag not in VOID:
            self._open.append((tag, element))

    def handle_endtag(self, tag: str) -> None:
        """Close the element; every element of our pages is closed in order."""
        if tag == "button" and self._button:
            attributes, words = self._button
            self.forms[-1].buttons[" ".join(words.split())] = attributes
            self._button = None
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        if self._open and self._open[-1][0] == "title":
            self.title += data
        self.words += data
        if self._button:
            self._button = (self._button[0], self._button[1] + data)

    def _note_link(self, tag: str, attributes: Attributes) -> None:
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
            for _, element in self._open:
                if element:
                    element.links.append(attributes["href"])

    def _note_form(self, tag: str, attributes: Attributes) -> None:
        if tag == "form":
            self.forms.append(Form(attributes.get("action", "")))
        elif tag == "input" and self.forms:
            self.forms[-1].inputs.append(attributes)
        elif tag == "button" and self.forms:
            self._button = (attributes, "")
