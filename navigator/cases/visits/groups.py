"""The pages of a visit: steps of the questionnaire that follow each other, a few together. Pure: no request, no form.

A page is named by its first step; the safety gate opens the first one.
"""

from dataclasses import dataclass
from functools import lru_cache

from navigator.journey import flow
from options.rules.conditions import Answers
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook

MOST = 7
"""So many questions stand on a page at most, unless a single step has more."""


@dataclass(frozen=True, slots=True)
class Group:
    """One page: its key, and the keys of its parts in order (the gate or steps)."""

    key: str
    parts: tuple[str, ...]


@lru_cache(maxsize=16)
def groups(rulebook: Rulebook) -> tuple[Group, ...]:
    """All pages in order. They depend on the questionnaire alone, so that no answer moves a question elsewhere."""
    sizes = {flow.GATE: 0, **{step.key: 0 for step in rulebook.questionnaire.steps}}
    for question in rulebook.question.values():
        sizes[flow.step_of(question)] += 1
    pages: list[list[str]] = [[]]
    for part, size in sizes.items():
        if pages[-1] and sum(sizes[one] for one in pages[-1]) + size > MOST:
            pages.append([])
        pages[-1].append(part)
    return tuple(Group(parts[0], tuple(parts)) for parts in pages)


def open_groups(rulebook: Rulebook, told: Answers) -> tuple[Group, ...]:
    """The pages that ask something now."""
    return tuple(group for group in groups(rulebook) if asked(rulebook, group, told))


def group_of(rulebook: Rulebook, part: str) -> Group | None:
    """The page on which a step or the gate stands; None for a name that is neither."""
    return next((group for group in groups(rulebook) if part in group.parts), None)


def page_of(rulebook: Rulebook, question: str) -> str:
    """The key of the page on which a question stands."""
    part = flow.step_of(rulebook.question[question])
    return next(group.key for group in groups(rulebook) if part in group.parts)


def asked(rulebook: Rulebook, group: Group, told: Answers) -> tuple[Question, ...]:
    """The questions of a page for the answers given so far."""
    return tuple(question for part in group.parts for question in flow.asked(rulebook, part, told))
