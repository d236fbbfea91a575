"""A rulebook made ready to rank, once per release: what can be looked up is not worked out again.

The masks say which rules fire; each option's reasons then add up to its placement. See docs/ranking.md, "The masks".
"""

from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from options.rules.catalog import Option, Scale
from options.rules.conditions import Answers
from options.rules.masks import MaskTable, flags
from options.rules.placements import Contribution, Placement, because
from options.rules.rulebook import ReasonKind, Rule, Rulebook


class Reason(NamedTuple):
    """A rule made ready: what it adds, and its contributions made so far, by the answers that triggered them.

    `waits_for` has a bit for every choice its any_of clauses name. `made` holds at most one contribution for each way
    to tick those choices; contributions are values, so all rankings share them.
    """

    rule: Rule
    points: int
    is_wish: bool
    waits_for: int
    made: dict[int, Contribution]

    def make(self, seen: int, given: Answers) -> Contribution:
        """The contribution for the answers seen, kept for the next ranking."""
        contribution = self.made[seen] = Contribution(self.rule, self.points, because(self.rule, given))
        return contribution


class OptionLine:
    """One option and its reasons, which stand side by side in the masks, from bit `start` to before bit `end`."""

    def __init__(self, scale: Scale, option: Option, reasons: Sequence[Reason], start: int) -> None:
        self.option, self.reasons = option, reasons
        self.start, self.end = start, start + len(reasons)
        self._cap = scale.preference_cap
        bands = sorted(scale.fit, key=lambda band: band.at_least)
        self._starts, self._words = [band.at_least for band in bands], [band.key for band in bands]

    def place(self, fired: bytes, said: int, given: Answers) -> Placement:
        """The placement for the rules that fired; its rank comes later."""
        contributions, wishes, rest = [], 0, 0
        needs_first: list[str] = []
        cautions: list[str] = []
        reason_kind: ReasonKind | None = "suspended" if self.option.suspended else None
        for reason in compress(self.reasons, fired[self.start : self.end]):
            rule, points, is_wish, waits_for, made = reason
            seen = said & waits_for
            contributions.append(made.get(seen) or reason.make(seen, given))
            if points:
                if is_wish:
                    wishes += points
                else:
                    rest += points
            elif rule.effect == "not_suitable":
                reason_kind = reason_kind if reason_kind in _STRONGEST else rule.reason_kind
            elif rule.effect == "caution":
                cautions.append(rule.key)
            elif rule.first and rule.first not in needs_first:
                needs_first.append(rule.first)
        kept = max(-self._cap, min(self._cap, wishes)) if wishes else 0
        suitable = reason_kind is None
        first_step = suitable and self.option.key in needs_first
        if needs_first:
            needs_first = [step for step in needs_first if step != self.option.key]
        return Placement(
            self.option,
            0,
            rest + kept,
            wishes - kept,
            self.fit_of(rest + kept),
            suitable,
            first_step,
            reason_kind,
            tuple(contributions),
            tuple(needs_first),
            tuple(cautions),
        )

    def fit_of(self, points: int) -> str:
        """The key of the fit word for a number of points; below every threshold, the last word."""
        return self._words[max(0, bisect_right(self._starts, points) - 1)]


_STRONGEST = ("suspended", "unsafe")
"""The reasons for not being suitable that no other one takes the place of."""


class Compiled:
    """A rulebook made ready to rank: rules in bit order (by option, most points first, then key), and their masks."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.lines: list[OptionLine] = []
        self._bits: dict[str, dict[str, int]] = {}
        rules: list[Rule] = []
        for option in rulebook.options:
            if option.kind != "comparison":
                own = _strongest_first(rulebook, option)
                reasons = [self._reason(rulebook, rule) for rule in own]
                self.lines.append(OptionLine(rulebook.scale, option, reasons, len(rules)))
                rules.extend(own)
        self._keys = [rule.key for rule in rules]
        self._rules = MaskTable([rule.when for rule in rules])
        self.alerts = MaskTable([alert.when for alert in rulebook.alerts])

    def _reason(self, rulebook: Rulebook, rule: Rule) -> Reason:
        """A rule made ready; choices it is the first to name get the next free bits."""
        waits_for = 0
        for clause in rule.when:
            bits = self._bits.setdefault(clause.question, {})
            for choice in clause.any_of:
                waits_for |= bits.setdefault(choice, 1 << sum(map(len, self._bits.values())))
        return Reason(rule, rulebook.effect[rule.effect].points, rule.theme == "preference", waits_for, {})

    def decide(self, given: Answers, unknown: Container[str]) -> tuple[bytes, tuple[str, ...]]:
        """A flag for every rule that fires, and the keys of those that an unknown answer could change."""
        fired, unsettled = self._rules.decide(given, unknown)
        size = len(self._keys)
        return flags(fired, size), tuple(compress(self._keys, flags(unsettled, size)))

    def said(self, given: Answers) -> int:
        """The answers given as one integer, a bit for every choice that a rule waits for."""
        said = 0
        for question, bits in self._bits.items():
            for choice in given.get(question, ()):
                said |= bits.get(choice, 0)
        return said


def _strongest_first(rulebook: Rulebook, option: Option) -> list[Rule]:
    """The rules of an option in the order its reasons are shown, whatever their order in the rulebook."""
    own = [rule for rule in rulebook.rules if rule.option == option.key]
    return sorted(own, key=lambda rule: (-rulebook.effect[rule.effect].points, rule.key))


@lru_cache(maxsize=8)
def compile_rulebook(rulebook: Rulebook) -> Compiled:
    """The compiled form of a rulebook, made once per rulebook."""
    return Compiled(rulebook)
