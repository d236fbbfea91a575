"""Which rules the example cases try: rules that apply in no case, and rules that decide nothing in any case.

A rule decides a case when the case would end differently without it (see `cases.Outcome`): other settings in the
first three places, another option suitable or not, or another support listed. No rule has a say in alerts. A caution,
and a note about what comes before an option, moves nothing by its nature: it is tried as soon as it applies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from options.rules.answers import read_answers, settle
from options.rules.cases import PLACES
from options.rules.compiled import OptionLine, compile_rulebook
from options.rules.conditions import Answers
from options.rules.errors import UnknownAnswer
from options.rules.placements import Placement
from options.rules.rulebook import Rule, Rulebook

End = tuple[tuple[str, ...], frozenset[str], frozenset[str]]
"""How a case ends: the first three, what is not suitable, supports listed."""
Stand = tuple[str, str, bool, bool, int]
"""What decides where an option stands: its key, kind, whether it is suitable, a first step, and its points."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rule keys in the order of the rulebook: `idle` apply in no example case, `silent` apply but decide none."""

    rules: int
    idle: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def tried(self) -> int:
        """How many rules decide at least one case."""
        return self.rules - len(self.idle) - len(self.silent)


@lru_cache(maxsize=4)
def coverage(rulebook: Rulebook) -> Coverage:
    """Look for rules that the example cases do not try, once per rulebook.

    A case with answers that the rulebook does not have tries nothing.
    """
    fired: set[str] = set()
    deciding: set[str] = set()
    for answers in _readable(rulebook):
        for rule, decides in _tried(rulebook, answers):
            fired.add(rule.key)
            if decides or not _moves(rulebook, rule):
                deciding.add(rule.key)
    ranked = {option.key for option in rulebook.options if option.kind != "comparison"}
    keys = [rule.key for rule in rulebook.rules if rule.option in ranked]
    idle = tuple(key for key in keys if key not in fired)
    return Coverage(len(keys), idle, tuple(key for key in keys if key in fired and key not in deciding))


def _readable(rulebook: Rulebook) -> Iterator[Answers]:
    """The answers of every case that can be ranked."""
    for case in rulebook.example_cases:
        try:
            yield read_answers(rulebook, case.answers)
        except UnknownAnswer:
            continue


def _tried(rulebook: Rulebook, answers: Answers) -> Iterator[tuple[Rule, bool]]:
    """Every rule that applies for these answers, and whether they end differently without it."""
    compiled = compile_rulebook(rulebook)
    given = settle(rulebook, answers).given
    fired, _ = compiled.decide(given, ())
    said = compiled.said(given)
    stands = [_stand(line.place(fired, said, given)) for line in compiled.lines]
    end = _end(stands)
    for number, line in enumerate(compiled.lines):
        for rule, stand in _without_each(line, fired, said, given):
            differs = stand != stands[number]
            yield rule, differs and _end([*stands[:number], stand, *stands[number + 1 :]]) != end


def _without_each(line: OptionLine, fired: bytes, said: int, given: Answers) -> Iterator[tuple[Rule, Stand]]:
    """Each rule of an option that applies, and where the option stands without it."""
    numbers = range(line.start, line.end)
    for number in compress(numbers, fired[line.start : line.end]):
        without = fired[:number] + b"\0" + fired[number + 1 :]
        yield line.reasons[number - line.start].rule, _stand(line.place(without, said, given))


def _stand(placement: Placement) -> Stand:
    option = placement.option
    return option.key, option.kind, placement.suitable, placement.first_step, placement.points


def _end(stands: Sequence[Stand]) -> End:
    """How a case ends when the options stand like this, in the order that `rank` gives."""
    refused = frozenset(key for key, _, suitable, _, _ in stands if not suitable)
    settings = [stand for stand in stands if stand[1] == "setting" and stand[2]]
    settings.sort(key=lambda stand: (0, 0) if stand[3] else (1, -stand[4]))
    listed = (key for key, kind, suitable, _, points in stands if kind != "setting" and suitable and points > 0)
    return tuple(stand[0] for stand in settings[:PLACES]), refused, frozenset(listed)


def _moves(rulebook: Rulebook, rule: Rule) -> bool:
    """Whether a rule can move its option at all."""
    is_lead = rule.effect == "needs_first" and rule.first == rule.option
    return bool(rulebook.effect[rule.effect].points) or rule.effect == "not_suitable" or is_lead
