"""A release in another language: which texts readers see, and the same rulebook with those texts translated."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from options.rules import catalog, evidence, questionnaire, rulebook
from options.rules.languages import ENGLISH, in_english
from options.rules.rulebook import Rulebook

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Opening:
    """What readers see of an option first; its other texts come later."""

    name: str
    summary: str
    next_step_today: str


TEXTS: Mapping[type, tuple[str, ...]] = {
    Opening: ("name", "summary", "next_step_today"),
    catalog.EffectScale: ("words",),
    catalog.FitBand: ("words",),
    catalog.ThemeLabel: ("label",),
    catalog.Family: ("heading", "blurb"),
    catalog.Words: ("words",),
    catalog.Option: (
        "name",
        "summary",
        "also_called",
        "what_happens",
        "a_typical_week",
        "suits",
        "does_not_suit",
        "work_and_family",
        "change_later",
        "next_step_today",
        "unknowns",
        "warning_signs",
        "suspended",
    ),
    catalog.Length: ("text",),
    catalog.Hours: ("text",),
    catalog.Cost: ("amount_text", "payer", "unit"),
    catalog.Point: ("text",),
    catalog.Outcome: ("measure", "text", "over", "who"),
    catalog.Figure: ("label",),
    catalog.ProgramQuestion: ("question", "good_answer"),
    catalog.ProgramSearch: ("search_for", "say", "listen_for"),
    questionnaire.Voiced: ("own", "other", "counsellor"),
    questionnaire.Step: ("title",),
    questionnaire.Question: ("why",),
    questionnaire.Choice: ("label", "short"),
    questionnaire.Band: ("label", "short"),
    questionnaire.Derived: ("label", "why", "unknown_short"),
    questionnaire.Alert: ("title",),
    evidence.Source: ("type_label",),
    evidence.Finding: ("statement", "figure", "population"),
    evidence.Conflict: ("topic", "honest_wording", "what_the_evidence_says", "seed_claim_note"),
    evidence.Helpline: ("name", "number", "hours", "what_for"),
    evidence.Term: ("term", "plain", "also_called"),
    evidence.Guide: ("title", "summary", "privacy"),
    evidence.GuideSection: ("heading", "intro", "checklist"),
    evidence.GuideItem: ("text",),
    evidence.GuideRow: ("when", "feels", "helps", "what", "price", "was", "consider"),
    evidence.GuideField: ("label", "hint", "example"),
    evidence.GuidePattern: ("name", "sounds_like", "try_instead"),
    evidence.GuideQuestion: ("question", "good_answer", "poor_answer"),
    evidence.Disagreement: ("source", "says"),
    evidence.Statement: ("heading", "text"),
    rulebook.Rule: ("why",),
    rulebook.Safeguard: ("statement",),
}
"""The fields that readers see, by kind of value. Keys, addresses, titles and authors of documents stay as they are."""

NEVER_SHOWN = ("translations", "example_cases", "profiles", "seed_coverage")
"""Parts of a rulebook that no reader sees."""


@dataclass(frozen=True, slots=True)
class Group:
    """Texts of one kind, in the order readers meet them."""

    heading: str
    texts: tuple[str, ...]


def in_language(book: Rulebook, language: str) -> Rulebook:
    """The same rulebook in another language: only texts differ, so it asks and ranks the same.

    A text is found by its English words. Without a translation, or after the English text was changed, it stays
    English and is marked so (see `languages.Marked`). English gives the rulebook itself.
    """
    if language == ENGLISH:
        return book
    known = said_in(book, language)
    parts = {field.name: getattr(book, field.name) for field in fields(book) if field.name not in NEVER_SHOWN}
    return replace(
        book, **{name: _said(part, lambda text: known.get(text) or in_english(text)) for name, part in parts.items()}
    )


def said_in(book: Rulebook, language: str) -> dict[str, str]:
    """What a rulebook says in a language, by the English text."""
    return {one.source: one.text for one in book.translations if one.language == language}


def untranslated(book: Rulebook, language: str) -> tuple[Group, ...]:
    """The English texts without a translation, in the order readers meet them; groups with none are left out."""
    known = said_in(book, language)
    groups = (
        Group(one.heading, tuple(text for text in one.texts if text not in known)) for one in texts_in_order(book)
    )
    return tuple(group for group in groups if group.texts)


def unused(book: Rulebook, language: str) -> tuple[str, ...]:
    """The English texts that have a translation, but that the rulebook no longer says."""
    used = {text for group in texts_in_order(book) for text in group.texts}
    return tuple(source for source in said_in(book, language) if source not in used)


def texts_in_order(book: Rulebook) -> tuple[Group, ...]:
    """Every English text for readers, once, in the order readers meet them."""
    seen: set[str] = set()
    groups = []
    for heading, values in _in_order(book):
        texts = tuple(dict.fromkeys(text for text in texts_below(values) if text not in seen))
        seen.update(texts)
        groups.append(Group(heading, texts))
    return tuple(groups)


def texts_below(value: object) -> Iterator[str]:
    """Every text for readers anywhere inside a value, with repetitions."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from texts_below(item)
    elif is_dataclass(value):
        kind: Any = type(value)
        for name, is_shown in _names_of(kind):
            content = getattr(value, name)
            yield from _texts(content) if is_shown else texts_below(content)


