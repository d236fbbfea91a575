"""What must hold before content is published: no problem in the rulebook, every example case met, every safeguard
proved and none weakened, no rule in vain, and all of it ready for readers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from options.publishing import day
from options.publishing.draft import read_draft
from options.publishing.promised import Sealed, promised_by
from options.publishing.proving import dead_rules_of, verdicts_of
from options.publishing.readiness import readiness_problems
from options.publishing.softened import softened_messages
from options.publishing.unsaid import unsayable_answers
from options.rules.cases import missed
from options.rules.errors import Problem
from options.rules.filled_in import answers_in_words
from options.rules.problems import find_problems
from options.rules.proof import Verdict
from options.rules.rulebook import Rulebook, Safeguard

Problems = Iterator[Problem]
NOTHING_SEALED = Sealed()


def compile_draft() -> tuple[Rulebook, tuple[Problem, ...]]:
    """Read the draft and everything that keeps it from being published.

    Raises: BadData when rows cannot be read as a rulebook at all, with every row and remedy.
    """
    book = read_draft()
    return book, reasons_to_refuse(book)


def reasons_to_refuse(
    book: Rulebook, live: Rulebook | None = None, today: date | None = None, sealed: Sealed = NOTHING_SEALED
) -> tuple[Problem, ...]:
    """All problems of a rulebook; all but the first check are made only when its references resolve.

    Takes: the rulebook readers see now, whose safeguards are locked; None before the first one. The day by which
    reviews are judged; None is the day it is. What other releases seal, which is locked, too.
    """
    published = [*([promised_by(live)] if live else ()), *sealed.promised]
    return find_problems(book) or (
        *unmet_cases(book),
        *broken_safeguards(book),
        *rules_in_vain(book),
        *weakened_safeguards(book, live, sealed.safeguards),
        *softened_messages(book, published),
        *unsayable_answers(book, published),
        *readiness_problems(book, today or day.today()),
    )


@lru_cache(maxsize=4)
def unmet_cases(book: Rulebook) -> tuple[Problem, ...]:
    """One problem per example case that misses an expectation, apart from what was accepted with a reason.

    Kept for the last few rulebooks, because each is asked again and again.
    """
    return tuple(_unmet_cases(book))


def _unmet_cases(book: Rulebook) -> Problems:
    remedy = "Mend the rules, or the expectation if it is wrong, or accept with a reason what it misses."
    for case in book.example_cases:
        excused = case.accepted.missed if case.accepted else ()
        if said := [one for one in missed(book, case) if one not in excused]:
            yield Problem("case", f"example case {case.key}", f"For this person {'; '.join(said)}.", remedy)


def broken_safeguards(book: Rulebook) -> Problems:
    """One problem per safeguard that does not hold for every set of answers, with answers that break it."""
    guards = {guard.key: guard for guard in book.safeguards}
    for verdict in verdicts_of(book):
        if not verdict.holds:
            message = f"{guards[verdict.safeguard].statement} {_how_it_breaks(book, verdict)}"
            remedy = "Mend the rules, or ask a publisher to retire the safeguard with a reason."
            yield Problem("safeguard", f"safeguard {verdict.safeguard}", message, remedy)


def _how_it_breaks(book: Rulebook, verdict: Verdict) -> str:
    """The witness as a filled-in questionnaire, what goes wrong, and the rules responsible."""
    if verdict.is_void:
        return "No answers make it apply any more, so it promises nothing. Something it speaks of was changed."
    if verdict.witness is None:
        return "This is too hard to decide with the rules as they are."
    words = [f"It does not hold for: {answers_in_words(book, verdict.witness.answers)}"]
    if verdict.witness.after is not None:
        words.append(f"And after the change: {answers_in_words(book, verdict.witness.after)}")
    words.append(verdict.witness.said)
    if verdict.rules:
        words.append(f"Rules responsible: {', '.join(verdict.rules)}.")
    return " ".join(words)


def rules_in_vain(book: Rulebook) -> Problems:
    """One problem per rule that cannot fire."""
    for key in dead_rules_of(book):
        yield Problem(
            "dead", f"rule {key}, when", "No answers make this rule apply.", "Mend its condition, or delete it."
        )


def weakened_safeguards(book: Rulebook, live: Rulebook | None, sealed: Iterable[Safeguard] = ()) -> Problems:
    """One problem per locked safeguard that was changed or removed without being retired.

    Locked are those of the release readers see, and those sealed in others in the form given.
    """
    now = {guard.key: guard for guard in book.safeguards}
    remedy = "Put it back as it was. A publisher can retire it with a reason."
    locked = {guard.key: guard for guard in (*(live.safeguards if live else ()), *sealed)}
    for guard in locked.values():
        place = f"safeguard {guard.key}"
        if guard.key not in now:
            if not guard.retired:
                yield Problem("locked", place, "Safeguards are locked, and this one is gone.", remedy)
        elif replace(now[guard.key], retired=guard.retired) != guard:
            yield Problem("locked", place, "Safeguards are locked, and this one was changed.", remedy)
