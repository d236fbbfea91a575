"""Every claim of the founding articles that is used can be found on a page where the account of them says it is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from django.urls import reverse

from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.catalog import Option
from options.rules.evidence import Appearance, SeedClaim
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook
from tests.guides.test_guides import said
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed, seed_book
from tests.reading import Page

BOOK = seed_book()
CLAIMS = BOOK.seed_coverage
IN_ARTICLES = (46, 36, 33, 58, 17)
"""How many claims each of the five articles makes."""
SAID = ("text", "measure", "amount_text", "question", "good_answer")
"""Parts of an option's facts that readers see."""
NAMED = {
    "results": "results",
    "how-this-works": "how-it-works",
    "learn pages": "guides",
    "questionnaire": "check",
    "compare page": "compare",
}
"""Pages as the account calls them, and the names of their addresses."""


@pytest.fixture(autouse=True)
def served_release() -> Iterator[None]:
    """Serve the seed, and nothing afterwards."""
    current.install(live_seed())
    yield
    current.install(None)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim)
def test_a_claim_is_found_where_it_is_said_to_be(claim: SeedClaim) -> None:
    missing = [f"{place.kind} {place.ref}: {lost}" for place in claim.appears_in for lost in FINDERS[place.kind](place)]

    assert claim.appears_in or claim.not_used
    assert missing == []


def test_every_claim_of_the_five_articles_is_accounted_for() -> None:
    numbers = [tuple(map(int, claim.claim.split("."))) for claim in CLAIMS]

    assert len(numbers) == sum(IN_ARTICLES) == 190
    assert numbers == [(article, n) for article, count in enumerate(IN_ARTICLES, 1) for n in range(1, count + 1)]


def test_a_claim_that_is_nowhere_would_be_noticed() -> None:
    wrong = LiveRelease(2, "2" * 64, "2026-11-21", without_its_texts(BOOK))
    used = [place for claim in CLAIMS for place in claim.appears_in if place.kind in ("option", "guide", "glossary")]
    current.install(wrong)
    _page.cache_clear()
    _words.cache_clear()

    found = [place.ref for place in used if not list(FINDERS[place.kind](place))]

    _page.cache_clear()
    _words.cache_clear()
    assert found == ["iop.stay", "naloxone.good_points"]  # true of naloxone as well


def without_its_texts(book: Rulebook) -> Rulebook:
    """A rulebook whose options all speak of naloxone, and whose guides and words say nothing."""
    return replace(
        book,
        options=tuple(replace(BOOK.option["naloxone"], key=option.key) for option in book.options),
        guides=tuple(replace(guide, sections=()) for guide in book.guides),
        glossary=(),
    )


def _in_option(place: Appearance) -> Iterator[str]:
    """The texts of one field of an option that are not on its page."""
    key, _, field = place.ref.partition(".")
    yield from _without(_words(reverse("option", args=(key,))), _field_texts(BOOK.option[key], field))


def _in_guide(place: Appearance) -> Iterator[str]:
    """The texts of one part of a guide that are not in that part of its page."""
    key, _, part = place.ref.partition("#")
    (guide,) = (guide for guide in BOOK.guides if guide.key == key)
    sections = [section for section in guide.sections if part in ("", section.key)]
    page = _page(reverse("guide", args=(key,)))
    for section in sections:
        yield from _without(page.part(section.key), said(section))
    if not sections:
        yield f"{key} has no such part"


def _in_question(place: Appearance) -> Iterator[str]:
    """The wordings and choices of a question that are not on its page, in any voice."""
    question = BOOK.question[place.ref]
    for voice in BOOK.questionnaire.voices:
        offered = [choice.label for choice in question.choices if not choice.voices or voice in choice.voices]
        yield from _without(_step_words(voice, _step(question)), [question.wording.say(voice), *offered])


def _in_conflicts(place: Appearance) -> Iterator[str]:
    """The words of a disagreement that are not in the evidence library."""
    conflict = BOOK.conflict[place.ref]
    yield from _without(_words(reverse("evidence")), [conflict.topic, conflict.honest_wording])


def _in_rules(place: Appearance) -> Iterator[str]:
    """Says so when no rule of a theme is among the rules in words."""
    page = _page(reverse("how-it-works"))
    shown = [rule for rule in BOOK.rules if rule.theme == place.ref and f"rule-{rule.key}" in page.ids]
    if not [rule for rule in shown if " ".join(rule.why.split()) in _words(reverse("how-it-works"))]:
        yield "no rule of this theme is shown"


def _in_glossary(place: Appearance) -> Iterator[str]:
    """The meaning of a word, when it is not in the glossary."""
    (term,) = (term for term in BOOK.glossary if term.term == place.ref)
    yield from _without(_words(reverse("glossary")), [term.term, term.plain])


def _in_alerts(place: Appearance) -> Iterator[str]:
    """The title of a message, when it does not come up for answers that its condition names."""
    alert = BOOK.alert[place.ref]
    answers = {clause.question: list(clause.any_of[:1]) for clause in alert.when if clause.any_of}
    gate = BOOK.questionnaire.gate.key
    visitor = Visitor().begin().press("Continue", {gate: answers.pop(gate, ["none"])})
    page = visitor.answer_all(answers).open(reverse("results")).page if answers else visitor.page
    yield from _without(" ".join(page.words.split()), [alert.title])


def _in_pages(place: Appearance) -> Iterator[str]:
    """Says so when a page of the site does not open for someone who has answered."""
    visitor = Visitor().pass_gate().answer_all({}).open(reverse(NAMED[place.ref]))
    if visitor.trail[-1].status_code != 200 or visitor.url != reverse(NAMED[place.ref]):
        yield "the page does not open"
    elif place.ref == "results" and len(visitor.page.having("data-option")) < 3:
        yield "fewer than three options"


FINDERS: dict[str, Callable[[Appearance], Iterator[str]]] = {
    "option": _in_option,
    "guide": _in_guide,
    "question": _in_question,
    "conflict": _in_conflicts,
    "rule_theme": _in_rules,
    "glossary": _in_glossary,
    "alert": _in_alerts,
    "page": _in_pages,
}


def _field_texts(option: Option, field: str) -> list[str]:
    """What readers see of one field of an option: its texts, or the words of the scale for its key."""
    value = getattr(option, field)
    if field == "continues_with":
        return [BOOK.option[key].name for key in value]
    for scale in {"stay": BOOK.scale.stays, "medication": BOOK.scale.medication_roles}.get(field, ()):
        if scale.key == value:
            return [scale.words]
    return list(_texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name in SAID:
                yield from _texts(getattr(value, part.name))


def _without(words: str, texts: list[str]) -> Iterator[str]:
    """The texts that these words do not hold."""
    return (text for text in texts if re.sub(r"\s+", " ", text) not in words)


def _step(question: Question) -> str:
    return "safety" if question.step == "gate" else question.step


@cache
def _page(address: str) -> Page:
    return Page(Visitor().open(address).trail[-1].content)


@cache
def _words(address: str) -> str:
    return " ".join(_page(address).words.split())


@cache
def _step_words(voice: str, step: str) -> str:
    return " ".join(Visitor().pass_gate(voice).open(reverse("question", args=(step,))).page.words.split())
