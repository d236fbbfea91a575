"""The questionnaire as values: voices, steps, questions, choices, derived answers and alerts."""

from dataclasses import dataclass, field
from typing import Literal

from options.rules.conditions import Condition

Kind = Literal["single", "multi"]
VOICES = ("self", "other", "counsellor")
"""Who answers: the person, someone who cares about them, or a counselor with a client."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """One text in three voices."""

    own: str = field(metadata={"key": "self"})
    other: str
    counsellor: str

    def say(self, voice: str) -> str:
        """The text for a voice; an unknown voice hears the person's own."""
        return {"other": self.other, "counsellor": self.counsellor}.get(voice, self.own)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the questionnaire: one to four questions of one theme."""

    key: str
    title: str
    intro: Voiced


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered. `short` completes "because you said: ...".

    `unknown`: counts as not answered. `exclusive`: stands alone. `voices`: offered to these voices only, to all
    when empty.
    """

    key: str
    label: str
    short: str
    exclusive: bool = False
    unknown: bool = False
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `why` tells the person why it is asked; `changeable`: the answer could be changed by effort."""

    key: str
    step: str
    kind: Kind
    wording: Voiced
    why: str
    theme: str
    changeable: bool
    choices: tuple[Choice, ...]
    hint: Voiced | None = None
    findings: tuple[str, ...] = ()
    shown_if: Condition = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One value of a derived answer, reached at a number of counted choices."""

    key: str
    at_least: int
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Choices that do not count when another is ticked (signs that medicine taken as ordered explains)."""

    when_ticked: str
    leave_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownIf:
    """When a derived answer is not known: unanswered, or one of `includes` ticked with fewer than `fewer_than`."""

    unanswered: bool
    includes: tuple[str, ...]
    fewer_than: int


@dataclass(frozen=True, slots=True)
class Derived:
    """An answer worked out from another one, such as the severity band from the signs ticked."""

    key: str
    label: str
    source_question: str = field(metadata={"key": "from"})
    counts: tuple[str, ...]
    bands: tuple[Band, ...]
    unknown_if: UnknownIf
    unknown_counts_as: str
    unknown_short: str
    why: str
    leave_out_if: tuple[LeaveOut, ...] = ()
    unknown_when: str | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is asked: the safety gate, the steps and their questions, and what is derived."""

    voices: tuple[str, ...]
    steps: tuple[Step, ...]
    gate: Question
    questions: tuple[Question, ...]
    derived: tuple[Derived, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """A message that comes before or beside the order, whatever the wishes, cost or schedule.

    `shows`: the key of the message this is a second way into. `replaces_ranking`: shown in place of the order.
    """

    key: str
    level: Literal["stop_now", "urgent", "important"]
    title: str
    when: Condition
    advice: Voiced
    must_not: str
    helplines: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    shows: str | None = None
    replaces_ranking: bool = False
    note: str | None = None

    @property
    def message_key(self) -> str:
        """The key under which readers know the message."""
        return self.shows or self.key

    @property
    def holds_back(self) -> bool:
        """Whether the order waits until the person says that they are safe."""
        return self.replaces_ranking or self.level == "stop_now"
