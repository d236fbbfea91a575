"""Order every option for one set of answers, with the reason for each point. See docs/ranking.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from options.rules.answers import Settled, settle
from options.rules.compiled import compile_rulebook
from options.rules.conditions import Answers
from options.rules.masks import flags
from options.rules.placements import Because, Contribution, Placement, missing_for
from options.rules.questionnaire import Alert
from options.rules.rulebook import Rulebook

__all__ = [
    "LEVELS",
    "Because",
    "Contribution",
    "Placement",
    "Ranking",
    "ShownAlert",
    "compile_rulebook",
    "missing_for",
    "most_pressing",
    "rank",
    "shown_alerts",
]
LEVELS = ("stop_now", "urgent", "important")


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
    fired, could_matter = compiled.decide(settled.given, _open_questions(rulebook, answers, settled))
    said = compiled.said(settled.given)
    first: list[Placement] = []
    ranked: list[Placement] = []
    refused: list[Placement] = []
    supports: list[Placement] = []
    held_back: list[Placement] = []
    for line in compiled.lines:
        placement = line.place(fired, said, settled.given)
        if line.option.kind == "setting":
            (first if placement.first_step else ranked if placement.suitable else refused).append(placement)
        elif not placement.suitable:
            held_back.append(placement)
        elif placement.points > 0:
            supports.append(placement)
    ranked.sort(key=_most_points)
    supports.sort(key=_most_points)
    return Ranking(
        settled=settled,
        alerts=shown_alerts(rulebook, settled.given),
        options=_numbered([*first, *ranked, *refused]),
        supports=_numbered(supports),
        held_back=_numbered(held_back),
        could_matter=could_matter,
    )


def shown_alerts(rulebook: Rulebook, given: Answers) -> tuple[ShownAlert, ...]:
    """The messages to show, most pressing first, each once even when several ways lead to it."""
    compiled = compile_rulebook(rulebook)
    return most_pressing(
        ShownAlert(alert.message_key, alert.level, alert, alert.holds_back)
        for alert in compress(rulebook.alerts, flags(compiled.alerts.holding(given), len(rulebook.alerts)))
    )


def most_pressing(alerts: Iterable[ShownAlert]) -> tuple[ShownAlert, ...]:
    """Each message once, at the highest level it has here, most pressing first."""
    shown: dict[str, ShownAlert] = {}
    for alert in alerts:
        known = shown.get(alert.key, alert)
        strongest = min(known, alert, key=_pressing)
        shown[alert.key] = strongest._replace(holds_back=known.holds_back or alert.holds_back)
    return tuple(sorted(shown.values(), key=_pressing))


def _pressing(alert: ShownAlert) -> int:
    return LEVELS.index(alert.level)


def _open_questions(rulebook: Rulebook, answers: Answers, settled: Settled) -> set[str]:
    """The unknown questions, and the derived answers that hang on them or were assumed; not those given outright."""
    unknown = {*settled.unknown, *settled.assumed}
    for derived in rulebook.questionnaire.derived:
        if derived.source_question in unknown and not answers.get(derived.key):
            unknown.add(derived.key)
    return unknown


def _most_points(placement: Placement) -> int:
    return -placement.points


def _numbered(placements: list[Placement]) -> tuple[Placement, ...]:
    return tuple([Placement(placed[0], rank, *placed[2:]) for rank, placed in enumerate(placements, start=1)])
