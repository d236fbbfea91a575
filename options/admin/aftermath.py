"""What rolling back or suspending an option would do, worked out before anybody confirms it."""

from collections import Counter
from dataclasses import dataclass

from options.publishing.compare import Comparison
from options.publishing.latest import Draft
from options.publishing.promises import with_suspensions
from options.publishing.proving import verdicts_of
from options.publishing.published import release_numbered, suspensions_in_force
from options.publishing.release_file import LiveRelease
from options.publishing.report import comparison_of
from options.rules.answers import read_answers
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import UnknownAnswer
from options.rules.ranking import rank
from options.rules.rulebook import ExampleCase, Rulebook

SAID = "Not offered for now."
"""Any words will do to work out what a suspension does."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A safeguard that does not hold: what it promises, and who shows it, in words."""

    statement: str
    said: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What comes first in place of an option, and in how many example cases."""

    name: str
    cases: int


@dataclass(frozen=True, slots=True)
class AfterRollBack:
    """What a roll back changes compared with now. `kept`: names of options that stay suspended."""

    comparison: Comparison
    kept: tuple[str, ...]
    promises: tuple[Promise, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class AfterSuspension:
    """What a suspension does. `first` of `cases` example cases have the option first; `instead`: what then."""

    promises: tuple[Promise, ...]
    first: int
    cases: int
    instead: tuple[Instead, ...]


def after_roll_back(live: LiveRelease, number: int) -> AfterRollBack:
    """What rolling back to a release changes; what is suspended stays so.

    Raises: NoRelease for a number that was never published; BadRelease when its content is damaged.
    """
    target = release_numbered(number).rulebook
    kept = suspensions_in_force(target)
    book = with_suspensions(target, kept)
    after = Draft(book, digest_of(canonical_json(book)))
    return AfterRollBack(
        comparison=comparison_of(Draft(live.rulebook, live.digest), after),
        kept=tuple(book.option[key].name for key in kept),
        promises=broken(book),
        is_same=after.digest == live.digest,
    )


def after_suspension(book: Rulebook, key: str) -> AfterSuspension:
    """What suspending an option of the live content does."""
    after = with_suspensions(book, {key: SAID})
    before = [_first(book, case) for case in book.example_cases]
    then = Counter(_first(after, case) for case, first in zip(book.example_cases, before, strict=True) if first == key)
    named = [Instead(book.option[other].name if other else "No setting", cases) for other, cases in then.most_common()]
    return AfterSuspension(broken(after), before.count(key), len(before), tuple(named))


def broken(book: Rulebook) -> tuple[Promise, ...]:
    """The safeguards that do not hold, each with one person it fails for, in words."""
    statements = {guard.key: guard.statement for guard in book.safeguards}
    return tuple(
        Promise(statements[verdict.safeguard], verdict.witness.said if verdict.witness else "")
        for verdict in verdicts_of(book)
        if not verdict.holds
    )


def _first(book: Rulebook, case: ExampleCase) -> str:
    """The setting that comes first for a case; empty when none does or its answers cannot be read."""
    try:
        suitable = rank(book, read_answers(book, case.answers)).suitable
    except UnknownAnswer:
        return ""
    return suitable[0].option.key if suitable else ""
