"""How a text reads: its grade, its longest sentence, and words that readers should not meet, each with a better one.

The words stand in `wording.yaml` and under "avoid" in the glossary. Only English is judged. The grader is loaded by the
first text that is graded, so that processes that serve readers never load it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from options.publishing.reading import read_yaml
from options.rules.rulebook import Rulebook

HIGHEST_GRADE = 8
"""The highest grade of the Flesch-Kincaid scale that families can be asked to read."""
FEWEST_WORDS = 10
"""Fewer words than these have no grade worth the name."""
LONG_SENTENCE = 25
"""Words in a sentence that is better cut in two."""
STIGMA, BRITISH = "stigma", "british"
KEPT_TEXTS = 16384
WORDS = Path(__file__).with_name("wording.yaml")
SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”)]))\s+")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Found:
    """A word that should not stand in a text: as it stands there, what kind it is, and what to say instead."""

    word: str
    kind: str
    say: str


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A list of words as one pattern, with what to say for each."""

    kind: str
    pattern: re.Pattern[str]
    says: dict[str, str]

    def found_in(self, text: str) -> Iterator[Found]:
        """Each word of the list that stands in a text, once."""
        for match in {match[0].lower(): match for match in self.pattern.finditer(text)}.values():
            listed = " ".join(match["word"].lower().split())
            yield Found(match[0], self.kind, self.says[listed])


@dataclass(frozen=True)
class Wording:
    """The words of one rulebook that matter for reading: names that do not count as hard, and words to avoid.

    `names` are the words of the glossary and the names of options; the glossary explains them where they stand.
    """

    names: re.Pattern[str]
    lists: tuple[Listed, ...]

    def grade(self, texts: Iterable[str]) -> float | None:
        """The grade of texts read one after the other; None when they are too short for one.

        A text without a full stop counts as a sentence.
        """
        full = [text for text in texts if text]
        whole = " ".join(text if text[-1] in ".!?" else f"{text}." for text in full)
        return _grade(self.names, whole) if len(" ".join(full).split()) >= FEWEST_WORDS else None

    def words_to_mend(self, text: str) -> tuple[Found, ...]:
        """The words of a text that readers should not meet, in no more than one line for each."""
        return _found(self.lists, text)


def wording_of(book: Rulebook) -> Wording:
    """The wording by which the texts of a rulebook are judged."""
    glossary = tuple((term.term, term.also_called, term.avoid) for term in book.glossary)
    return wording_from(glossary, tuple(option.name for option in book.options))


@lru_cache(maxsize=8)
def wording_from(glossary: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...], names: tuple[str, ...]) -> Wording:
    """The wording that follows from a glossary (word, other names, words to avoid) and the names of options."""
    known = {name for term, also_called, _ in glossary for name in (_plain(term), *also_called)} | {*names}
    avoid = {_plain(word).lower(): _plain(term) for term, _, words in glossary for word in words}
    return Wording(_any_of(known), (_stigma(avoid), _british()))


def long_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that are better cut in two."""
    return tuple(one for one in SENTENCE_END.split(text) if len(one.split()) > LONG_SENTENCE)


def _stigma(avoid: dict[str, str]) -> Listed:
    """Whole words: those of the file, and those of the glossary that are not named there."""
    data = _data()
    says: dict[str, str] = avoid | {word: row["say"] for row in data["stigma"] for word in row["words"]}
    says = {word: say for word, say in says.items() if word not in data["may_name"]}
    return Listed(STIGMA, _pattern(says, ending=r"(?:s|['\u2019]s)?\b"), says)


def _british() -> Listed:
    """Beginnings of words."""
    says = {word: row["say"] for row in _data()["british"] for word in row["words"]}
    return Listed(BRITISH, _pattern(says, ending=r"\w*"), says)


def _pattern(words: Iterable[str], ending: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?P<word>{either}){ending}", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    either = "|".join(rf"\b{re.escape(name)}s?\b" for name in longest_first)
    return re.compile(either or r"(?!)", re.IGNORECASE)


def _plain(term: str) -> str:
    """A word without what stands in brackets behind it."""
    return term.partition(" (")[0]


@lru_cache(maxsize=1)
def _data() -> Any:
    return read_yaml(WORDS.read_text(encoding="utf-8"))


@lru_cache(maxsize=KEPT_TEXTS)
def _grade(names: re.Pattern[str], whole: str) -> float:
    import textstat

    return float(textstat.flesch_kincaid_grade(names.sub("it", whole)))


@lru_cache(maxsize=KEPT_TEXTS)
def _found(lists: tuple[Listed, ...], text: str) -> tuple[Found, ...]:
    used = _allowed().sub("it", _without_advice(text))
    return tuple(found for one in lists for found in one.found_in(used))


@lru_cache(maxsize=1)
def _allowed() -> re.Pattern[str]:
    return _any_of(_data()["allowed"])


def _without_advice(text: str) -> str:
    """The text without the words that it names in order to advise against them."""
    advises = tuple(_data()["advises"])
    said = SENTENCE_END.split(text)
    return " ".join(QUOTED.sub("it", one) if one.startswith(advises) else one for one in said)
