"""Texts as readers meet them, in blocks: that is how their reading grade is taken.

A question with its choices, a message, an option, the reasons for one option, a part of a guide. A single short phrase
has no grade worth the name. Findings are told to those who look a source up, and are not graded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from options.rules.evidence import GuideSection
from options.rules.questionnaire import VOICES
from options.rules.rulebook import Rulebook
from options.rules.translations import texts_below


@dataclass(frozen=True, slots=True)
class Block:
    """Texts that are read together. `place` names the row, and what of it: "question age_band, self"."""

    place: str
    texts: tuple[str, ...]


def blocks_of(book: Rulebook) -> Iterator[Block]:
    """Every block of a rulebook, in the order of its parts."""
    for part in (asked, offered, explained):
        yield from part(book)


def asked(book: Rulebook) -> Iterator[Block]:
    """Questions, pages of questions and messages, in each voice."""
    for voice in VOICES:
        for question in book.question.values():
            hint = question.hint.say(voice) if question.hint else ""
            choices = (choice.label for choice in question.choices)
            yield _block(f"question {question.key}, {voice}", question.wording.say(voice), hint, question.why, *choices)
        for step in book.questionnaire.steps:
            yield _block(f"step {step.key}, {voice}", step.title, step.intro.say(voice))
        for alert in book.alerts:
            yield _block(f"alert {alert.key}, {voice}", alert.title, alert.advice.say(voice))


def offered(book: Rulebook) -> Iterator[Block]:
    """Options, what studies saw of them, and the reasons for and against them."""
    for option in book.options:
        points = (point.text for point in (*option.good_points, *option.hard_points))
        asking = (text for one in option.ask_a_programme for text in (one.question, one.good_answer))
        search = option.search
        calling = (search.search_for, *search.say, *search.listen_for) if search else ()
        told = [option.summary, *option.what_happens, option.a_typical_week, option.suits, option.does_not_suit]
        told += [option.next_step_today, option.work_and_family, option.change_later, *option.unknowns]
        yield _block(f"option {option.key}", *told, *points, *option.warning_signs, *asking, *calling)
        yield _block(f"option {option.key}, suspended", option.suspended)
        yield _block(f"option {option.key}, outcomes", *(outcome.text for outcome in option.outcomes))
        yield _block(f"option {option.key}, rules", *(rule.why for rule in book.rules if rule.option == option.key))


def explained(book: Rulebook) -> Iterator[Block]:
    """Guides, words, disagreements and statements."""
    for guide in book.guides:
        yield _block(f"guide {guide.key}", guide.title, guide.summary, guide.privacy or "")
        for section in guide.sections:
            yield _block(f"guide {guide.key}, {section.key}", *_of_section(section))
    for term in book.glossary:
        yield _block(f"term {term.key}, plain", term.plain)
    for conflict in book.conflicts:
        yield _block(f"conflict {conflict.key}, honest_wording", conflict.honest_wording)
    for statement in book.statements:
        yield _block(f"statement {statement.key}, text", statement.text)


def texts_of(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Every text that readers see, one by one, with its place; also those that are not graded."""
    asked_of = book.questionnaire
    questions: tuple[Any, ...] = (asked_of.gate, *asked_of.questions)
    parts: dict[str, tuple[Any, ...]] = {
        "step": asked_of.steps,
        "question": questions,
        "derived answer": asked_of.derived,
        "alert": book.alerts,
        "option": book.options,
        "rule": book.rules,
        "safeguard": book.safeguards,
        "source": book.sources,
        "finding": book.findings,
        "conflict": book.conflicts,
        "helpline": book.helplines,
        "guide": book.guides,
        "term": book.glossary,
        "statement": book.statements,
    }
    yield from (("scale", text) for text in texts_below(book.scale))
    for noun, rows in parts.items():
        for row in rows:
            yield from ((f"{noun} {row.key}", text) for text in dict.fromkeys(texts_below(row)))


def _of_section(section: GuideSection) -> list[str]:
    """Every text of one part of a guide."""
    texts = [section.heading, section.intro, *section.checklist, *(item.text for item in section.items)]
    for row in section.rows:
        texts += [row.when, row.feels, row.helps, row.what, row.was, row.consider]
    for question in section.questions:
        texts += [question.question, question.good_answer, question.poor_answer]
    for pattern in section.patterns:
        texts += [pattern.name, pattern.sounds_like, pattern.try_instead]
    for field in section.fields:
        texts += [field.label, field.hint, field.example]
    return [text for text in (*texts, *(one.says for one in section.disagreement)) if text]


def _block(place: str, *texts: str) -> Block:
    return Block(place, tuple(text for text in texts if text))
