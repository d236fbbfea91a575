"""What people read in the first knowledge base: whole sentences without keys, tidy, with numbers to call."""

import re
from collections.abc import Iterator
from typing import Any

from tests.seed.reference import Knowledge

SHOWN = {
    "a_typical_week", "advice", "amount_text", "blurb", "change_later", "does_not_suit", "good_answer", "heading",
    "helps", "hint", "honest_wording", "intro", "label", "listen_for", "measure", "next_step_today", "over",
    "plain", "poor_answer", "say", "says", "search_for", "short", "suits", "summary", "text", "title", "topic",
    "unknown_short", "unknowns", "warning_signs", "what_for", "what_happens", "what_the_evidence_says", "who",
    "why", "wording", "words", "work_and_family",
}  # fmt: skip
"""Fields whose text readers see."""
KEY_IN_TEXT = re.compile(r"\((f|s|c|x)-[a-z-]+\)|_[a-z]+_|\bany_of\b|\bnone_of\b")


def shown_texts(item: Any, place: str, shown: bool = False) -> Iterator[tuple[str, str]]:
    """Every text readers see inside an item, with its place."""
    if isinstance(item, str):
        if shown:
            yield place, item
    elif isinstance(item, dict):
        for key, value in item.items():
            yield from shown_texts(value, f"{place}.{key}", shown or key in SHOWN)
    elif isinstance(item, list):
        for number, value in enumerate(item):
            yield from shown_texts(value, f"{place}[{number}]", shown)


def all_texts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every text readers see."""
    yield from shown_texts(knowledge.scale, "scale")
    yield from shown_texts(knowledge.steps, "steps")
    stores = [knowledge.questions, knowledge.derived, knowledge.options, knowledge.rules, knowledge.alerts,
              knowledge.guides, knowledge.glossary, knowledge.conflicts, knowledge.helplines]  # fmt: skip
    for store in stores:
        for key, item in store.items():
            yield from shown_texts({part: value for part, value in item.items() if part != "avoid"}, key)


def test_no_key_is_left_in_a_sentence(knowledge: Knowledge) -> None:
    left = [(place, text) for place, text in all_texts(knowledge) if KEY_IN_TEXT.search(text)]

    assert left == []


def test_no_text_begins_or_ends_with_a_space_or_doubles_one(knowledge: Knowledge) -> None:
    untidy = [place for place, text in all_texts(knowledge) if text != " ".join(text.split())]

    assert untidy == []


def test_a_short_phrase_completes_because_you_said(knowledge: Knowledge) -> None:
    ends = [choice for question in knowledge.questions.values() for choice in question["choices"]]
    ends += [band for derived in knowledge.derived.values() for band in derived["bands"]]
    stumbling = [end["short"] for end in ends if end["short"].endswith((".", ",", ";")) or "the person" in end["short"]]

    assert stumbling == []


def test_every_alert_tells_each_voice_where_to_call_in_an_emergency(knowledge: Knowledge) -> None:
    silent = [
        (key, voice)
        for key, alert in knowledge.alerts.items()
        if alert["level"] == "stop_now"
        for voice, advice in alert["advice"].items()
        if voice != "counsellor" and not re.search(r"\b(911|988)\b", advice)
    ]

    assert silent == []
