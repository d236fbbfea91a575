"""A stored ranking read back into placements, in the words of its release. Nothing is ranked here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from options.rules.answers import Settled
from options.rules.placements import Contribution, Placement
from options.rules.ranking import Ranking, ShownAlert
from options.rules.rulebook import Rulebook


class Unreadable(Exception):
    """A stored ranking names something that its release does not have."""


@dataclass(frozen=True, slots=True)
class Bare:
    """One line of a stored ranking without the words of its release: keys, rank and points as stored."""

    key: str
    rank: int
    points: int
    suitable: bool


def ranking_in(text: str, rulebook: Rulebook) -> Ranking:
    """The ranking written down by `snapshot.snapshot`.

    Gives: alerts and options as stored; supports without reasons, because none were stored. `settled` knows what was
    unknown and what was assumed, not the answers.
    Raises: Unreadable when the rulebook has not what is named.
    """
    plain = json.loads(text)
    try:
        return Ranking(
            settled=Settled({}, frozenset(plain["assumed"]), tuple(plain["unknown"])),
            alerts=tuple(_alert(one, rulebook) for one in plain["alerts"]),
            options=tuple(_placement(one, rulebook) for one in plain["options"]),
            supports=tuple(_support(one, rulebook) for one in plain["supports"]),
            held_back=(),
            could_matter=(),
        )
    except (KeyError, StopIteration) as error:
        raise Unreadable(str(error)) from error


def bare_lines(text: str) -> tuple[Bare, ...]:
    """The order as stored, by key."""
    named = ("key", "rank", "points", "suitable")
    return tuple(Bare(*(one[name] for name in named)) for one in json.loads(text)["options"]) if text else ()


def _alert(one: Mapping[str, Any], rulebook: Rulebook) -> ShownAlert:
    alert = rulebook.alert.get(one["key"]) or _by_message(one["key"], rulebook)
    return ShownAlert(one["key"], one["level"], alert, alert.holds_back)


def _by_message(key: str, rulebook: Rulebook) -> Any:
    found = next((alert for alert in rulebook.alerts if alert.message_key == key), None)
    if found is None:
        raise KeyError(key)
    return found


def _placement(one: Mapping[str, Any], rulebook: Rulebook) -> Placement:
    contributions = tuple(_contribution(reason, rulebook) for reason in one["contributions"])
    own = one["key"]
    return Placement(
        option=rulebook.option[own],
        rank=one["rank"],
        points=one["points"],
        capped=one["capped"],
        fit=one["fit"],
        suitable=one["suitable"],
        first_step=one["suitable"] and any(reason.rule.first == own for reason in contributions),
        reason_kind=one["reason_kind"],
        contributions=contributions,
        needs_first=tuple(one["needs_first"]),
        cautions=tuple(one["cautions"]),
    )


def _contribution(one: Mapping[str, Any], rulebook: Rulebook) -> Contribution:
    because = tuple((question, tuple(choices)) for question, choices in one["because"])
    for question, choice in ((question, choice) for question, choices in because for choice in choices):
        if question != "voice" and choice not in rulebook.choices[question]:
            raise KeyError(choice)
    return Contribution(rulebook.rule[one["rule"]], one["points"], because)


def _support(one: Mapping[str, Any], rulebook: Rulebook) -> Placement:
    option = rulebook.option[one["key"]]
    return Placement(option, one["rank"], one["points"], 0, "", True, False, None, (), (), ())
