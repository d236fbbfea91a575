"""The order alone, fast: where every setting stands, without its reasons. Always the order `rank` gives.

The rules that apply are the AND of one mask per question asked (see masks.py). A derived answer counts in the mask of
its source question, so a changed answer changes one mask, and the AND of the others can be used again.
"""

from collections.abc import Iterable, Mapping
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


class Place(NamedTuple):
    """Where one setting stands: what `Placement` says by the same names, without reasons."""

    option: str
    rank: int
    points: int
    suitable: bool
    first_step: bool


class Standings:
    """A rulebook made ready to say the order. Reading it changes nothing, so threads may share it."""

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
        return self.fired(mask for key, mask in masks.items() if key not in questions)

    def places(self, fired: int) -> tuple[Place, ...]:
        """The place of every setting when these rules apply, by rank."""
        order = []
        heights = sorted([(*line.height(fired), line) for line in self._lines])
        for rank, (kind, less, _, line) in enumerate(heights, start=1):
            points = -less if kind == _RANKED else line.points(fired)
            order.append(Place(line.option, rank, points, kind != _REFUSED, kind == _FIRST))
        return tuple(order)

    def reaches(self, fired: int, option: str, within: int) -> bool:
        """Whether a setting is suitable and at this place or a better one when these rules apply.

        It looks at no more settings than it must, so it is much faster than all places.
        """
        own = self._line[option].height(fired)
        if own[0] == _REFUSED:
            return False
        above = 0
        for line in self._lines:
            if line.height(fired) < own:
                above += 1
                if above == within:
                    return False
        return above < within


class _Line:
    """One setting: the masks of the rules that refuse it, make it a first step, or give it points."""

    def __init__(self, rulebook: Rulebook, option: Option, number: int, rules: list[Rule]) -> None:
        self.option, self._number = option.key, number
        self.refusing = self.leading = 0
        self._cap = rulebook.scale.preference_cap
        wishes: dict[int, int] = {}
        reasons: dict[int, int] = {}
        for place, rule in enumerate(rules):
            if rule.option != option.key:
                continue
            bit, points = 1 << place, rulebook.effect[rule.effect].points
            if points:
                group = wishes if rule.theme == "preference" else reasons
                group[points] = group.get(points, 0) | bit
            elif rule.effect == "not_suitable":
                self.refusing |= bit
            else:
                self.leading |= bit
        self._wishes, self._reasons = tuple(wishes.items()), tuple(reasons.items())

    def height(self, fired: int) -> tuple[int, int, int]:
        """What the order sorts by, the highest place first: its kind of standing, points less than others, catalog."""
        if fired & self.refusing:
            return _REFUSED, 0, self._number
        if fired & self.leading:
            return _FIRST, 0, self._number
        return _RANKED, -self.points(fired), self._number

    def points(self, fired: int) -> int:
        """The points when these rules apply, wishes capped."""
        total = 0
        for points, mask in self._wishes:
            total += points * (fired & mask).bit_count()
        total = max(-self._cap, min(self._cap, total))
        for points, mask in self._reasons:
            total += points * (fired & mask).bit_count()
        return total


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