@cache
def _names_of(kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of value in the order their texts are read, and whether each is a text for readers."""
    shown = TEXTS.get(kind, ())
    rest = (field.name for field in fields(kind) if field.name not in shown)
    return (*((name, True) for name in shown), *((name, False) for name in rest))


def _in_order(book: Rulebook) -> Iterator[tuple[str, object]]:
    """The parts of a rulebook, each with a heading, in the order readers meet them."""
    asked, options = book.questionnaire, book.options
    yield "The safety gate", asked.gate
    yield "Questions", [part for step in asked.steps for part in (step, *_of_step(asked, step.key))]
    yield "How serious it is", asked.derived
    yield "Messages", book.alerts
    yield "Numbers to call", book.helplines
    yield "Words of the scales", book.scale
    yield "Names of options", [Opening(option.name, option.summary, option.next_step_today) for option in options]
    yield "Facts of options", [(option.length, option.hours_per_week) for option in options]
    yield "Reasons", book.rules
    yield "Types of document", book.sources
    yield "Options in full", options
    yield "Guides", book.guides
    yield "Words explained", book.glossary
    yield "Where sources disagree", book.conflicts
    yield "Findings", book.findings
    yield "Safety promises", book.safeguards
    yield "About the guide", book.statements


def _of_step(asked: questionnaire.Questionnaire, step: str) -> Iterable[questionnaire.Question]:
    return (question for question in asked.questions if question.step == step)


def _texts(content: Any) -> Iterator[str]:
    """The texts of one field: a text, several, or none. What has no letter needs no translation."""
    for text in (content,) if isinstance(content, str) else content or ():
        if any(letter.isalpha() for letter in text):
            yield text


def _said(value: Any, say: Say) -> Any:
    """A value with its texts said anew; the value itself when it holds none."""
    if isinstance(value, tuple):
        return tuple([_said(item, say) for item in value])
    if not is_dataclass(value) or isinstance(value, type):
        return value
    shown, changed = TEXTS.get(type(value), ()), {}
    for field in fields(value):
        content = getattr(value, field.name)
        new = _field(content, say) if field.name in shown else _said(content, say)
        if new is not content:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _field(content: Any, say: Say) -> Any:
    """One field for readers: a text, several, or none. What has no letter stays as it is."""
    if isinstance(content, tuple):
        return tuple([_field(text, say) for text in content])
    return say(content) if any(letter.isalpha() for letter in content or "") else content
