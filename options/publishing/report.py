"""How the draft stands now: problems, verdicts, audit, what changed and what that changes, example cases.

Each part is worked out when it is first asked for, so a page that only needs the problems never waits for the
comparison. A report belongs to one content, one live release and one day; with any other it is another report. So none
is ever stale, and while none of the three changes this process keeps what it worked out.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from options.publishing import day
from options.publishing.compare import Comparison, compare
from options.publishing.current import LiveRelease
from options.publishing.latest import Draft, latest_draft
from options.publishing.promises import problems_of
from options.publishing.proving import audit_of, verdicts_of
from options.publishing.published import live_release
from options.publishing.rows import RowChange, changed_rows
from options.rules.audit import Audit
from options.rules.cases import missed
from options.rules.errors import Problem
from options.rules.problems import find_problems
from options.rules.proof import Verdict
from options.rules.rulebook import ExampleCase, Rulebook
from options.rules.worlds import Undecided

KEPT = 2
"""How many reports a process keeps: the one of now, and the one before it while requests still read it."""
NOTHING = Comparison((), (), ())


@dataclass(frozen=True, slots=True)
class CaseResult:
    """An example case in the draft: what it misses, in words, and whether all of that was accepted with a reason."""

    case: ExampleCase
    missed: tuple[str, ...]
    is_accepted: bool

    @property
    def passes(self) -> bool:
        """Whether it stands in the way of nothing."""
        return not self.missed or self.is_accepted


class Report:
    """Everything about one content of the draft, set against the release readers see (None before the first)."""

    def __init__(self, draft: Draft, live: LiveRelease | None, today: date) -> None:
        self.draft, self.live, self.today = draft, live, today

    @property
    def book(self) -> Rulebook:
        """The draft as a value."""
        return self.draft.book

    @property
    def is_same(self) -> bool:
        """Whether readers see exactly this content."""
        return self.live is not None and self.live.digest == self.draft.digest

    @cached_property
    def is_whole(self) -> bool:
        """Whether every reference resolves and every part is there; only then it can be ranked and proved."""
        return not find_problems(self.book)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps the draft from being published."""
        return problems_of(self.book, self.live.rulebook if self.live else None)

    @cached_property
    def proof(self) -> tuple[Verdict, ...]:
        """One verdict per safeguard that must hold; none while the content is not whole."""
        return verdicts_of(self.book) if self.is_whole else ()

    @cached_property
    def audit(self) -> Audit | None:
        """What the content holds in vain, over every set of answers.

        Gives: None while the content is not whole, or when it is too hard to decide.
        """
        try:
            return audit_of(self.book) if self.is_whole else None
        except Undecided:
            return None

    @property
    def is_worked_out(self) -> bool:
        """Whether everything that takes seconds is known already: all but the audit and the comparison."""
        return not self.is_whole or {"problems", "proof"} <= vars(self).keys()

    @cached_property
    def rows(self) -> tuple[RowChange, ...]:
        """What changed since the release, in words; nothing before the first release."""
        return () if self.live is None or self.is_same else changed_rows(self.live.rulebook, self.book)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What changed since the release and what that changes for people.

        Gives: None before the first release, and while the content is not whole (`rows` is known all the same).
        """
        if self.live is None or not self.is_whole:
            return None
        return comparison_of(Draft(self.live.rulebook, self.live.digest), self.draft)

    @cached_property
    def cases(self) -> tuple[CaseResult, ...]:
        """Every example case with what it misses; none while the content is not whole."""
        return tuple(_result(self.book, case) for case in self.book.example_cases) if self.is_whole else ()


_reports: OrderedDict[tuple[str, str, int, date], Report] = OrderedDict()
_choosing = threading.Lock()


def draft_report() -> Report:
    """The report of the draft as it is now, in two queries when neither it nor the release changed.

    Raises: BadData when the draft cannot be read, with every row.
    """
    draft, live, today = latest_draft(), live_release(), day.today()
    name = (draft.digest, live.digest if live else "", live.number if live else 0, today)
    with _choosing:
        report = _reports.setdefault(name, Report(draft, live, today))
        _reports.move_to_end(name)
        while len(_reports) > KEPT:
            _reports.popitem(last=False)
    return report


def comparison_of(before: Draft, after: Draft) -> Comparison:
    """Two contents compared; kept for the pairs asked for last, and nothing to do for equal ones."""
    if before.digest == after.digest:
        return NOTHING
    return _compared(_Pair(before, after))


class _Pair:
    """Two contents, told apart by their digests alone."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.before, self.after = before, after

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self._digests() == other._digests()

    def __hash__(self) -> int:
        return hash(self._digests())

    def _digests(self) -> tuple[str, str]:
        return self.before.digest, self.after.digest


@lru_cache(maxsize=KEPT)
def _compared(pair: _Pair) -> Comparison:
    return compare(pair.before.book, pair.after.book)


def _result(book: Rulebook, case: ExampleCase) -> CaseResult:
    said = missed(book, case)
    accepted = case.accepted.missed if case.accepted else ()
    return CaseResult(case, said, bool(said) and set(said) <= set(accepted))
