"""Is a rulebook ready for readers, beyond being whole? Reviews done, words that fit, equal detail, checked findings.

Each of these keeps a draft from being published. That every option has a rule is looked at by `find_problems`.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from options.publishing.blocks import blocks_of, texts_of
from options.publishing.detail import detail_problems
from options.publishing.wording import HIGHEST_GRADE, STIGMA, wording_of
from options.rules.catalog import Option
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook

REVIEWED = {"source": "sources", "finding": "findings", "conflict": "conflicts", "helpline": "helplines"}
"""What must be read again by a day: the noun of a row, and the part of the rulebook that holds it."""
DAY_AND_NIGHT = 168
"""Hours in a week: a live-in setting takes them all, and no study is needed to say so."""


def readiness_problems(book: Rulebook, today: date) -> tuple[Problem, ...]:
    """Everything that keeps a whole rulebook from readers.

    Takes: the day by which reviews are judged.
    Gives: problems with the codes "review", "stigma", "british", "grade", "detail" and "unchecked".
    """
    return (*overdue_reviews(book, today), *_of_texts(book))


@lru_cache(maxsize=4)
def _of_texts(book: Rulebook) -> tuple[Problem, ...]:
    """What is wrong with texts and facts; kept for the last few rulebooks, because each is asked again and again."""
    checks = (word_problems, grade_problems, detail_problems, unchecked)
    return tuple(problem for check in checks for problem in check(book))


def overdue_reviews(book: Rulebook, today: date) -> Iterator[Problem]:
    """Rows whose day of review has passed, row by row."""
    for noun, part in REVIEWED.items():
        for row in getattr(book, part):
            if row.review_by < today.isoformat():
                message = f"It was to be checked again by {row.review_by}."
                remedy = "Read it again, then set both dates, on the page Evidence care or here."
                yield Problem("review", f"{noun} {row.key}, review_by", message, remedy)


def word_problems(book: Rulebook) -> Iterator[Problem]:
    """Stigmatizing and British words in any text that readers see."""
    wording = wording_of(book)
    for place, text in texts_of(book):
        for found in wording.words_to_mend(text):
            what = "puts the person last" if found.kind == STIGMA else "is not American English"
            message = f"“{found.word}” {what}: “{_around(text, found.word)}”"
            yield Problem(found.kind, place, message, f"Say instead: {found.say}.")


def grade_problems(book: Rulebook) -> Iterator[Problem]:
    """Blocks of text for families that are harder than grade 8."""
    wording = wording_of(book)
    for block in blocks_of(book):
        grade = wording.grade(block.texts)
        if grade is not None and grade > HIGHEST_GRADE:
            message = f"It reads at grade {grade:.1f}; the limit is {HIGHEST_GRADE}."
            remedy = f"Use shorter words and sentences. Hardest: “{_hardest(wording, block.texts)}”"
            yield Problem("grade", block.place, message, remedy)


def unchecked(book: Rulebook) -> Iterator[Problem]:
    """Facts that rest on nothing, or only on findings that nobody read in their source.

    A good or hard side may be plain sense and cite nothing, if another point on the same side is cited. What studies
    saw, a price, a length or hours may not. Rules are looked at by `find_problems`.
    """
    checked = {finding.key for finding in book.findings if finding.verified}
    for option in book.options:
        for field, number, findings, needs_one in _facts(option):
            if needs_one and not findings:
                message = f"Number {number} states a figure or a result and cites nothing."
            elif findings and not checked.intersection(findings):
                message = f"Number {number} rests only on findings that were not read in their source."
            else:
                continue
            remedy = "Cite a finding that was checked, or take the statement out."
            yield Problem("unchecked", f"option {option.key}, {field}", message, remedy)
        for field in ("good_points", "hard_points"):
            points = getattr(option, field)
            if points and not any(point.findings for point in points):
                message = "No point on this side cites a finding."
                yield Problem("unchecked", f"option {option.key}, {field}", message, "Cite at least one.")


def _facts(option: Option) -> Iterator[tuple[str, int, tuple[str, ...], bool]]:
    """Every fact: its field, its number there, what it cites, and whether it needs a citation at all."""
    for field in ("good_points", "hard_points", "outcomes"):
        for number, row in enumerate(getattr(option, field), start=1):
            yield field, number, row.findings, field == "outcomes"
    for number, cost in enumerate(option.cost, start=1):
        yield "cost", number, cost.findings, bool(cost.low or cost.high)
    is_setting = option.kind == "setting"
    yield "length", 1, option.length.findings, is_setting and _says(option.length.min_days, option.length.max_days)
    yield "hours_per_week", 1, option.hours_per_week.findings, is_setting and _says(*_hours(option))


def _hours(option: Option) -> tuple[Any, ...]:
    return tuple(None if hours == DAY_AND_NIGHT else hours for hours in _span(option))


def _span(option: Option) -> tuple[Any, Any]:
    return option.hours_per_week.min, option.hours_per_week.max


def _says(*numbers: Any) -> bool:
    """Whether a number above zero is stated."""
    return any(numbers)


def _hardest(wording: Any, texts: tuple[str, ...]) -> str:
    """The text that is hardest on its own, cut."""
    graded = [(wording.grade((text,)) or 0.0, text) for text in texts]
    return _cut(max(graded, key=lambda pair: pair[0])[1])


def _around(text: str, word: str) -> str:
    """The words around a word."""
    start = max(text.find(word) - 40, 0)
    return _cut(text[start:].lstrip(), before=start > 0)


def _cut(text: str, longest: int = 100, *, before: bool = False) -> str:
    short = text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
    return f"… {short}" if before else short
