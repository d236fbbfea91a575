"""Order every option for one set of answers, with the reason for each point. See docs/ranking.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from options.rules.answers import Settled, settle
from options.rules.conditions import Answers, clause_holds
from options.rules.masks import MaskTable, bits
from options.rules.questionnaire import Alert
from options.rules.rulebook import Option, ReasonKind, Rule, Rulebook

LEVELS = ("stop_now", "urgent", "important")
Because = tuple[tuple[str, tuple[str, ...]], ...]


class Contribution(NamedTuple):
    """One rule that applied: its points before the preference cap, and the answers that triggered it.

    `because` lists (question, choices given that the rule names); it is empty for a rule that holds for everyone
    until an answer says otherwise.
    """

    rule: Rule
    points: int
    because: Because


class Placement(NamedTuple):
    """Where one option stands and why.

    `rank` counts from 1 through first steps, ranked options, then options that are not suitable now. The sum of the
    contributions' points less `capped` is `points`. `needs_first` names options that come before; `cautions` rules.
    """

    option: Option
    rank: int
    points: int
    capped: int
    fit: str
    suitable: bool
    first_step: bool
    reason_kind: ReasonKind | None
    contributions: tuple[Contribution, ...]
    needs_first: tuple[str, ...]
    cautions: tuple[str, ...]


class ShownAlert(NamedTuple):
    """A message to show: the alert whose words are used, under the key readers know, at the highest level reached."""

    key: str
    level: str
    alert: Alert
    holds_back: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """The whole result for one set of answers.

    `options` holds every setting, by rank. `supports` holds the supports worth adding (above zero), best first;
    `held_back` the supports that are not suitable now. `could_matter` names the rules that an unknown answer could
    still make apply, or stop applying.
    """

    settled: Settled
    alerts: tuple[ShownAlert, ...]
    options: tuple[Placement, ...]
    supports: tuple[Placement, ...]
    held_back: tuple[Placement, ...]
    could_matter: tuple[str, ...]

    @property
    def suitable(self) -> tuple[Placement, ...]:
        """The settings that are suitable now, first steps before the others."""
        return tuple(placement for placement in self.options if placement.suitable)

    @property
    def not_first(self) -> tuple[Placement, ...]:
        """The settings that are not first for now, in catalog order."""
        return tuple(placement for placement in self.options if not placement.suitable)


def rank(rulebook: Rulebook, answers: Answers) -> Ranking:
    """Order every option for one set of answers, with the reason for each point.

    Takes: answers by question key ("voice" included); an unanswered question is absent, which is not the same as "no".
    Gives: one placement per setting, best first; points are whole numbers without unit; ties keep catalog order.
    Raises: nothing for answers read by `read_answers`; choices the rulebook does not have decide nothing.
    Source: docs/ranking.md, "How points add up".
    """
    compiled = compile_rulebook(rulebook)
    settled = settle(rulebook, answers)
    fired = compiled.rules.holding(settled.given)
    first, ranked, refused, supports, held_back = [], [], [], [], []
    for line in compiled.lines:
        placement = line.place((fired >> line.start) & line.mask, settled.given, compiled)
        if line.option.kind == "setting":
            (first if placement.first_step else ranked if placement.suitable else refused).append(placement)
        elif not placement.suitable:
            held_back.append(placement)
        elif placement.points > 0:
            supports.append(placement)
    ranked.sort(key=_most_points)
    supports.sort(key=_most_points)
    could_matter = compiled.rules.unsettled(settled.given, _open_questions(rulebook, settled))
    return Ranking(
        settled=settled,
        alerts=shown_alerts(rulebook, settled.given),
        options=_numbered([*first, *ranked, *refused]),
        supports=_numbered(supports),
        held_back=_numbered(held_back),
        could_matter=tuple(compiled.order[number].key for number in bits(could_matter)),
    )


def shown_alerts(rulebook: Rulebook, given: Answers) -> tuple[ShownAlert, ...]:
    """The messages to show, most pressing first, each once even when several ways lead to it."""
    compiled = compile_rulebook(rulebook)
    shown: dict[str, ShownAlert] = {}
    for number in bits(compiled.alerts.holding(given)):
        alert = rulebook.alerts[number]
        key, holds_back = alert.message_key, alert.replaces_ranking or alert.level == "stop_now"
        known = shown.get(key)
        if known is None or LEVELS.index(alert.level) < LEVELS.index(known.level):
            shown[key] = ShownAlert(key, alert.level, alert, holds_back or bool(known and known.holds_back))
        elif holds_back:
            shown[key] = known._replace(holds_back=True)
    return tuple(sorted(shown.values(), key=lambda alert: LEVELS.index(alert.level)))


class OptionLine:
    """The rules of one option, as a run of neighboring bits: what they add up to is looked up, not counted again."""

    def __init__(self, rulebook: Rulebook, option: Option, rules: tuple[Rule, ...], start: int) -> None:
        self.option, self.rules, self.start = option, rules, start
        self.mask = (1 << len(rules)) - 1
        self._points = [rulebook.effect[rule.effect].points for rule in rules]
        self._plain: list[Contribution | None] = [
            None if any(clause.any_of for clause in rule.when) else Contribution(rule, points, ())
            for rule, points in zip(rules, self._points, strict=True)
        ]

    def place(self, fired: int, given: Answers, compiled: "Compiled") -> Placement:
        """The placement for the rules that fired (bits relative to this option); its rank comes later."""
        contributions, wishes, rest = [], 0, 0
        needs_first, cautions = [], []
        reason_kind: ReasonKind | None = None
        for number in bits(fired):
            rule, points = self.rules[number], self._points[number]
            contributions.append(self._plain[number] or Contribution(rule, points, because(rule, given)))
            if points == 0:
                if rule.effect == "needs_first" and rule.first and rule.first not in needs_first:
                    needs_first.append(rule.first)
                elif rule.effect == "caution":
                    cautions.append(rule.key)
                elif rule.effect == "not_suitable" and reason_kind != "unsafe":
                    reason_kind = rule.reason_kind
            elif rule.theme == "preference":
                wishes += points
            else:
                rest += points
        kept = max(-compiled.preference_cap, min(compiled.preference_cap, wishes))
        suitable = reason_kind is None
        return Placement(
            option=self.option,
            rank=0,
            points=rest + kept,
            capped=wishes - kept,
            fit=compiled.fit_of(rest + kept),
            suitable=suitable,
            first_step=suitable and self.option.key in needs_first,
            reason_kind=reason_kind,
            contributions=tuple(contributions),
            needs_first=tuple(step for step in needs_first if step != self.option.key),
            cautions=tuple(cautions),
        )


class Compiled:
    """A rulebook made ready to rank: rules in bit order (by option, most points first, then key), and their masks."""

    def __init__(self, rulebook: Rulebook) -> None:
        effects = rulebook.effect
        by_option: dict[str, list[Rule]] = {key: [] for key in rulebook.option}
        for rule in rulebook.rules:
            by_option[rule.option].append(rule)
        self.order: list[Rule] = []
        self.lines: list[OptionLine] = []
        for option in rulebook.options:
            rules = tuple(sorted(by_option[option.key], key=lambda rule: (-effects[rule.effect].points, rule.key)))
            if option.kind != "comparison":
                self.lines.append(OptionLine(rulebook, option, rules, len(self.order)))
            self.order.extend(rules)
        self.rules = MaskTable([rule.when for rule in self.order])
        self.alerts = MaskTable([alert.when for alert in rulebook.alerts])
        self.preference_cap = rulebook.scale.preference_cap
        self._fit = sorted(rulebook.scale.fit, key=lambda band: -band.at_least)

    def fit_of(self, points: int) -> str:
        """The key of the fit word for a number of points; below every threshold, the last word."""
        return next((band.key for band in self._fit if points >= band.at_least), self._fit[-1].key)


@lru_cache(maxsize=8)
def compile_rulebook(rulebook: Rulebook) -> Compiled:
    """The compiled form of a rulebook, made once per rulebook."""
    return Compiled(rulebook)


def because(rule: Rule, given: Answers) -> Because:
    """The answers a rule names among those given, clause by clause, in the order of the rule's choices."""
    return tuple(
        (clause.question, tuple([choice for choice in clause.any_of if choice in given[clause.question]]))
        for clause in rule.when
        if clause.any_of
    )


def missing_for(rule: Rule, given: Answers) -> Mapping[str, tuple[str, ...]]:
    """The clauses of a rule that do not hold now: question -> the choices the clause names."""
    return {clause.question: clause.choices for clause in rule.when if not clause_holds(clause, given)}


def _open_questions(rulebook: Rulebook, settled: Settled) -> set[str]:
    """The unknown questions, and the derived answers that hang on them."""
    unknown = set(settled.unknown)
    return unknown | {d.key for d in rulebook.questionnaire.derived if d.source_question in unknown}


def _most_points(placement: Placement) -> int:
    return -placement.points


def _numbered(placements: list[Placement]) -> tuple[Placement, ...]:
    return tuple([placement._replace(rank=number) for number, placement in enumerate(placements, start=1)])
