"""Words explained where they stand: glossary terms found in a text, linked to their meaning on the same page.

The meanings stand at the foot of the page (templates/components/words.html); the style sheet lifts the one that was
tapped into view, so no script is needed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

from django.utils.safestring import mark_safe

from options.rules.evidence import Term
from options.rules.rulebook import Rulebook

Finder = tuple[re.Pattern[str], Mapping[str, Term]]


def words_in(rulebook: Rulebook, texts: Iterable[str]) -> tuple[Term, ...]:
    """The glossary terms that these texts use, each once, by the alphabet."""
    used = {term.key: term for text in texts for _, term in _mentions(rulebook, text)}
    return tuple(sorted(used.values(), key=lambda term: term.term.casefold()))


def linked(rulebook: Rulebook, text: str) -> str:
    """The text with the first mention of each term linked to its meaning, as HTML; markup is left as it is."""
    if hasattr(text, "__html__"):
        return text
    parts: list[str] = []
    done, seen = 0, set[str]()
    for match, term in _mentions(rulebook, text):
        if term.key not in seen:
            seen.add(term.key)
            parts += [escape(text[done : match.start()]), _link(term, match.group())]
            done = match.end()
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308  # nosec


def _link(term: Term, words: str) -> str:
    return f'<a class="term" href="#word-{escape(term.key)}">{escape(words)}</a>'


def _mentions(rulebook: Rulebook, text: str) -> Iterator[tuple[re.Match[str], Term]]:
    """Every term in a text, in order. A name in capitals, such as ADA, is found in capitals only."""
    pattern, terms = _finder(rulebook)
    for match in pattern.finditer(text):
        words = match.group()
        term = terms.get(words) or terms.get(words.casefold()) or terms.get(words.casefold().removesuffix("s"))
        if term:
            yield match, term


@lru_cache(maxsize=4)
def _finder(rulebook: Rulebook) -> Finder:
    """One pattern for all terms, the longest first, and the term behind each way to write it."""
    terms: dict[str, Term] = {}
    for term in rulebook.glossary:
        for name in (term.term.partition(" (")[0], *term.also_called):
            terms.setdefault(name if name.isupper() else name.casefold(), term)
    names = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_pattern, names))})\b"), terms


def _pattern(name: str) -> str:
    """A pattern for one name; capitals and a plural ending count only where the name is an ordinary word."""
    return re.escape(name) if name.isupper() else f"(?i:{re.escape(name)}s?)"
