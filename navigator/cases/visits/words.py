"""Answers in words. Pure."""

from collections.abc import Set

from options.rules.languages import joined
from options.rules.questionnaire import Question


def words_of(question: Question, given: Set[str]) -> str:
    """An answer in words, empty without one."""
    return joined("; ", (choice.label for choice in question.choices if choice.key in given))
