"""What would change the lead: single changes of one answer, grouped by which option would come first in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from options.rules.conditions import Answers
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook
from options.rules.whatif import LeadChange, Step

Sort = Literal["lead", "after_first", "first_step", "no_first_step", "nothing"]
"""What a change does: another option leads; it leads the order after a first step; a first step is needed, or no
longer; nothing is suitable any more."""
Kind = Literal["is", "adds", "drops"]
"""How an answer differs: it is another one, a choice is ticked beside the others, or one is no longer ticked."""

IN_HAND = {theme: place for place, theme in enumerate(("preference", "schedule", "cost"))}
"""Themes of questions, from what a person can choose to what happens to them; the others come after."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed answer in a form that can be said: its kind, and the choice it is about."""

    question: str
    choice: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The single changes after which one option takes the lead from another. Both are empty where there is none."""

    sort: Sort
    old: str
    new: str
    steps: tuple[Step, ...]


def groups_of(rulebook: Rulebook, changes: Iterable[LeadChange]) -> tuple[ChangeGroup, ...]:
    """The changes by what they do, those with the most ways to it first; in a group, what one can choose first."""
    found: dict[tuple[Sort, str, str], list[Step]] = {}
    for change in changes:
        key = _sort_of(change), change.old_leader or "", change.new_leader or ""
        found.setdefault(key, []).append(change.step)
    groups = [
        ChangeGroup(*key, tuple(sorted(steps, key=lambda step: out_of_hand(rulebook, [step]))))
        for key, steps in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: -len(group.steps)))


def out_of_hand(rulebook: Rulebook, steps: Iterable[Step]) -> int:
    """How far changes are out of one's own hands: 0 for a wish, more for time, money, and home or people."""
    return max(IN_HAND.get(rulebook.question[step.question].theme, len(IN_HAND)) for step in steps)


def difference(rulebook: Rulebook, given: Answers, step: Step) -> Difference:
    """How one changed answer differs from the answers given."""
    question = rulebook.question[step.question]
    before = given.get(step.question, frozenset())
    added, dropped = step.choices - before, before - step.choices
    if len(added) == 1:
        kind: Kind = "adds" if len(step.choices) > 1 else "is"
        return Difference(question.key, next(iter(added)), kind)
    return Difference(question.key, _in_order(question, dropped)[0], "drops")


def _sort_of(change: LeadChange) -> Sort:
    was, now = change.was, change.now
    if now.first is None:
        return "nothing"
    if was.main != now.main:
        return "lead" if now.first == now.main else "after_first"
    return "no_first_step" if now.first == now.main else "first_step"


def _in_order(question: Question, choices: Iterable[str]) -> list[str]:
    named = set(choices)
    return [choice.key for choice in question.choices if choice.key in named]
