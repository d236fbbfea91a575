"""Why the option of a plan, what speaks against it, and what comes before it: few words, main citation only."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from navigator.shown.citations import Ref, refs
from navigator.shown.said import said
from options.rules.catalog import Option
from options.rules.ranking import Contribution, Placement, Ranking
from options.rules.rulebook import Rulebook

FOR_SHOWN, AGAINST_SHOWN = 4, 4
CITED = 1
"""So many findings of each reason are cited on paper; the results page cites all."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the answers behind it in short words (may be empty), its rationale and its main citation."""

    because: str
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class FirstStep:
    """What comes before the treatment: the option, why, what to do today, and its main citation."""

    option: Option
    why: str
    refs: tuple[Ref, ...]


def reasons_for(book: Rulebook, placement: Placement, assumed: Set[str]) -> tuple[Reason, ...]:
    """The strongest reasons for an option, or why it is a first step."""
    own = [one for one in placement.contributions if one.rule.first == placement.option.key]
    favor = [one for one in placement.contributions if one.points > 0]
    return tuple(_reason(book, one, assumed) for one in [*own, *favor][:FOR_SHOWN])


def against_of(book: Rulebook, placement: Placement, assumed: Set[str]) -> tuple[Reason, ...]:
    """What speaks against an option, strongest first, then what to take care with."""
    against = sorted((one for one in placement.contributions if one.points < 0), key=lambda one: one.points)
    cautions = [one for one in placement.contributions if one.rule.effect == "caution"]
    return tuple(_reason(book, one, assumed) for one in [*against, *cautions][:AGAINST_SHOWN])


def without_answers(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The same reasons without the answers behind them."""
    return tuple(replace(reason, because="") for reason in reasons)


def first_steps_of(book: Rulebook, placement: Placement, ranking: Ranking) -> tuple[FirstStep, ...]:
    """What must come before an option, and the first steps of the whole order; each once, never the option itself."""
    found: dict[str, FirstStep] = {}
    leading = [one for other in ranking.options if other.first_step for one in other.contributions]
    for rule, *_ in [*placement.contributions, *leading]:
        if rule.effect == "needs_first" and rule.first and rule.first != placement.option.key:
            found.setdefault(
                rule.first, FirstStep(book.option[rule.first], rule.why, refs(book, rule.findings[:CITED]))
            )
    return tuple(found.values())


def _reason(book: Rulebook, contribution: Contribution, assumed: Set[str]) -> Reason:
    rule = contribution.rule
    return Reason(said(book, contribution.because, assumed), rule.why, refs(book, rule.findings[:CITED]))
