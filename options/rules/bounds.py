"""Bounds on places, without trying answers: no completion of the unknown answers takes a setting beyond them."""

from collections.abc import Sequence
from typing import NamedTuple

from options.rules.placements import Placement
from options.rules.ranking import Ranking
from options.rules.rulebook import Rule, Rulebook

_Height = tuple[int, int, int]
"""What settings are ordered by, the highest first: group, points below zero, place in the catalog."""
_LEADS, _RANKED, _REFUSED = range(3)


class Bounds(NamedTuple):
    """No better place than `best` and no worse one than `worst`."""

    best: int
    worst: int


def place_bounds(rulebook: Rulebook, ranking: Ranking) -> dict[str, Bounds]:
    """The bounds of every setting, by key.

    Each rule that could matter is taken to apply or not, whichever is better (or worse) for its option, as if rules
    had nothing to do with each other. So the truth may be narrower, and is never wider.
    """
    unsettled: dict[str, list[Rule]] = {}
    for key in ranking.could_matter:
        rule = rulebook.rule[key]
        unsettled.setdefault(rule.option, []).append(rule)
    highs: dict[str, _Height] = {}
    lows: dict[str, _Height] = {}
    numbers = {option.key: number for number, option in enumerate(rulebook.options)}
    for placement in ranking.options:
        key = placement.option.key
        highs[key], lows[key] = _reach(rulebook, placement, unsettled.get(key, ()), numbers[key])
    return {
        key: Bounds(
            best=1 + sum(low < highs[key] for other, low in lows.items() if other != key),
            worst=1 + sum(high < lows[key] for other, high in highs.items() if other != key),
        )
        for key in highs
    }


def _reach(rulebook: Rulebook, placement: Placement, unsettled: Sequence[Rule], number: int) -> tuple[_Height, _Height]:
    """The highest and the lowest a setting could stand."""
    open_keys = {rule.key for rule in unsettled}
    certain = [one.rule for one in placement.contributions if one.rule.key not in open_keys]
    low, high = _points(rulebook, certain, unsettled)
    refuses = bool(placement.option.suspended) or _any(certain, "not_suitable")
    could_refuse = _any(unsettled, "not_suitable")
    own = [[rule for rule in rules if rule.first == placement.option.key] for rules in (certain, unsettled)]
    leads, could_lead = (_any(rules, "needs_first") for rules in own)
    highest = _REFUSED if refuses else _LEADS if leads or could_lead else _RANKED
    lowest = _REFUSED if refuses or could_refuse else _LEADS if leads else _RANKED
    return (
        (highest, -high if highest == _RANKED else 0, number),
        (lowest, -low if lowest == _RANKED else 0, number),
    )


def _points(rulebook: Rulebook, certain: Sequence[Rule], unsettled: Sequence[Rule]) -> tuple[int, int]:
    """The fewest and the most points, wishes capped."""
    low, high = [0, 0], [0, 0]
    for rule in certain:
        points, is_wish = rulebook.effect[rule.effect].points, rule.theme == "preference"
        low[is_wish] += points
        high[is_wish] += points
    for rule in unsettled:
        points, is_wish = rulebook.effect[rule.effect].points, rule.theme == "preference"
        low[is_wish] += min(0, points)
        high[is_wish] += max(0, points)
    cap = rulebook.scale.preference_cap
    return low[0] + max(-cap, min(cap, low[1])), high[0] + max(-cap, min(cap, high[1]))


def _any(rules: Sequence[Rule], effect: str) -> bool:
    return any(rule.effect == effect for rule in rules)
