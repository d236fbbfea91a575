"""Every example case in one row: what is expected, and what comes of it in the current release and in the draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.admin.expectations import expected_in_words, rows_of
from options.admin.side_by_side import known_part
from options.rules.answers import read_answers
from options.rules.cases import Outcome, misses, outcome_of
from options.rules.codec import encode
from options.rules.errors import UnknownAnswer
from options.rules.ranking import rank
from options.rules.rulebook import ExampleCase, Rulebook


@dataclass(frozen=True, slots=True)
class Miss:
    """One expectation that is not met: the sentence that an acceptance holds, and the same with names."""

    sentence: str
    words: str
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of a case on one side: the first three by name, and what is missed."""

    top: tuple[str, ...]
    misses: tuple[Miss, ...]

    @property
    def passes(self) -> bool:
        """Whether everything expected holds."""
        return not self.misses


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One example case.

    `release` is None when nothing was published. `changes`: in words, what the draft gives that the release does not,
    and the other way round, past the first three. `outdated`: sentences accepted that do not occur any more.
    `unread`: why the answers cannot be ranked; empty when they can.
    """

    case: ExampleCase
    expected: tuple[tuple[str, str], ...]
    release: Result | None
    draft: Result
    is_changed: bool
    changes: tuple[str, ...]
    outdated: tuple[str, ...]
    unread: str = ""

    @property
    def open_misses(self) -> tuple[Miss, ...]:
        """What the draft misses without a reason that was accepted."""
        return tuple(miss for miss in self.draft.misses if not miss.is_accepted)

    @property
    def accepted(self) -> tuple[tuple[str, bool], ...]:
        """What may be missed, with names where it occurs, and whether it still does."""
        words = {miss.sentence: miss.words for miss in self.draft.misses}
        sentences = self.case.accepted.missed if self.case.accepted else ()
        return tuple((words.get(sentence, sentence), sentence in words) for sentence in sentences)

    @property
    def verdict(self) -> str:
        """How the draft does: "fails", "accepted" (with a reason) or "passes"."""
        if self.unread or self.open_misses:
            return "fails"
        return "passes" if self.draft.passes else "accepted"

    @property
    def does(self) -> frozenset[str]:
        """What the row can be looked for by."""
        marks = {self.verdict, "changed" if self.is_changed else "", "outdated" if self.outdated else ""}
        return frozenset(marks - {""})


def case_rows(draft: Rulebook, release: Rulebook | None, keys: Sequence[str] = ()) -> tuple[CaseRow, ...]:
    """The rows of all example cases of the draft, in order; only of some when their keys are given."""
    reader = Reader(draft, release)
    return tuple(reader.row(case) for case in draft.example_cases if not keys or case.key in keys)


class Reader:
    """Makes rows; what both sides call options and alerts is read once."""

    def __init__(self, draft: Rulebook, release: Rulebook | None) -> None:
        self.draft, self.release = draft, release
        self.rows = rows_of(draft, {alert.message_key: alert.title for alert in draft.alerts})
        self.names = {**(_names(release) if release else {}), **_names(draft)}

    def row(self, case: ExampleCase) -> CaseRow:
        """One case on both sides. The release leaves out answers that it does not know."""
        expected = tuple(expected_in_words(encode(case.expect), self.rows))
        accepted = case.accepted.missed if case.accepted else ()
        try:
            now = outcome_of(rank(self.draft, read_answers(self.draft, case.answers)))
        except UnknownAnswer as error:
            nothing = Result((), ())
            return CaseRow(
                case, expected, None, nothing, False, (), (), " ".join(one.message for one in error.problems)
            )
        before = self._before(case)
        draft = self._result(case, now, accepted)
        occurring = {miss.sentence for miss in draft.misses}
        return CaseRow(
            case,
            expected,
            self._result(case, before, ()) if before else None,
            draft,
            before is not None and before != now,
            self._changes(before, now) if before else (),
            tuple(sentence for sentence in accepted if sentence not in occurring),
        )

    def _before(self, case: ExampleCase) -> Outcome | None:
        if self.release is None:
            return None
        known, _ = known_part(self.release, case.answers)
        return outcome_of(rank(self.release, read_answers(self.release, known)))

    def _result(self, case: ExampleCase, outcome: Outcome, accepted: Sequence[str]) -> Result:
        pairs = zip(misses(outcome, case.expect), misses(outcome, case.expect, self.names), strict=True)
        said = tuple(Miss(sentence, _capital(words), sentence in accepted) for sentence, words in pairs)
        return Result(tuple(map(self._call, outcome.top)), said)

    def _changes(self, before: Outcome, now: Outcome) -> tuple[str, ...]:
        pairs = {
            "Not suitable": (before.not_suitable, now.not_suitable),
            "Alerts": (frozenset(before.alerts), frozenset(now.alerts)),
            "Supports": (before.supports, now.supports),
        }
        said = []
        for heading, (was, new) in pairs.items():
            if new - was:
                said.append(f"{heading}: now also {self._listed(new - was)}")
            if was - new:
                said.append(f"{heading}: no longer {self._listed(was - new)}")
        return tuple(said)

    def _listed(self, keys: frozenset[str]) -> str:
        return ", ".join(sorted(map(self._call, keys)))

    def _call(self, key: str) -> str:
        return self.names.get(key, key)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _names(book: Rulebook) -> Mapping[str, str]:
    """What options and alerts are called, by key."""
    return {option.key: option.name for option in book.options} | {one.message_key: one.title for one in book.alerts}
