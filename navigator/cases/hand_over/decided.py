"""A shared decision in words."""

from dataclasses import dataclass
from datetime import date, datetime

from navigator.cases.contents import FirstStep
from navigator.cases.hand_over.record import Record
from navigator.cases.together.closing import CHECK, REPLIES, TOOK_PART
from navigator.cases.together.overrides import WORDS

TOOK_PART_WORDS, REPLY_WORDS = dict(TOOK_PART), dict(REPLIES)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided. `option` and `first` (what the ranking put first) as names; `overrides`: why they differ.

    `rules`: the reasons of the rules disagreed with. `check`: the four questions with their answers.
    """

    option: str
    first: str
    is_override: bool
    reasons: str
    overrides: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    took_part: tuple[str, ...]
    steps: tuple["Step", ...]
    check: tuple[tuple[str, str], ...]
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """One first step; `by` is None where no day was set."""

    what: str
    who: str
    by: date | None


def decided(record: Record) -> Decided | None:
    """The decision of a visit in words; None where nothing is decided or it is no part of this copy."""
    content = record.decision
    if content is None or not content.option:
        return None
    options, rules = record.book.option, record.book.rule
    overrides = (*(WORDS.get(key, in_words(key)) for key in content.overrides), content.override_words)
    return Decided(
        option=options[content.option].name if content.option in options else in_words(content.option),
        first=options[content.first].name if content.first in options else "",
        is_override=content.is_override,
        reasons=content.reasons,
        overrides=tuple(filter(None, overrides)),
        rules=tuple((key, rules[key].why) for key in content.rules if key in rules),
        took_part=tuple(TOOK_PART_WORDS.get(key, in_words(key)) for key in content.took_part),
        steps=tuple(_step(step) for step in content.steps),
        check=tuple(
            (words, REPLY_WORDS.get(content.check[key], content.check[key]))
            for key, words in CHECK
            if content.check.get(key)
        ),
        by=record.decided_by,
        at=record.decided_at,
    )


def in_words(key: str) -> str:
    """A key as words, where nothing better is known."""
    return key.replace("_", " ").replace("-", " ").capitalize()


def _step(step: FirstStep) -> Step:
    try:
        day = date.fromisoformat(step.by) if step.by else None
    except ValueError:
        day = None
    return Step(step.what, step.who, day)
