"""What stands around every page of a visit: messages, the ways to its pages, and word of a newer release."""

from dataclasses import dataclass

from navigator.cases.models import Visit
from navigator.cases.visits import addresses, groups
from navigator.cases.visits.groups import Group
from navigator.cases.visits.newer import Newer, newer_of
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.journey.pages import AlertView, alert_view
from options.rules.answers import is_unknown
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Message:
    """A message for the answers so far. `is_dealt`: somebody said that it is dealt with; `is_open`: shown in full."""

    alert: AlertView
    is_dealt: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One question page: its key, number, the titles of its parts, and how much of it is answered."""

    key: str
    number: int
    title: str
    url: str
    answered: int
    asked: int
    is_here: bool

    @property
    def is_done(self) -> bool:
        """Whether nothing is open on it."""
        return self.answered == self.asked


@dataclass(frozen=True, slots=True)
class Frame:
    """Around a page. `is_gate_open`: the safety question was left open on purpose, and is still to be asked.

    `answered` and `asked` count the questions of the whole visit.
    """

    visit: Visit
    messages: tuple[Message, ...]
    ways: tuple[Way, ...]
    newer: Newer | None
    is_gate_open: bool
    gate_url: str
    answered: int
    asked: int


def frame_of(sitting: Sitting, here: str = "") -> Frame:
    """What stands around a page. Takes: the key of the question page shown, if it is one."""
    ways = _ways(sitting, here)
    gate = sitting.rulebook.questionnaire.gate
    return Frame(
        visit=sitting.visit,
        messages=messages_of(sitting),
        ways=ways,
        newer=None if sitting.visit.is_finished else newer_of(sitting.live, sitting.kept),
        is_gate_open=sitting.kept.past_gate and not sitting.kept.answers.get(gate.key),
        gate_url=addresses.of_question(sitting.visit, sitting.rulebook, gate.key),
        answered=sum(way.answered for way in ways),
        asked=sum(way.asked for way in ways),
    )


def messages_of(sitting: Sitting) -> tuple[Message, ...]:
    """The messages, most pressing first. What is dealt with is folded, and so is what is only important."""
    known = sitting.kept.acknowledged
    return tuple(
        Message(
            alert_view(sitting.rulebook, shown.alert, VOICE),
            shown.key in known,
            shown.key not in known and shown.level != "important",
        )
        for shown in sitting.alerts()
    )


def titles_of(rulebook: Rulebook) -> dict[str, str]:
    """The title of each step by its key; the gate has none."""
    return {step.key: step.title for step in rulebook.questionnaire.steps}


def _ways(sitting: Sitting, here: str) -> tuple[Way, ...]:
    rulebook, told = sitting.rulebook, sitting.kept.told
    return tuple(
        _way(sitting, group, number, group.key == here)
        for number, group in enumerate(groups.open_groups(rulebook, told), start=1)
    )


def _way(sitting: Sitting, group: Group, number: int, is_here: bool) -> Way:
    rulebook, told = sitting.rulebook, sitting.kept.told
    titles = titles_of(rulebook)
    questions = groups.asked(rulebook, group, told)
    named = ", ".join(titles[part] for part in group.parts if part in titles)
    known = sum(not is_unknown(question, told) for question in questions)
    url = addresses.of_page(sitting.visit, group.key)
    return Way(group.key, number, named, url, known, len(questions), is_here)
