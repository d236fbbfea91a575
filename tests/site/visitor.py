"""A visitor with a browser that runs no scripts: follows forms and links, keeps session cookies, sends no more."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar


@dataclass
class Form:
    """A form as the page offers it: where it goes, what is filled in already, and what can be chosen."""

    action: str
    method: str
    filled: list[tuple[str, str]] = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """What a visitor needs of a page: its forms, links, ids and reasons."""

    def __init__(self, status: int, address: str, text: str) -> None:
        super().__init__()
        self.status, self.address, self.text = status, address, text
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.ranked: list[str] = []
        self.not_first: list[str] = []
        self.rules: dict[str, list[str]] = {}
        self._inside: list[tuple[str, str]] = []
        self.feed(text)

    @property
    def path(self) -> str:
        """The path of the page, without host and query."""
        return urllib.parse.urlsplit(self.address).path

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take note of what matters."""
        given = {name: value or "" for name, value in attributes}
        if given.get("id"):
            self.ids.add(given["id"])
        if "data-option" in given:
            self.ranked.append(given["data-option"])
        if "data-not-first" in given:
            self.not_first.append(given["data-not-first"])
        if "data-rule" in given:
            self._inside.append((tag, given["data-rule"]))
            self.rules.setdefault(given["data-rule"], [])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
            if self._inside:
                self.rules[self._inside[-1][1]].append(given["href"])
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get")))
        elif self.forms and tag in ("input", "button") and given.get("name"):
            self._note_field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Leave a reason when its element ends; reasons are not nested in elements of the same name."""
        if self._inside and tag == self._inside[-1][0]:
            self._inside.pop()

    def _note_field(self, tag: str, given: dict[str, str]) -> None:
        form, name, value = self.forms[-1], given["name"], given.get("value", "")
        if tag == "button" or given.get("type") == "submit":
            form.buttons.append((name, value))
        elif given.get("type") in ("radio", "checkbox"):
            form.offered.setdefault(name, []).append(value)
            if "checked" in given:
                form.filled.append((name, value))
        else:
            form.filled.append((name, value))


class Visitor:
    """Someone at a browser. `requests` and `cookies` can be looked at afterwards."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = CookieJar()
        self.requests: list[str] = []
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies)).open

    def get(self, address: str) -> Page:
        """Open an address of the site."""
        return self._send(urllib.parse.urljoin(self.base, address), None)

    def submit(self, page: Page, form: Form, answers: list[tuple[str, str]]) -> Page:
        """Fill in a form anew and send it."""
        kept = [(name, value) for name, value in form.filled if name not in form.offered]
        body = urllib.parse.urlencode([*kept, *answers]).encode()
        return self._send(urllib.parse.urljoin(page.address, form.action), body)

    def _send(self, address: str, body: bytes | None) -> Page:
        self.requests.append(address)
        try:
            with self._open(urllib.request.Request(address, body), timeout=20) as answer:
                return Page(answer.status, answer.url, answer.read().decode("utf-8"))
        except urllib.error.HTTPError as refusal:
            return Page(refusal.code, address, refusal.read().decode("utf-8", "replace"))


def walk(visitor: Visitor, voice: str, answers: dict[str, list[str]]) -> Page:
    """Go from the start page to the results, giving these answers and leaving the rest open.

    Gives: the results page. A page without an answer of ours is sent as it is; the gate says "none".
    """
    page = visitor.get("/")
    form = next(form for form in page.forms if ("voice", voice) in form.buttons)
    page = visitor.submit(page, form, [("voice", voice)])
    for _ in range(20):
        if page.path == "/check/":
            break
        form = next(form for form in page.forms if form.offered)
        given = [
            (name, value)
            for name, offered in form.offered.items()
            for value in answers.get(name, ["none"] if name == "safety_now" else [])
            if value in offered
        ]
        page = visitor.submit(page, form, given)
    assert page.path == "/check/", page.text[:500]
    return visitor.get("/results/")
