"""Answers of an invented person, given by ticking: as groups of boxes on a page, and as one field of a form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from options.admin.fields import NOT_WHOLE
from options.admin.vocabulary import Vocabulary
from options.admin.widgets import Boxes, many
from options.rules.answers import exclusive_clash
from options.rules.rulebook import Rulebook

VOICES = {"self": "The person", "other": "Someone who cares about them", "counsellor": "A counselor with a client"}
GONE = " (not offered any more)"

Given = dict[str, list[str]]
"""Answers as plain data: question key -> choice keys."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question to tick: its words for editors, and each choice with its words."""

    key: str
    words: str
    takes_several: bool
    choices: tuple[tuple[str, str], ...]


def askings_of(book: Rulebook) -> list[Asking]:
    """What a rulebook lets one answer: who answers, its questions in the order asked, what can be worked out."""
    voices = tuple((key, VOICES.get(key, key)) for key in book.choices["voice"])
    asked = [Asking("voice", "Who answers", False, voices)]
    for question in book.question.values():
        choices = tuple((choice.key, choice.label) for choice in question.choices)
        asked.append(Asking(question.key, question.wording.counsellor, question.kind == "multi", choices))
    for derived in book.derived.values():
        bands = tuple((band.key, band.label) for band in derived.bands)
        asked.append(Asking(derived.key, f"{derived.label}, if not worked out", False, bands))
    return asked


def askings_in(vocabulary: Vocabulary) -> list[Asking]:
    """The same out of the words of the draft, whether or not the draft can be read."""
    asked = []
    for one in vocabulary.asked:
        is_derived, is_voice = one.row.kind == "derived", one.row.kind == "voice"
        words = f"{one.words}, if not worked out" if is_derived else one.words
        choices = tuple((row.key, VOICES.get(row.key, row.label) if is_voice else row.label) for row in one.choices)
        asked.append(Asking(one.key, words, one.takes_several, choices))
    return asked


def with_gone(asked: Iterable[Asking], written: Mapping[str, Sequence[str]]) -> list[Asking]:
    """The questions, and in them what was answered once and is not offered any more, so that it can be unticked."""
    known = {one.key: one for one in asked}
    for key, choices in written.items():
        one = known.get(key, Asking(key, key + GONE, True, ()))
        gone = tuple((choice, choice + GONE) for choice in choices if choice not in dict(one.choices))
        known[key] = Asking(one.key, one.words, one.takes_several, (*one.choices, *gone))
    return list(known.values())


