"""Are the translations fit to publish? A missing one is no problem: the English text stands in its place, marked."""

from collections import Counter

from options.rules.errors import Problem
from options.rules.languages import LANGUAGES
from options.rules.problems.common import Problems
from options.rules.rulebook import Rulebook, Translation

SHOWN = 50


def translation_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with the translations: unknown languages, empty texts, a text twice, a changed number."""
    for one in rulebook.translations:
        yield from _one(one)
    for (language, source), times in Counter((one.language, one.source) for one in rulebook.translations).items():
        if times > 1:
            message = f"The text is translated {times} times."
            yield Problem("duplicate", place_of(language, source), message, "Keep one of them.")
    numbers = {line.number for line in rulebook.helplines}
    for one in rulebook.translations:
        if one.source in numbers and _digits(one.source) != _digits(one.text):
            message = f"The numbers differ from those in {one.source!r}."
            yield Problem("number", place_of(one.language, one.source), message, "Write the same digits, in order.")


def place_of(language: str, source: str) -> str:
    """How a problem names a translation: the language and how the English text begins."""
    return f"translation {language}, “{source if len(source) <= SHOWN else source[: SHOWN - 1] + '…'}”"


def _one(one: Translation) -> Problems:
    if one.language not in LANGUAGES[1:]:
        message = f"There is no language {one.language!r}."
        remedy = f"Use one of: {', '.join(LANGUAGES[1:])}."
        yield Problem("language", place_of(one.language, one.source), message, remedy)
    if not one.source.strip() or not one.text.strip():
        message = "The English text or its translation is empty."
        yield Problem("empty", place_of(one.language, one.source), message, "Write it, or take the entry out.")


def _digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]
