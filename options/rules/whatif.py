"""What would change this: every change of one answer that changes who leads, or brings a named setting up.

Only questions marked `changeable` are changed: what effort, money or a talk could change. See docs/ranking.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from options.rules.answers import is_unknown, settle
from options.rules.conditions import Answers, holds
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook
from options.rules.standings import Lead, Place, Standings, standings_of

FIRST_THREE = 3


class Step(NamedTuple):
    """One changed answer: the question, and all its choices after the change.

    `was_unknown`: the question was unanswered or "not sure", so this is a first answer, not another one.
    """

    question: str
    choices: frozenset[str]
    was_unknown: bool = False


@dataclass(frozen=True, slots=True)
class LeadChange:
    """One change of one answer after which another setting leads.

    `before` and `after` are the places of the new leader; None when nothing is suitable after the change.
    """

    step: Step
    was: Lead
    now: Lead
    before: Place | None
    after: Place | None

    @property
    def old_leader(self) -> str | None:
        """The setting that gives up the lead: among those after the first steps if that changed, else at the top."""
        return self.was.first if self.was.main == self.now.main else self.was.main

    @property
    def new_leader(self) -> str | None:
        """The setting that takes the lead."""
        return _new_leader(self.was, self.now)


@dataclass(frozen=True, slots=True)
class Way:
    """One or two changed answers that bring a setting up, with its place before and after."""

    steps: tuple[Step, ...]
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class WaysUp:
    """What would bring a setting up.

    `singles`: every single change after which it is suitable and was not, or stands higher than now. `pairs`: when no
    single change brings it `within` the place asked for, every pair that does, on two questions. Both: best place
    first, then in the order asked.
    """

    now: Place
    within: int
    singles: tuple[Way, ...]
    pairs: tuple[Way, ...]


def changed(answers: Answers, *steps: Step) -> Answers:
    """The answers after one or more steps."""
    return {**answers, **{step.question: step.choices for step in steps}}


def single_steps(rulebook: Rulebook, answers: Answers) -> tuple[Step, ...]:
    """Every change of one changeable answer, in the order asked and offered.

    A single question: every other choice. A question with several choices: one choice ticked or unticked; ticking
    ends "not sure" and what stands alone, and what stands alone ends the others. Never a change to "not known", a
    choice not offered to the voice, or a question not asked.
    """
    given = settle(rulebook, answers).given
    steps: list[Step] = []
    for question in rulebook.question.values():
        if question.changeable and holds(question.shown_if, given):
            steps += _steps_of(question, answers)
    return tuple(steps)


def changes_of_lead(rulebook: Rulebook, answers: Answers) -> tuple[LeadChange, ...]:
    """Every single change after which another setting is first, or best after the first steps; in the order asked."""
    trial = _Trial(rulebook, answers)
    table, leads = trial.table, trial.table.leads(trial.fired)
    was, changes = leads.now, []
    before = {place.option: place for place in table.places(trial.fired)}
    for step, fired in trial.singles():
        if (now := leads.when(fired)) != was:
            leader = _new_leader(was, now)
            after = table.place(fired, leader) if leader else None
            changes.append(LeadChange(step, was, now, after and before[after.option], after))
    return tuple(changes)


def ways_up(rulebook: Rulebook, answers: Answers, option: str, within: int | None = None) -> WaysUp:
    """Every single change that brings a setting up and, where none brings it far enough, every pair that does.

    Takes: the key of a setting; `within`, the place it should reach (by default the third, or the first when it is
    among the first three now). A setting that is not suitable has reached no place.
    Raises: KeyError for a key that is no setting.
    """
    trial = _Trial(rulebook, answers)
    now = trial.table.place(trial.fired, option)
    if within is None:
        within = 1 if _is_within(now, FIRST_THREE) else FIRST_THREE
    tried = [(step, trial.table.place(fired, option)) for step, fired in trial.singles()]
    singles = [Way((step,), now, after) for step, after in tried if _is_up(now, after)]
    reached = any(_is_within(place, within) for place in (now, *(way.after for way in singles)))
    pairs = [] if reached else [Way(steps, now, after) for steps, after in trial.pairs(option, within)]
    return WaysUp(now, within, _best_first(singles), _best_first(pairs))


class _Trial:
    """One set of answers, ready to have one or two of them changed. Steps that move no rule are left out."""

    def __init__(self, rulebook: Rulebook, answers: Answers) -> None:
        self.table = standings_of(rulebook)
        self._masks = self.table.masks(answers)
        self.fired = self.table.fired(self._masks.values())
        self._steps: dict[str, list[tuple[Step, int]]] = {}
        for step in single_steps(rulebook, answers):
            if step.question in self._masks:
                mask = self.table.mask(step.question, {**answers, step.question: step.choices})
                self._steps.setdefault(step.question, []).append((step, mask))

    def singles(self) -> Iterator[tuple[Step, int]]:
        """Every single change that moves a rule, with the rules that apply after it."""
        others = self.table.others_of_each(self._masks)
        for question, steps in self._steps.items():
            for step, mask in steps:
                if (fired := others[question] & mask) != self.fired:
                    yield step, fired

    def pairs(self, option: str, within: int) -> Iterator[tuple[tuple[Step, Step], Place]]:
        """Every pair that brings a setting within a place, and where; to be asked when no single change does.

        A change that moves no rule beside the other is passed over: the other would have to reach the place alone.
        """
        known: dict[int, Place | None] = {}
        for one, two in combinations(self._steps, 2):
            others = self.table.others(self._masks, one, two)
            seconds = _moving(others, self._masks[two], self._steps[two])
            for first, left in _moving(others, self._masks[one], self._steps[one]):
                for second, mask in seconds:
                    fired = left & mask
                    if fired not in known:
                        known[fired] = _place_within(self.table, fired, option, within)
                    if place := known[fired]:
                        yield (first, second), place


def _moving(others: int, now: int, steps: list[tuple[Step, int]]) -> list[tuple[Step, int]]:
    """The steps of a question that move a rule the other answers leave open, each with what it leaves open of them."""
    return [(step, others & mask) for step, mask in steps if others & mask != others & now]


def _place_within(table: Standings, fired: int, option: str, within: int) -> Place | None:
    """The place of a setting when these rules apply, if it is within the place asked for."""
    if not table.reaches(fired, option, within):
        return None
    return table.place(fired, option)


def _steps_of(question: Question, answers: Answers) -> Iterator[Step]:
    """Every other answer to a question that is one change away."""
    given, was_unknown = frozenset(answers.get(question.key, ())), is_unknown(question, answers)
    vague = frozenset([choice.key for choice in question.choices if choice.unknown])
    alone = frozenset([choice.key for choice in question.choices if choice.exclusive])
    for choice in question.choices:
        if choice.unknown or (choice.voices and not _is_offered(choice, answers)):
            continue
        if choice.key not in given:
            stays_alone = question.kind == "single" or choice.exclusive
            chosen = frozenset((choice.key,)) if stays_alone else (given - alone - vague) | {choice.key}
            yield Step(question.key, chosen, was_unknown)
        elif question.kind == "multi" and given - {choice.key} - vague:
            yield Step(question.key, given - {choice.key}, was_unknown)


def _is_offered(choice: Choice, answers: Answers) -> bool:
    return not answers.get("voice", frozenset()).isdisjoint(choice.voices)


def _new_leader(was: Lead, now: Lead) -> str | None:
    return now.first if was.main == now.main else now.main


def _is_up(before: Place, after: Place) -> bool:
    """Whether a place is worth more: suitable at last, or higher among the suitable ones."""
    return after.suitable and (not before.suitable or after.rank < before.rank)


def _is_within(place: Place, within: int) -> bool:
    return place.suitable and place.rank <= within


def _best_first(ways: list[Way]) -> tuple[Way, ...]:
    return tuple(sorted(ways, key=lambda way: way.after.rank))
