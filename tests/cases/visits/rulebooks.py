"""Releases that differ from the seed in one way each."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.codec import canonical_json, digest_of
from options.rules.conditions import Clause
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook
from tests.knowledge import live_seed, seed_book

NEW = "cold_sweats"
"""The key of a question that the seed does not have."""


def asking_more(book: Rulebook, shown_if: tuple[Clause, ...] = ()) -> Rulebook:
    """The same with another question on the page of `history`, asked always or under a condition."""
    like = book.question["times_tried"]
    choices = (Choice("yes", "Yes, it has", "it has"), Choice("no", "No, it has not", "it has not"))
    question = replace(like, key=NEW, kind="single", choices=choices, shown_if=shown_if)
    return _with_questions(book, [*book.questionnaire.questions, question])


def asking_less(book: Rulebook, key: str) -> Rulebook:
    """The same without a question."""
    return _with_questions(book, [one for one in book.questionnaire.questions if one.key != key])


def offering_more(book: Rulebook, key: str) -> Rulebook:
    """The same with one more choice for a question."""
    more = Choice("something_new", "Something new", "something new")
    changed = [
        replace(one, choices=(*one.choices, more)) if one.key == key else one for one in book.questionnaire.questions
    ]
    return _with_questions(book, changed)


def suspending(book: Rulebook, key: str, why: str) -> Rulebook:
    """The same with an option that nobody is offered for now."""
    options = tuple(replace(one, suspended=why) if one.key == key else one for one in book.options)
    return replace(book, options=options)


def without_rules_for(book: Rulebook, key: str) -> Rulebook:
    """The same without the rules that speak of an option."""
    return replace(book, rules=tuple(rule for rule in book.rules if rule.option != key))


def publish(book: Rulebook, number: int = 2) -> LiveRelease:
    """Serve this rulebook as the release of a number, after the seed."""
    layouts: dict[int, Any] = {1: live_seed().layouts[1]}
    release = LiveRelease(number, digest_of(canonical_json(book)), "2026-12-01", book, layouts)
    current.install(release)
    return release


def _with_questions(book: Rulebook, questions: Iterable[Question]) -> Rulebook:
    return replace(book, questionnaire=replace(book.questionnaire, questions=tuple(questions)))


SEED = seed_book()
