"""What went wrong, where, and what to do about it: one shape for every refusal of the core."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `code` is a stable word for programs, `place` names the row and field (or the path in a file), `message` is one
    sentence for people, `remedy` says what to do next.
    """

    code: str
    place: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        """The problem as one line: place, sentence, remedy."""
        return f"{self.place}: {self.message} {self.remedy}".strip()


class RulesError(Exception):
    """Base of every refusal; carries all problems found, never only the first.

    Takes: the problems, at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownAnswer(RulesError):
    """Answers name a question or choice the rulebook does not have, or give it in a shape that cannot be read."""


class BadData(RulesError):
    """Plain data (YAML, JSON) does not have the shape of a rulebook."""


class BadRelease(RulesError):
    """Sealed text is damaged: not JSON, not canonical, or its digest does not match."""
