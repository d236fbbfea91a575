"""A witness for looking at: answers as a short questionnaire, and the same as fields that open it in "try it"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.rules.rulebook import Rulebook

VOICES = {"self": "The person", "other": "Someone who cares about them", "counsellor": "A counselor with a client"}
Answers = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answered:
    """One question in words, what was answered, and what the answer becomes where a change of it is looked at."""

    question: str
    said: str
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Answers in the order asked, and as pairs of field and value."""

    rows: tuple[Answered, ...]
    fields: tuple[tuple[str, str], ...]


def questionnaire(book: Rulebook, answers: Answers, after: Answers | None = None) -> Questionnaire:
    """Answers in words.

    Takes: plain answers; `after` are those after a change, where a change is looked at. Then those are tried.
    """
    then = answers if after is None else after
    keys = [key for key in book.choices if answers.get(key) or then.get(key)]
    rows = tuple(_row(book, key, answers.get(key, ()), then.get(key, ())) for key in keys)
    return Questionnaire(rows, tuple((key, choice) for key in keys for choice in then.get(key, ())))


def _row(book: Rulebook, key: str, now: Sequence[str], then: Sequence[str]) -> Answered:
    words = _labels(book, key)
    said, becomes = (", ".join(words.get(choice, choice) for choice in chosen) for chosen in (now, then))
    changed = set(now) != set(then)
    return Answered(asked_in_words(book, key), said or "Not answered", (becomes or "Not answered") if changed else "")


def asked_in_words(book: Rulebook, key: str) -> str:
    """What a question or derived answer asks, as a counselor hears it."""
    if key in book.question:
        return book.question[key].wording.counsellor
    return f"{book.derived[key].label} (given outright)" if key in book.derived else "Who answers"


def _labels(book: Rulebook, key: str) -> Mapping[str, str]:
    if key in book.question:
        return {choice.key: choice.label for choice in book.question[key].choices}
    return {band.key: band.label for band in book.derived[key].bands} if key in book.derived else VOICES
