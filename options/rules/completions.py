"""Ways to complete answers: what a person could still say to the questions that are unknown."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from options.rules.answers import settle
from options.rules.conditions import Answers
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unknown question with the known answers offered to this voice; at least one."""

    question: Question
    alone: tuple[str, ...]
    together: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the question."""
        return self.question.key

    @property
    def choices(self) -> tuple[str, ...]:
        """Every choice that may be part of a known answer."""
        return self.alone + self.together

    @property
    def count(self) -> int:
        """How many known answers there are."""
        return len(self.alone) + (1 << len(self.together)) - 1

    def known_answers(self) -> Iterator[frozenset[str]]:
        """Every known answer: a choice that stands alone, or any set of the others but the empty one."""
        for choice in self.alone:
            yield frozenset((choice,))
        for size in range(1, len(self.together) + 1):
            yield from map(frozenset, combinations(self.together, size))


class Goal(NamedTuple):
    """A setting at a better place than any known so far ("best") or a worse one: at least `next`, at most `last`."""

    side: Literal["best", "worst"]
    option: str
    next: int
    last: int


def open_questions(rulebook: Rulebook, answers: Answers) -> tuple[OpenQuestion, ...]:
    """The unknown questions, in the order asked, without those to which this voice is offered no known answer."""
    voice = answers.get("voice", frozenset())
    found = []
    for key in settle(rulebook, answers).unknown:
        question = rulebook.question[key]
        known = [choice for choice in question.choices if _is_offered(choice, voice) and not choice.unknown]
        alone = tuple([choice.key for choice in known if choice.exclusive or question.kind == "single"])
        together = tuple([choice.key for choice in known if choice.key not in alone])
        if known:
            found.append(OpenQuestion(question, alone, together))
    return tuple(found)


def _is_offered(choice: Choice, voice: Set[str]) -> bool:
    return not choice.voices or not voice.isdisjoint(choice.voices)
