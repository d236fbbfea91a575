"""Few and natural answers that break a safeguard, made from any that do."""

from collections.abc import Iterator

from options.rules.answers import band_of
from options.rules.conditions import Answers
from options.rules.rulebook import Rulebook, Safeguard
from options.rules.safeguards import breach

Given = dict[str, frozenset[str]]


def smallest(book: Rulebook, guard: Safeguard, answers: Answers) -> Given:
    """Answers that still break the safeguard, with little said that is not needed for it.

    A derived answer given outright gives way to choices from which it follows, where that breaks the safeguard too.
    Then each question is left out that can be, from the last to the first, and each choice that can be.
    """
    kept: Given = {key: frozenset(choices) for key, choices in answers.items() if choices}
    for key in [key for key in book.derived if key in kept]:
        kept = next((said for said in _counted(book, key, kept) if breach(book, guard, said)), kept)
    for key in [key for key in reversed([*book.choices]) if key in kept]:
        if breach(book, guard, without := {other: kept[other] for other in kept if other != key}):
            kept = without
    for key, choice in [(key, choice) for key, choices in kept.items() for choice in sorted(choices)]:
        if len(kept[key]) > 1 and breach(book, guard, without := {**kept, key: kept[key] - {choice}}):
            kept = without
    return kept


def _counted(book: Rulebook, key: str, answers: Given) -> Iterator[Given]:
    """The same answers with a derived one left out, and choices of its source ticked so that it follows."""
    derived = book.derived[key]
    rest = {other: choices for other, choices in answers.items() if other != key}
    yield rest
    rest.pop(derived.source_question, None)
    yield rest
    for number in range(1, len(derived.counts) + 1):
        said = {**rest, derived.source_question: frozenset(derived.counts[:number])}
        if frozenset({band_of(derived, said)[0]}) == answers[key]:
            yield said
