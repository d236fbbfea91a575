"""Trying a change: other answers looked at in place of the real ones, which are kept all the while."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from navigator.journey.kept import Kept
from options.rules.answers import read_answers
from options.rules.conditions import Answers, holds
from options.rules.errors import UnknownAnswer
from options.rules.languages import joined
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook
from options.rules.whatif import Step

BETWEEN_QUESTIONS, BEFORE_CHOICES, BETWEEN_CHOICES = ";", "=", ","
LONGEST = 2_000
"""No button's value is longer; every part of one that is no answer would cost a sentence about it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One question whose answer is tried: the answer in short words, and the real one (empty when there is none)."""

    question: str
    now: str
    real: str


def written(steps: Iterable[Step]) -> str:
    """Changed answers as the value of a button: "days_away=up_to_week;support_style=faith,groups_ok"."""
    return BETWEEN_QUESTIONS.join(
        f"{step.question}{BEFORE_CHOICES}{BETWEEN_CHOICES.join(sorted(step.choices))}" for step in steps
    )


def read(rulebook: Rulebook, kept: Kept, text: str) -> dict[str, frozenset[str]]:
    """The answers a button asks to try, read from its value.

    Gives: choices by question; nothing at all when any part is not an answer this person could give to a question
    that could be changed.
    """
    if len(text) > LONGEST:
        return {}
    parts = (part.partition(BEFORE_CHOICES) for part in text.split(BETWEEN_QUESTIONS))
    raw = {key: choices.split(BETWEEN_CHOICES) for key, _, choices in parts}
    try:
        answers = read_answers(rulebook, raw)
    except UnknownAnswer:
        return {}
    told = kept.imagined.told
    could = all(_could_be(rulebook.question.get(key), choices, kept.voice, told) for key, choices in answers.items())
    return answers if could else {}


def begun(kept: Kept, answers: Answers) -> Kept:
    """The same with these answers tried beside those tried already; what equals the real answer is no trial."""
    trial = {**kept.trying, **answers}
    return kept.imagining({key: chosen for key, chosen in trial.items() if chosen != kept.answers.get(key)})


def tried_of(rulebook: Rulebook, kept: Kept) -> tuple[Tried, ...]:
    """What is being tried, in the order asked; empty when nothing is."""
    return tuple(
        Tried(key, short_words(question, kept.trying[key]), short_words(question, kept.answers.get(key, ())))
        for key, question in rulebook.question.items()
        if key in kept.trying
    )


def short_words(question: Question, chosen: Iterable[str]) -> str:
    """An answer in short words, without "not sure"; empty when nothing is known."""
    known = [choice.short for choice in question.choices if choice.key in chosen and not choice.unknown]
    return joined(", ", known)


def _could_be(
    question: Question | None, choices: Iterable[str], voice: str, told: Mapping[str, frozenset[str]]
) -> bool:
    if question is None or not question.changeable or not holds(question.shown_if, told):
        return False
    offered = {choice.key for choice in question.choices if not choice.voices or voice in choice.voices}
    return offered.issuperset(choices)