@dataclass(frozen=True, slots=True)
class Group:
    """A question on a page: the name its boxes send, and each choice with its words and whether it is ticked."""

    name: str
    words: str
    kind: str
    rows: tuple[tuple[str, str, bool], ...]
    mistake: str

    @property
    def is_answered(self) -> bool:
        """Whether a choice is ticked."""
        return any(key and ticked for key, _, ticked in self.rows)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Questions with what is ticked, and what is wrong with it, by question."""

    asked: tuple[Asking, ...]
    given: Given
    mistakes: Mapping[str, str]

    def groups(self, prefix: str = "") -> list[Group]:
        """Every question as it is shown; those answered come first."""
        found = [self._group(one, prefix) for one in self.asked]
        return sorted(found, key=lambda group: not group.is_answered)

    def _group(self, one: Asking, prefix: str) -> Group:
        ticked = self.given.get(one.key, [])
        offered = one.choices if one.takes_several else (("", "Not answered"), *one.choices)
        rows = tuple((key, label, key in ticked if key else not ticked) for key, label in offered)
        kind = "checkbox" if one.takes_several else "radio"
        return Group(prefix + one.key, one.words, kind, rows, self.mistakes.get(one.key, ""))


def ticked_of(book: Rulebook, given: Given) -> Ticked:
    """Answers to the questions of a rulebook, with what is wrong with them."""
    asked = tuple(askings_of(book))
    found = {one.key: mistake(book, one, given.get(one.key, ())) for one in asked}
    return Ticked(asked, given, {key: said for key, said in found.items() if said})


def sent_answers(asked: Iterable[Asking], data: Any, prefix: str = "") -> Given:
    """What was ticked, by question."""
    sent = {one.key: [key for key in many(data, prefix + one.key) if key] for one in asked}
    return {key: choices for key, choices in sent.items() if choices}


def mistake(book: Rulebook, one: Asking, chosen: Sequence[str]) -> str:
    """What is wrong with the answer to one question, as a sentence; empty when nothing is."""
    words, known, question = dict(one.choices), book.choices.get(one.key, {}), book.question.get(one.key)
    if gone := [choice for choice in chosen if choice not in known]:
        return f"“{words.get(gone[0], gone[0])}” is not offered any more. Untick it."
    if len(chosen) > 1 and (question is None or question.kind == "single"):
        return "One answer can be given here. Keep one of them."
    if question is not None and (alone := exclusive_clash(question, frozenset(chosen))):
        return f"“{words[alone]}” stands alone. Untick it, or the others."
    return ""


class AnswersTicks(Boxes):
    """Every question folded, those answered open and on top. The value is answers as plain data, or what was sent."""

    template_name = "options/admin/answers.html"
    asked: Sequence[Asking] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        """What was ticked, by question; `whole` says that the boxes were on the page."""
        return {"whole": f"{name}-whole" in data, "given": sent_answers(self.asked, data, f"{name}-")}

    def as_sent(self, value: Given | None) -> dict[str, tuple[str, ...]]:
        """What the boxes send for answers, by what follows the field's name."""
        return {"-whole": ("1",)} | {f"-{key}": tuple(choices) for key, choices in (value or {}).items()}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The questions in groups."""
        context = super().get_context(name, value, attrs)
        given = value.get("given", {}) if isinstance(value, dict) and "whole" in value else value or {}
        asked = tuple(with_gone(self.asked, given))
        context["widget"]["groups"] = Ticked(asked, given, {}).groups(f"{name}-")
        return context


class AnswersField(forms.Field):
    """Answers as one field. What stays the same keeps the order in which it was written."""

    widget = AnswersTicks

    def ask(self, vocabulary: Vocabulary, written: Given) -> None:
        """Offer these questions, with the answers as they were written."""
        self.book, self.written = vocabulary.book, written
        self.asked = self.widget.asked = with_gone(askings_in(vocabulary), written)
        self.words = {one.key: (one.words, dict(one.choices)) for one in self.asked}

    def clean(self, value: Any) -> Given:
        """The ticks as plain data. Raises: ValidationError with every mistake as a sentence."""
        if not value["whole"]:
            raise ValidationError(NOT_WHOLE)
        given: Given = value["given"]
        wrong = [(one.words, mistake(self.book, one, given.get(one.key, []))) for one in self.asked]
        if said := [f"{sentence} ({words})" for words, sentence in wrong if sentence]:
            raise ValidationError(said)
        return self._in_order(given)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other choices are ticked."""
        return _sets(data["given"]) != _sets(self.written)

    def meaning(self, value: Any) -> dict[str, list[str]]:
        """The choices by question, to compare what two editors mean."""
        return {key: sorted(choices) for key, choices in value["given"].items()}

    def in_words(self, value: Given | None) -> str:
        """Each question answered with what was said, one per line."""
        return "\n".join(f"{self.words[key][0]} {self._said(key, value or {})}" for key in value or {})

    def change_in_words(self, before: Given | None, now: Given) -> str:
        """What was said before and now, for each question that changed."""
        was = before or {}
        keys = [key for key in {**now, **was} if set(was.get(key, ())) != set(now.get(key, ()))]
        return "; ".join(f"{self.words[key][0]} {self._said(key, was)} became {self._said(key, now)}" for key in keys)

    def _said(self, key: str, given: Given) -> str:
        words = self.words[key][1]
        return f"“{', '.join(words[choice] for choice in given[key])}”" if given.get(key) else "nothing"

    def _in_order(self, given: Given) -> Given:
        """Questions and choices as they were written, then what is new in the order asked."""
        order = [*(key for key in self.written if key in given), *(key for key in given if key not in self.written)]
        same = {key: self.written[key] for key in order if set(self.written.get(key, ())) == set(given[key])}
        return {key: list(same.get(key, given[key])) for key in order}


def _sets(given: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    return {key: set(choices) for key, choices in given.items() if choices}
