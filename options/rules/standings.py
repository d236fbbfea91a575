"""The order alone, fast: where every setting stands, without its reasons. Always the order `rank` gives.

The rules that apply are the AND of one mask per question asked (see masks.py). A derived answer counts in the mask of
its source question, so a changed answer changes one mask, and the AND of the others can be used again.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import and_
from typing import NamedTuple

from options.rules.answers import band_of
from options.rules.catalog import Option
from options.rules.conditions import Answers
from options.rules.masks import MaskTable
from options.rules.questionnaire import Derived
from options.rules.rulebook import Rule, Rulebook

_FIRST, _RANKED, _REFUSED = range(3)
_KEPT = 512


class Place(NamedTuple):
    """Where one setting stands: what `Placement` says by the same names, without reasons."""

    option: str
    rank: int
    points: int
    suitable: bool
    first_step: bool


class Lead(NamedTuple):
    """Who leads: the setting at the first place, and the best one after the first steps.

    They are the same when there is no first step, or nothing else is suitable; None when nothing is suitable.
    """

    first: str | None
    main: str | None


class Standings:
    """A rulebook made ready to say the order. It never changes what it says, so threads may share it."""

    def __init__(self, rulebook: Rulebook) -> None:
        settings = [option for option in rulebook.options if option.kind == "setting"]
        rules = [rule for option in settings for rule in _rules_that_move(rulebook, option)]
        self._table = MaskTable([rule.when for rule in rules])
        self._lines = [_Line(rulebook, option, number, rules) for number, option in enumerate(settings)]
        self._line = {line.option: line for line in self._lines}
        self._derived = rulebook.derived
        self._derived_from: dict[str, list[Derived]] = {}
        for derived in rulebook.questionnaire.derived:
            self._derived_from.setdefault(derived.source_question, []).append(derived)
        self.all = self._table.all

    def of(self, answers: Answers) -> tuple[Place, ...]:
        """The place of every setting for one set of answers, by rank."""
        return self.places(self.fired(self.masks(answers).values()))

    def masks(self, answers: Answers) -> dict[str, int]:
        """For every question that can move a setting: the rules its answer leaves open. The voice is one of them.

        A derived answer given outright stands for itself; else it is part of the mask of its source question.
        """
        keys = {*self._table.touches, *self._derived_from}
        return {key: self.mask(key, answers) for key in keys if key not in self._derived or answers.get(key)}

    def mask(self, question: str, answers: Answers) -> int:
        """The rules that the answer to one question leaves open, itself and by what is derived from it."""
        mask = self._table.left_open(question, answers.get(question, ()))
        for derived in self._derived_from.get(question, ()):
            if not answers.get(derived.key):
                mask &= self._table.left_open(derived.key, (band_of(derived, answers)[0],))
        return mask

    def fired(self, masks: Iterable[int]) -> int:
        """The rules that apply: those left open by every mask."""
        return reduce(and_, masks, self.all)

    def others(self, masks: Mapping[str, int], *questions: str) -> int:
        """The rules that apply as far as all questions but these decide."""
        return self.fired([mask for key, mask in masks.items() if key not in questions])

    def others_of_each(self, masks: Mapping[str, int]) -> dict[str, int]:
        """The same for each question alone, worked out in two passes."""
        others, left = {}, self.all
        for key, mask in masks.items():
            others[key] = left
            left &= mask
        left = self.all
        for key in reversed(others):
            others[key] &= left
            left &= masks[key]
        return others

    def places(self, fired: int) -> tuple[Place, ...]:
        """The place of every setting when these rules apply, by rank."""
        heights = sorted([line.height(fired) for line in self._lines])
        return tuple([self._place(height, rank) for rank, height in enumerate(heights, start=1)])

    def place(self, fired: int, option: str) -> Place:
        """The place of one setting when these rules apply; faster than all places."""
        own = self._line[option].height(fired)
        return self._place(own, 1 + sum([line.height(fired) < own for line in self._lines]))

    def leads(self, fired: int) -> "Leads":
        """Who leads when these rules apply, ready to say who leads when others do."""
        return Leads(self._lines, fired)

    def _place(self, height: "_Height", rank: int) -> Place:
        kind, _, number, points = height
        return Place(self._lines[number].option, rank, points, kind != _REFUSED, kind == _FIRST)

    def reaches(self, fired: int, option: str, within: int) -> bool:
        """Whether a setting is suitable and at this place or a better one when these rules apply.

        It looks at no more settings than it must, so it is much faster than all places.
        """
        own = self._line[option].height(fired)
        if own.kind == _REFUSED:
            return False
        above = 0
        for line in self._lines:
            if line.height(fired) < own:
                above += 1
                if above == within:
                    return False
        return above < within


class Leads:
    """Who leads: `now`, and when other rules apply. Only the settings whose own rules differ are looked at anew."""

    def __init__(self, lines: Sequence["_Line"], fired: int) -> None:
        self._options = [line.option for line in lines]
        self._heights = [(line.own, line.height, line.height(fired)) for line in lines]
        self._fired = fired
        self.now = self.when(fired)

    def when(self, fired: int) -> Lead:
        """Who leads when these rules apply."""
        moved = fired ^ self._fired
        heights = [height(fired) if own & moved else now for own, height, now in self._heights]
        first = main = min(heights, default=_NOWHERE)
        if first.kind == _REFUSED:
            return Lead(None, None)
        if first.kind == _FIRST:
            main = min([height for height in heights if height.kind == _RANKED], default=first)
        return Lead(self._options[first.number], self._options[main.number])


class _Height(NamedTuple):
    """What the order sorts by, highest first. `less`: the points of a ranked setting, below zero for a good one."""

    kind: int
    less: int
    number: int
    points: int


_NOWHERE = _Height(_REFUSED, 0, 0, 0)


class _Line:
    """One setting: the masks of its `own` rules, those that refuse it, make it a first step, or give it points."""

    def __init__(self, rulebook: Rulebook, option: Option, number: int, rules: list[Rule]) -> None:
        self.option, self._number = option.key, number
        self._suspended = bool(option.suspended)
        self.own = self._refusing = self._leading = 0
        self._cap = rulebook.scale.preference_cap
        wishes: dict[int, int] = {}
        reasons: dict[int, int] = {}
        for place, rule in enumerate(rules):
            if rule.option != option.key:
                continue
            bit, points = 1 << place, rulebook.effect[rule.effect].points
            self.own |= bit
            if points:
                group = wishes if rule.theme == "preference" else reasons
                group[points] = group.get(points, 0) | bit
            elif rule.effect == "not_suitable":
                self._refusing |= bit
            else:
                self._leading |= bit
        self._wishes, self._reasons = tuple(wishes.items()), tuple(reasons.items())
        self._kept = lru_cache(maxsize=_KEPT)(self._work_out)

    def height(self, fired: int) -> _Height:
        """Where the setting stands beside the others. Only its own rules count, and most changes move few of them."""
        return self._kept(fired & self.own)

    def _work_out(self, fired: int) -> _Height:
        points = max(-self._cap, min(self._cap, _total(self._wishes, fired))) + _total(self._reasons, fired)
        if self._suspended or fired & self._refusing:
            return _Height(_REFUSED, 0, self._number, points)
        if fired & self._leading:
            return _Height(_FIRST, 0, self._number, points)
        return _Height(_RANKED, -points, self._number, points)


def _total(groups: tuple[tuple[int, int], ...], fired: int) -> int:
    """The points of the rules that apply; each group is a number of points and the rules worth that many."""
    return sum([points * (fired & mask).bit_count() for points, mask in groups])


@lru_cache(maxsize=8)
def standings_of(rulebook: Rulebook) -> Standings:
    """The standings of a rulebook, made ready once per rulebook."""
    return Standings(rulebook)


def _rules_that_move(rulebook: Rulebook, option: Option) -> list[Rule]:
    """The rules of a setting that decide where it stands; cautions and what comes before it do not."""
    return [
        rule
        for rule in rulebook.rules
        if rule.option == option.key
        and (
            rulebook.effect[rule.effect].points
            or rule.effect == "not_suitable"
            or (rule.effect == "needs_first" and rule.first == option.key)
        )
    ]
