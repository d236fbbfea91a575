"""Two rulebooks compared: what changed in words, what that changes for people, and for which example cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from options.publishing.rows import RowChange, changed_rows
from options.rules.answers import read_answers
from options.rules.cases import compare as missed_by
from options.rules.differences import Difference, differences
from options.rules.differences.common import known_to_one
from options.rules.errors import Problem, UnknownAnswer
from options.rules.problems import find_problems
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import ExampleCase, Rulebook

_KEPT = 4


@dataclass(frozen=True, slots=True)
class CaseChange:
    """An example case whose result is not the same: a line for each thing that differs, on both sides in step.

    `before` and `after` are lines in words, such as "First: Intensive outpatient"; one side is empty when the case, or
    an answer of it, is not known there. `passes_before` and `passes_after`: whether it meets what it expects (None: it
    cannot be ranked there).
    """

    key: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    passes_before: bool | None
    passes_after: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two rulebooks.

    `rows`: what changed, in the order of the content. `outcomes`: what it changes over every set of answers, most
    pressing kinds first (see `options.rules.differences`). `cases`: example cases whose result changed.
    `not_compared`: questions, choices, and choices together that only one side can read, in words; such answers have no
    outcomes, and outcomes speak of all others.
    `blocked`: problems of a draft that cannot be ranked until they are mended; then nothing is known of outcomes and
    cases, and both are empty.
    """

    rows: tuple[RowChange, ...]
    outcomes: tuple[Difference, ...]
    cases: tuple[CaseChange, ...]
    not_compared: tuple[str, ...] = ()
    blocked: tuple[Problem, ...] = ()


@lru_cache(maxsize=_KEPT)
def compare(before: Rulebook, after: Rulebook) -> Comparison:
    """Compare two rulebooks; kept for the last few pairs, so that a page may ask again."""
    rows, one_sided = changed_rows(before, after), known_to_one(before, after)
    try:
        return Comparison(rows, differences(before, after), tuple(case_changes(before, after)), one_sided)
    except (LookupError, StopIteration, ValueError):
        problems = (*find_problems(before), *find_problems(after))
        if not problems:
            raise
        return Comparison(rows, (), (), one_sided, problems)


def case_changes(before: Rulebook, after: Rulebook) -> Iterator[CaseChange]:
    """The example cases of either side whose result comes out otherwise, in the order of the new side."""
    old = {case.key: case for case in before.example_cases}
    new = {case.key: case for case in after.example_cases}
    was, now = _sides_of(before), _sides_of(after)
    for key in {**new, **old}:
        (there, passed), (here, passes) = was.get(key, _NO_SIDE), now.get(key, _NO_SIDE)
        if there != here or passed != passes:
            lines = [(one, other) for one, other in zip(_lines(there), _lines(here), strict=True) if one != other]
            title = (new.get(key) or old[key]).title
            said = tuple(one for one, _ in lines if one), tuple(other for _, other in lines if other)
            yield CaseChange(key, title, *said, passed, passes)


@dataclass(frozen=True, slots=True)
class _Result:
    """What a case comes to, in words. Equal results read the same."""

    first: str
    top_three: str
    not_suitable: str
    alerts: str
    supports: str


_Side = tuple[_Result | None, bool | None]
_NO_SIDE: _Side = (None, None)


@lru_cache(maxsize=_KEPT)
def _sides_of(book: Rulebook) -> dict[str, _Side]:
    """What each case of a rulebook comes to; kept for the last few, because each is compared again and again."""
    return {case.key: _side(book, case) for case in book.example_cases}


def _side(book: Rulebook, case: ExampleCase) -> _Side:
    """What a case comes to on one side, and whether it meets what it expects; None where it cannot be ranked."""
    try:
        ranking = rank(book, read_answers(book, case.answers))
    except UnknownAnswer:
        return _NO_SIDE
    return _result(book, ranking), not missed_by(ranking, case.expect)


def _result(book: Rulebook, ranking: Ranking) -> _Result:
    reasons = {reason.key: reason.words for reason in book.scale.reasons}
    order = [placement.option.name for placement in ranking.suitable[:3]]
    refused = [
        f"{one.option.name} ({reasons.get(one.reason_kind or '', one.reason_kind)})"
        for one in (*ranking.not_first, *ranking.held_back)
    ]
    return _Result(
        first=order[0] if order else "nothing is suitable",
        top_three=_listed(order),
        not_suitable=_listed(refused),
        alerts=_listed([f"{shown.alert.title} ({shown.level.replace('_', ' ')})" for shown in ranking.alerts]),
        supports=_listed([placement.option.name for placement in ranking.supports]),
    )


def _lines(result: _Result | None) -> tuple[str, ...]:
    """A result as lines in a fixed order; empty lines where there is none."""
    if result is None:
        return ("",) * 5
    return (
        f"First: {result.first}",
        f"First three: {result.top_three}",
        f"Not suitable: {result.not_suitable}",
        f"Messages: {result.alerts}",
        f"Supports: {result.supports}",
    )


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"
