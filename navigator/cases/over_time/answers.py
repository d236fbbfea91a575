"""The answers of a visit in words, and what changed between two visits. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from navigator.cases.visits.words import words_of
from navigator.journey import flow
from navigator.journey.kept import Kept
from options.rules.conditions import Answers
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook

Kind = Literal["changed", "added", "left_out", "new", "gone", "reworded"]
"""How an answer differs: another one; answered only later, or only before; a question only the later release asks, or
only the earlier one; the same choices in other words."""


@dataclass(frozen=True, slots=True)
class Given:
    """One question with its answer in words, empty when it was left open, and the note beside it."""

    key: str
    question: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer that differs between two visits, in the words of each; empty when there is none."""

    question: str
    before: str
    after: str
    kind: Kind


def given_in(book: Rulebook, kept: Kept, notes: Mapping[str, str]) -> tuple[Given, ...]:
    """Every question that was asked, with its answer. Takes: `notes` by question key.

    A note beside a question that the release does not have comes last, under its key.
    """
    counted = flow.counted(book, kept)
    left = (Given(key, key, "", note) for key, note in notes.items() if key not in book.question)
    given = (
        Given(key, question.wording.say(kept.voice), _words(question, counted), notes.get(key, ""))
        for key, question in book.question.items()
        if counted.get(key) or notes.get(key) or _is_asked(book, key, kept)
    )
    return (*given, *left)


def changed_between(old: Rulebook, before: Kept, new: Rulebook, after: Kept) -> tuple[Changed, ...]:
    """What differs between the answers of two visits, each in the words of its own release, in the order asked."""
    keys = dict.fromkeys((*new.question, *old.question))
    earlier, later = flow.counted(old, before), flow.counted(new, after)
    return tuple(_all_changed(keys, old, earlier, new, later, after.voice or before.voice))


def _all_changed(
    keys: Mapping[str, None], old: Rulebook, earlier: Answers, new: Rulebook, later: Answers, voice: str
) -> Iterator[Changed]:
    for key in keys:
        asked, was_asked = new.question.get(key), old.question.get(key)
        was = _words(was_asked, earlier) if was_asked else ""
        now = _words(asked, later) if asked else ""
        question = asked or was_asked
        if question is not None and (kind := _kind(asked, was_asked, was, now)):
            if kind == "changed" and earlier.get(key) == later.get(key):
                kind = "reworded"
            yield Changed(question.wording.say(voice), was, now, kind)


def _kind(asked: Question | None, was_asked: Question | None, was: str, now: str) -> Kind | None:
    if asked is None:
        return "gone" if was else None
    if was_asked is None:
        return "new"
    if was == now:
        return None
    return "changed" if was and now else "left_out" if was else "added"


def _words(question: Question, answers: Answers) -> str:
    return words_of(question, frozenset(answers.get(question.key, ())))


def _is_asked(book: Rulebook, key: str, kept: Kept) -> bool:
    question = book.question[key]
    return question in flow.asked(book, flow.step_of(question), kept.told)
