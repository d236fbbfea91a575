"""The order of the pages: start, voice, safety gate, steps, check, results. Pure: no request, no form.

Step keys come from the rulebook, the gate owns /questions/safety/.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from navigator.journey.kept import Kept
from options.rules.conditions import Answers, holds
from options.rules.questionnaire import Question
from options.rules.ranking import ShownAlert
from options.rules.rulebook import Rulebook

GATE = "safety"
PLACES = ("start", "check", "results", "stop")
"""Pages with a name of their own among the addresses; every other name is that of a question page."""
RETURNS = ("check", "results")
"""Pages a Change link may come from; only names of pages ever travel in an address."""
Page = Literal["gate", "step", "check", "results"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question page stands, with the names of its neighbors. The gate has number 0."""

    page: str
    number: int
    total: int
    back: str
    onward: str


def address(name: str, back_to: str = "") -> str:
    """The address of a page by name: "start", "check", "results", "stop", the gate or a step."""
    path = reverse(name) if name in PLACES else reverse("question", args=(name,))
    return f"{path}?return={back_to}" if back_to else path


def change_address(question: Question, back_to: str = "") -> str:
    """Where to change one answer, coming from "check" or "results", or from neither."""
    return address(step_of(question), back_to)


def step_of(question: Question) -> str:
    """The key of the page a question stands on."""
    return GATE if question.step == "gate" else question.step


def asked(rulebook: Rulebook, page: str, told: Answers) -> tuple[Question, ...]:
    """The questions of one page, for the answers given so far; empty for a page that does not exist."""
    return tuple(
        question
        for question in rulebook.question.values()
        if step_of(question) == page and holds(question.shown_if, told)
    )


def pages(rulebook: Rulebook, told: Answers) -> tuple[str, ...]:
    """The keys of all question pages in order, the gate first, without steps that ask nothing now."""
    steps = (step.key for step in rulebook.questionnaire.steps)
    return (GATE, *(key for key in steps if asked(rulebook, key, told)))


def place_of(rulebook: Rulebook, page: str, told: Answers, back_to: str = "") -> Place:
    """Where a question page stands, and what comes before and after it.

    Takes: `back_to`, "check" or "results" when a Change link led here; anything else is ignored.
    Raises: ValueError for a page that asks nothing.
    """
    order = pages(rulebook, told)
    number = order.index(page)
    if back_to in RETURNS:
        return Place(page, number, len(order) - 1, back_to, back_to)
    around = ("start", *order, "check")
    return Place(page, number, len(order) - 1, around[number], around[number + 2])


def known_name(rulebook: Rulebook, told: Answers, name: str) -> str:
    """The name of a page one may go on to; anything else means "check"."""
    return name if name in (*RETURNS, *pages(rulebook, told)) else "check"


def sent_first_to(kept: Kept, page: Page) -> str | None:
    """The name of the page that must come before this one: the start without a voice, the gate before the rest."""
    if not kept.voice:
        return "start"
    if page != "gate" and not kept.past_gate:
        return GATE
    return None


def counted(rulebook: Rulebook, kept: Kept) -> dict[str, frozenset[str]]:
    """The answers that count: those of questions shown now, with the voice."""
    told = kept.told
    hidden = [q.key for q in rulebook.question.values() if q.shown_if and not holds(q.shown_if, told)]
    return {key: choices for key, choices in told.items() if key not in hidden}


def holding_back(alerts: Iterable[ShownAlert], kept: Kept) -> tuple[ShownAlert, ...]:
    """The messages that stand in place of the order until the person says that they are safe."""
    return tuple(alert for alert in alerts if alert.holds_back and alert.key not in kept.acknowledged)


def interrupting(alerts: Iterable[ShownAlert], kept: Kept) -> tuple[ShownAlert, ...]:
    """Those among them that cannot wait until the questions are over."""
    return tuple(alert for alert in holding_back(alerts, kept) if alert.level == "stop_now")
