"""A decision in words, as it stands beside a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from navigator.cases.contents import DecisionContent
from navigator.cases.models import Decision
from navigator.cases.together.closing import CHECK, REPLIES, TOOK_PART
from navigator.cases.together.overrides import WORDS
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Step:
    """A first step: what, who, and by which day, which may be missing."""

    what: str
    who: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision. `option` is empty when nothing was decided yet; `first`: what the order put first.

    `why` and `rules`: why it differs from the order, and the rules seen differently, empty when it does not. `check`:
    the four questions with their replies.
    """

    option: str
    first: str
    differs: bool
    reasons: str
    why: tuple[str, ...]
    rules: tuple[str, ...]
    took_part: tuple[str, ...]
    steps: tuple[Step, ...]
    follow_up: date | None
    check: tuple[tuple[str, str], ...]
    author: str
    at: datetime


def decided_of(decision: Decision | None, book: Rulebook | None) -> Decided | None:
    """A decision in the words of its release; keys stand for words that cannot be read. None for none."""
    if decision is None:
        return None
    content = DecisionContent.of(decision.content)
    own = (content.override_words,) if content.override_words else ()
    return Decided(
        option=_name(content.option, book),
        first=_name(content.first, book),
        differs=content.is_override,
        reasons=content.reasons,
        why=(*_in_words(content.overrides, WORDS), *own),
        rules=tuple(book.rule[key].why if book and key in book.rule else key for key in content.rules),
        took_part=_in_words(content.took_part, dict(TOOK_PART)),
        steps=tuple(Step(step.what, step.who, day_in(step.by)) for step in content.steps),
        follow_up=day_in(content.follow_up),
        check=tuple((words, dict(REPLIES)[content.check[key]]) for key, words in CHECK if content.check.get(key)),
        author=str(decision.author),
        at=decision.decided_at,
    )


def day_in(text: str) -> date | None:
    """A day as it is stored; None for none."""
    return date.fromisoformat(text) if text else None


def _name(key: str, book: Rulebook | None) -> str:
    return book.option[key].name if book and key in book.option else key


def _in_words(keys: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words.get(key, key) for key in keys)
