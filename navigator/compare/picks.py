"""Which options stand side by side: what is suggested at first, and what the person picks. Pure: no request."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from navigator.journey.results import entries_of
from options.publishing.current import LiveRelease
from options.rules.catalog import Option
from options.rules.ranking import Ranking
from options.rules.rulebook import Rulebook

MOST = 4
SUGGESTED = 3
Error = Literal["", "none", "too-many", "unknown"]


@dataclass(frozen=True, slots=True)
class Picks:
    """The options picked, in the order they are shown. With an `error` they stay ticked but are not shown."""

    keys: tuple[str, ...]
    error: Error = ""


def suggested(live: LiveRelease, ranking: Ranking | None) -> tuple[str, ...]:
    """What is compared before anyone picks: the best route of the first three approaches of the person's order.

    Takes: `ranking` None without answers; then the first option of the first three families of the catalog, which
    stand from the least to the most restrictive.
    """
    if ranking is None:
        first: dict[str, str] = {}
        for option in offered(live.rulebook):
            first.setdefault(option.family, option.key)
        return tuple(first.values())[:SUGGESTED]
    return tuple(entry.placements[0].option.key for entry in entries_of(live, ranking)[:SUGGESTED])


def offered(rulebook: Rulebook) -> tuple[Option, ...]:
    """The options one may pick, in catalog order."""
    return tuple(option for option in rulebook.options if option.kind == "setting")


def always_there(rulebook: Rulebook) -> tuple[Option, ...]:
    """What every comparison ends with and nobody can take out: carrying on as now."""
    return tuple(option for option in rulebook.options if option.kind == "comparison")


def read_picks(rulebook: Rulebook, sent: Iterable[str], before: Iterable[str] = ()) -> Picks:
    """Read what was picked.

    Takes: the keys `sent`, and those already there `before` them when one is added.
    Gives: the keys, each once, those the catalog does not have left out; an error for none, too many or unknown ones.
    """
    known = {option.key for option in offered(rulebook)}
    asked = tuple(dict.fromkeys((*before, *sent)))
    keys = tuple(key for key in asked if key in known)
    if len(keys) < len(asked):
        return Picks(keys, "unknown")
    return Picks(keys, "too-many" if len(keys) > MOST else "" if keys else "none")
