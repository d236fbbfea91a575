"""Which option the plan is for: the suitable ones in their order."""

from dataclasses import dataclass
from typing import Literal

from navigator.journey.kept import Kept
from navigator.journey.trying import Tried, tried_of
from options.rules.catalog import Option
from options.rules.ranking import Ranking
from options.rules.rulebook import Rulebook

Missed = Literal["", "empty", "not_now"]


@dataclass(frozen=True, slots=True)
class Pick:
    """One option to pick, with its fit in words; a first step has none."""

    option: Option
    fit: str


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """The question which option the plan is for.

    `missed`: nothing was picked ("empty"), or the earlier pick is not suitable now ("not_now", with its name and the
    reason in words in `lost` and `why`).
    """

    picks: tuple[Pick, ...]
    missed: Missed
    lost: str
    why: str
    tried: tuple[Tried, ...]


def choice_page(book: Rulebook, kept: Kept, ranking: Ranking, missed: Missed) -> ChoicePage:
    """The page that asks. Takes: `ranking`, the order for the answers looked at."""
    fits = {band.key: band.words for band in book.scale.fit}
    kinds = {reason.key: reason.words for reason in book.scale.reasons}
    lost = next((one for one in ranking.not_first if one.option.key == kept.chosen), None)
    return ChoicePage(
        picks=tuple(Pick(one.option, "" if one.first_step else fits[one.fit]) for one in ranking.suitable),
        missed=missed,
        lost=lost.option.name if lost else "",
        why=kinds.get(str(lost.reason_kind), "") if lost else "",
        tried=tried_of(book, kept),
    )
