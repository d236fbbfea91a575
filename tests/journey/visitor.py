"""A visitor without scripts: reads pages, ticks boxes, presses buttons."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.reading import Page

FORM = "application/x-www-form-urlencoded"
VOICE_BUTTONS = {"self": "Me", "other": "Someone I care about", "counsellor": "I am with a client"}
Answers = Mapping[str, Iterable[str]]


class Visitor:
    """Someone at a browser. Security checks are on, so a button works only with the token of its page.

    `trail` holds every response so far, redirects included.
    """

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
        self.trail: list[Any] = []
        self.url = ""
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The page now on screen, read once."""
        if self._page is None:
            self._page = Page(self.trail[-1].content)
        return self._page

    @property
    def cookie(self) -> str:
        """The answer cookie as the browser holds it, empty when there is none."""
        return self.client.cookies["answers"].value if "answers" in self.client.cookies else ""

    def open(self, url: str) -> "Visitor":
        """Go to an address, and on where it leads."""
        return self._arrive(url, self.client.get(url))

    def press(self, words: str, answers: Answers | None = None) -> "Visitor":
        """Press a button, after answering: questions named in `answers` get exactly these choices."""
        form = next(form for form in self.page.forms if words in form.buttons)
        button, answers = form.buttons[words], answers or {}
        sent = [(name, value) for name, value in form.filled if name not in answers]
        sent += [(name, choice) for name, choices in answers.items() for choice in choices]
        sent += [(button["name"], button["value"])] if "name" in button else []
        url = form.action or self.url
        return self._arrive(url, self.client.post(url, urlencode(sent), content_type=FORM))

    def begin(self, voice: str = "self") -> "Visitor":
        """Open the first page and say who this is about."""
        return self.open("/").press(VOICE_BUTTONS[voice])

    def pass_gate(self, voice: str = "self") -> "Visitor":
        """Begin, and answer the safety gate with "None of these"."""
        return self.begin(voice).press("Continue", {"safety_now": ["none"]})

    def answer_all(self, answers: Answers) -> "Visitor":
        """Go through the steps with these answers, up to the check page."""
        while self.url != "/check/":
            assert not self.page.title.startswith("Error: "), self.page.words
            names = {one["name"] for one in self.page.forms[0].inputs}
            self.press("Continue", {key: choices for key, choices in answers.items() if key in names})
            if self.url.startswith("/questions/safety/help/"):
                self.press(next(iter(self.page.forms[0].buttons)))
        return self

    def _arrive(self, url: str, response: Any) -> "Visitor":
        self.url, self._page = url, None
        self.trail.append(response)
        if response.status_code == 302 and response["Location"].startswith("/"):
            return self.open(response["Location"])
        return self
