"""What came with a visit, from a share code or an earlier visit, beside what stands there now. Pure."""

from collections.abc import Set
from dataclasses import dataclass

from navigator.cases.contents import VisitContent
from navigator.cases.visits.words import words_of
from options.rules.conditions import Answers
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook

CODE, VISIT = "code", "visit"
"""Where answers can come from: a family's share code, or an earlier visit."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer that came with a visit, in words, or empty when this was not answered.

    `origin` and `number`: where from, as in `VisitContent`. `is_changed`: another answer stands there now; `is_open`:
    none does.
    """

    words: str
    origin: str
    number: int
    is_changed: bool
    is_open: bool


def brought_beside(content: VisitContent, question: Question, given: Set[str]) -> Brought | None:
    """What came for one question; None when the visit began empty, or nothing came and nothing stands there."""
    came = frozenset(content.brought.get(question.key, ()))
    if not content.origin or not (came or given):
        return None
    words = words_of(question, came)
    return Brought(words, content.origin, content.origin_number, came != frozenset(given), not given)


def known(rulebook: Rulebook, answers: Answers) -> dict[str, frozenset[str]]:
    """The answers that this release has words for."""
    offered = {key: {choice.key for choice in question.choices} for key, question in rulebook.question.items()}
    named = {key: frozenset(given) & offered[key] for key, given in answers.items() if key in offered}
    return {key: given for key, given in named.items() if given}
