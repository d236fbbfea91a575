"""The shape of a release's questions, without their words: all that is needed to read a share code made under it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from options.rules.codec import canonical_json, decode, digest_of
from options.rules.errors import BadRelease, Problem, RulesError
from options.rules.questionnaire import Kind, Question
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class ChoiceLayout:
    """One answer offered: its key, whether it stands alone, and whether it means "not known"."""

    key: str
    exclusive: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class QuestionLayout:
    """One question: its key, whether it takes one answer or several, and its choices in order."""

    key: str
    kind: Kind
    choices: tuple[ChoiceLayout, ...]


@dataclass(frozen=True)
class Layout:
    """The questions of a release in the order asked, the safety gate first, and the voices that can answer.

    Two layouts are the same when their digests are; they are compared and hashed by it.
    """

    voices: tuple[str, ...]
    questions: tuple[QuestionLayout, ...]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 digest of the layout, as 64 hexadecimal digits."""
        return digest_of(canonical_json(self))

    @cached_property
    def question(self) -> Mapping[str, QuestionLayout]:
        """Questions by key, in order."""
        return {question.key: question for question in self.questions}

    def __eq__(self, other: object) -> bool:
        """Whether the other is a layout of the same questions."""
        return self is other or (isinstance(other, Layout) and self.digest == other.digest)

    def __hash__(self) -> int:
        """The hash of the digest."""
        return hash(self.digest)


def layout_of(rulebook: Rulebook) -> Layout:
    """The layout of a rulebook's questions."""
    return Layout(rulebook.questionnaire.voices, tuple(_question(one) for one in rulebook.question.values()))


def layout_in(content: str, digest: str) -> Layout:
    """The layout in a sealed release, without reading the rest of it.

    Raises: BadRelease when the digest does not match or the questions cannot be read.
    """
    if digest_of(content) != digest:
        message = f"The content does not have the digest {digest[:12]}."
        raise BadRelease([Problem("digest", "release", message, "Restore the release from the data base.")])
    try:
        asked = json.loads(content)["questionnaire"]
        questions = [_trimmed(question) for question in (asked["gate"], *asked["questions"])]
        return decode(Layout, {"voices": asked["voices"], "questions": questions})
    except (ValueError, KeyError, TypeError, RulesError) as error:
        remedy = "Restore the release from the data base."
        raise BadRelease([Problem("content", "release", "The questions cannot be read.", remedy)]) from error


def shared(layouts: Mapping[int, Layout]) -> dict[int, Layout]:
    """The same layouts by release number, lowest first, with equal ones kept once."""
    once: dict[Layout, Layout] = {}
    return {number: once.setdefault(layouts[number], layouts[number]) for number in sorted(layouts)}


def _question(question: Question) -> QuestionLayout:
    choices = tuple(ChoiceLayout(choice.key, choice.exclusive, choice.unknown) for choice in question.choices)
    return QuestionLayout(question.key, question.kind, choices)


def _trimmed(question: Mapping[str, Any]) -> dict[str, Any]:
    """A question in plain data with only what a layout holds."""
    named = ("key", "exclusive", "unknown")
    choices = [{name: choice[name] for name in named if name in choice} for choice in question["choices"]]
    return {"key": question["key"], "kind": question["kind"], "choices": choices}
