"""Where a compared option stands for one person, and the one thing that speaks most for it and against it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from navigator.journey.results import entries_of, places_of
from navigator.shown.citations import Ref, refs
from navigator.shown.said import said
from options.publishing.current import LiveRelease
from options.rules.catalog import FitBand, Option
from options.rules.ranking import Contribution, Placement, Ranking


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the words of the rule, the answers behind it in words (may be empty), its citations.

    `is_guess`: an answer behind it was not given but had to be assumed.
    """

    why: str
    because: str
    is_guess: bool
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighs most on one side of an option: a reason or none; `is_weighed`: the answers say something of it."""

    reason: Reason | None
    is_weighed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One option in a person's order.

    `place` is a number, or one with a letter for a route of a family; empty for a first step, for an option that is
    not first for now (`refused` says why) and for what is shown only to compare with, which is not ranked.
    """

    place: str
    fit: FitBand | None
    is_first_step: bool
    refused: str
    is_ranked: bool
    is_first: bool
    speaks_for: Weighed
    speaks_against: Weighed


def standings(live: LiveRelease, ranking: Ranking, options: Iterable[Option]) -> tuple[Standing, ...]:
    """Where each of these options stands, in the order given."""
    places = places_of(entries_of(live, ranking))
    placed = {placement.option.key: placement for placement in ranking.options}
    return tuple(_standing(live, ranking, placed.get(option.key), places) for option in options)


def _standing(live: LiveRelease, ranking: Ranking, placement: Placement | None, places: Mapping[str, str]) -> Standing:
    if placement is None:
        return Standing("", None, False, "", False, False, Weighed(None, False), Weighed(None, False))
    place = places.get(placement.option.key, "")
    fit = next(band for band in live.rulebook.scale.fit if band.key == placement.fit)
    kinds = {reason.key: reason.words for reason in live.rulebook.scale.reasons}
    return Standing(
        place=place,
        fit=fit if placement.suitable and not placement.first_step else None,
        is_first_step=placement.first_step,
        refused="" if placement.suitable else kinds.get(str(placement.reason_kind), ""),
        is_ranked=True,
        is_first=place.rstrip("a") == "1",
        speaks_for=Weighed(_reason(live, ranking, _strongest(placement, lambda item: item.points)), True),
        speaks_against=Weighed(_reason(live, ranking, _against(placement)), True),
    )


def _strongest(placement: Placement, weight: Callable[[Contribution], int]) -> Contribution | None:
    """The weightiest contribution above zero; between equals, one that an answer of the person led to."""
    items = [item for item in placement.contributions if weight(item) > 0]
    return max(items, key=lambda item: (weight(item), bool(item.because)), default=None)


def _against(placement: Placement) -> Contribution | None:
    """What speaks most against: a refusal, else points below zero, else what comes first or needs care."""
    refusals = [item for item in placement.contributions if item.rule.effect == "not_suitable"]
    if refusals:
        return refusals[0]
    if item := _strongest(placement, lambda item: -item.points):
        return item
    cares = [item for item in placement.contributions if item.rule.effect in ("needs_first", "caution")]
    return None if placement.first_step else next(iter(cares), None)


def _reason(live: LiveRelease, ranking: Ranking, item: Contribution | None) -> Reason | None:
    """A contribution in words; None stays None."""
    if item is None:
        return None
    assumed = ranking.settled.assumed
    because = said(live.rulebook, item.because, assumed)
    is_guess = any(question in assumed for question, _ in item.because)
    return Reason(item.rule.why, because, is_guess, refs(live.rulebook, item.rule.findings))
