"""A counselor at a screen with a client: opens the pages of a visit, ticks, writes, presses."""

from typing import Any

from django.contrib.auth.models import User

from navigator.cases.contents import VisitContent
from navigator.cases.models import Case, Visit
from tests import people
from tests.journey.visitor import Answers, Visitor


class Desk(Visitor):
    """A signed-in browser without scripts, at one case."""

    def __init__(self, person: User, case: Case) -> None:
        super().__init__()
        people.signed_in(self.client, person)
        self.case = case

    def at(self, path: str) -> "Desk":
        """Open a page below the case."""
        self.open(f"/cases/{self.case.uid}/{path}")
        return self

    def press(self, words: str, answers: Answers | None = None) -> "Desk":
        """Press a button, after answering and writing: what `answers` names is sent exactly so."""
        super().press(words, answers)
        return self

    def send(self, path: str, **fields: str) -> "Desk":
        """Send a form of the page on screen to a path below the case, with other content."""
        token = next(one["value"] for one in self.page.forms[-1].inputs if one["name"] == "csrfmiddlewaretoken")
        url = f"/cases/{self.case.uid}/{path}"
        self._arrive(url, self.client.post(url, {"csrfmiddlewaretoken": token, **fields}))
        return self

    def sit_down(self) -> "Desk":
        """Begin an empty visit, which leads to its first page."""
        self.at("visits/new/").press("Begin with empty pages")
        return self

    def past_gate(self) -> "Desk":
        """Begin an empty visit, and say that nothing is dangerous now."""
        self.sit_down().press("Save", {"safety_now": ["none"]})
        return self

    @property
    def last(self) -> Any:
        """The last response."""
        return self.trail[-1]

    @property
    def visit(self) -> Visit:
        """The latest visit as it is stored."""
        return self.case.visits.order_by("-number")[0]

    @property
    def answers(self) -> dict[str, set[str]]:
        """Its answers."""
        return {key: set(given) for key, given in VisitContent.of(self.visit.content).kept.answers.items()}

    @property
    def here(self) -> str:
        """The name of the page on screen: the end of its address."""
        return self.url.split("/visits/")[1]
