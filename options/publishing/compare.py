"""Two rulebooks compared: what changed in words, what that changes for people, and for which example cases."""

from dataclasses import dataclass

from options.publishing.rows import RowChange
from options.rules.differences import Difference


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
    `not_compared`: questions and choices that only one side knows, in words; answers that name them have no outcomes.
    """

    rows: tuple[RowChange, ...]
    outcomes: tuple[Difference, ...]
    cases: tuple[CaseChange, ...]
    not_compared: tuple[str, ...] = ()
