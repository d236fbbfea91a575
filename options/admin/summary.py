"""What a change comes to, in a few lines: rows, outcomes for people, example cases. The whole stands elsewhere."""

from dataclasses import dataclass

from options.admin.compared import NAMES, how_much
from options.publishing.compare import CaseChange, Comparison
from options.publishing.rows import RowChange
from options.rules.differences import KINDS, Difference

MOST = 12
"""Rows named one by one; the rest is counted."""
MOST_NAMES = 3
"""Options named for one kind of outcome, those that change most often first; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of outcome that some answers bring out differently: in words, and whose; `more` are not named."""

    words: str
    whose: tuple[str, ...]
    more: int
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A change in a few lines. `more`: how many rows are not named."""

    rows: tuple[RowChange, ...]
    more: int
    outcomes: tuple[Outcome, ...]
    cases: tuple[CaseChange, ...]
    not_compared: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many rows changed."""
        return len(self.rows) + self.more


def summary_of(comparison: Comparison) -> Summary:
    """The few lines of a comparison."""
    rows = comparison.rows
    kinds = [(kind, [one for one in comparison.outcomes if one.kind == kind]) for kind in KINDS]
    return Summary(
        rows=rows[:MOST],
        more=len(rows[MOST:]),
        outcomes=tuple(_outcome(kind, found) for kind, found in kinds if found),
        cases=comparison.cases,
        not_compared=comparison.not_compared,
    )


def _outcome(kind: str, found: list[Difference]) -> Outcome:
    often = sorted((one for one in found if one.is_decided), key=how_much, reverse=True)
    names = tuple(dict.fromkeys(one.name or one.option for one in often))
    return Outcome(NAMES[kind][0], names[:MOST_NAMES], len(names[MOST_NAMES:]), all(one.is_decided for one in found))
