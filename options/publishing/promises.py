"""What keeps content from being published, what was proved of it, and which promises a suspension lifts.

A suspension takes an option away from everybody, at once and by one person. Promises that need this option cannot hold
until it is lifted: they are listed with a witness and sealed, not refused. Everything else must hold as always, and the
same promises are asked of the content without its suspensions, so that nothing else can hide behind one.
"""

from dataclasses import asdict, replace
from typing import Any

from options.models import Release
from options.publishing.check import broken_safeguards, reasons_to_refuse, unmet_cases
from options.publishing.proving import verdicts_of
from options.publishing.published import sealed
from options.publishing.refusals import CannotPublish
from options.rules.answers import read_answers
from options.rules.cases import missed, misses, outcome_of
from options.rules.codec import read_sealed
from options.rules.errors import Problem
from options.rules.proof import Verdict
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook

LIFTED = ("safeguard", "case")
"""The problems that the suspension of an option may cause."""


def book_of(release: Release) -> Rulebook:
    """The rulebook sealed in a release.

    Raises: BadRelease when the content is damaged.
    """
    return read_sealed(release.content, release.digest)


def live_book() -> tuple[Release | None, Rulebook | None]:
    """The release readers see, and its rulebook; nothing before the first one started."""
    live = Release.objects.live().first()
    return live, book_of(live) if live else None


def problems_of(book: Rulebook, live: Rulebook | None) -> tuple[Problem, ...]:
    """What keeps content from being published, less what suspensions have lifted already.

    That is: what readers see breaks the same safeguard, or misses all the same of the same example case, and the
    content would not without the suspensions. A promise that readers still have is asked of every content.
    """
    found = reasons_to_refuse(book, live, sealed=sealed())
    suspended = suspensions(live) if live else {}
    if live is None or not suspended or not any(one.code in LIFTED for one in found):
        return found
    free = with_suspensions(book, dict.fromkeys(suspended, ""))
    excused = _lifted_already(book, live) - {one.place for one in (*unmet_cases(free), *broken_safeguards(free))}
    return tuple(one for one in found if one.code not in LIFTED or one.place not in excused)


def _lifted_already(book: Rulebook, live: Rulebook) -> set[str]:
    """The places of safeguards that do not hold for readers, and of cases that miss for them all they miss here."""
    places = {f"safeguard {verdict.safeguard}" for verdict in verdicts_of(live) if not verdict.holds}
    seen = {case.key: missed(live, case) for case in live.example_cases}
    cases = (case for case in book.example_cases if set(missed(book, case)) <= set(seen.get(case.key, ())))
    return places | {f"example case {case.key}" for case in cases}


def must_be_fit(book: Rulebook, live: Rulebook | None) -> None:
    """Refuse content that anything keeps from being published.

    Raises: CannotPublish with every problem.
    """
    if problems := problems_of(book, live):
        raise CannotPublish(problems)


def suspensions(book: Rulebook) -> dict[str, str]:
    """The options suspended in a rulebook: what readers are told, by key."""
    return {option.key: option.suspended for option in book.options if option.suspended}


def with_suspensions(book: Rulebook, words: dict[str, str]) -> Rulebook:
    """The same rulebook with these options suspended, or offered again where the words are empty."""
    options = tuple(replace(option, suspended=words.get(option.key, option.suspended)) for option in book.options)
    return replace(book, options=options)


def proof_of(book: Rulebook) -> dict[str, Any]:
    """What is sealed as the proof of a rulebook, as plain data.

    `held`: each safeguard that holds for every set of answers, with the rules and alerts that suffice for it.
    `retired`: each that was given up, and why. `lifted`: each that does not hold, with the rules responsible and a
    witness. `accepted`: each example case that comes out differently, what it misses, by name, and why that is accepted
    ("" when nobody accepted it).
    """
    verdicts = verdicts_of(book)
    return {
        "held": [_held(one) for one in verdicts if one.holds],
        "retired": [{"safeguard": one.key, "why": one.retired} for one in book.safeguards if one.retired],
        "lifted": [_lifted(one) for one in verdicts if not one.holds],
        "accepted": _accepted(book),
    }


def _held(verdict: Verdict) -> dict[str, Any]:
    return {"safeguard": verdict.safeguard, "rules": list(verdict.rules), "alerts": list(verdict.alerts)}


def _lifted(verdict: Verdict) -> dict[str, Any]:
    witness = asdict(verdict.witness) if verdict.witness else None
    return {"safeguard": verdict.safeguard, "rules": list(verdict.rules), "witness": witness}


def _accepted(book: Rulebook) -> list[dict[str, Any]]:
    names = {one.key: one.name for one in book.options} | {one.message_key: one.title for one in book.alerts}
    return [
        {"case": case.key, "missed": list(said), "why": case.accepted.why if case.accepted else ""}
        for case in book.example_cases
        if (said := misses(outcome_of(rank(book, read_answers(book, case.answers))), case.expect, names))
    ]
