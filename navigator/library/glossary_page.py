"""Words explained plainly."""

from dataclasses import dataclass

from navigator.shown.citations import Ref, refs
from options.rules.evidence import Term
from options.rules.languages import joined, plain
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One word. `also_called` is a list in words, or empty."""

    key: str
    term: str
    plain: str
    also_called: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """All words, by letter."""

    letters: tuple[tuple[str, tuple[TermEntry, ...]], ...]


def glossary_page(rulebook: Rulebook) -> GlossaryPage:
    """The words of a rulebook in alphabetical order."""
    letters: dict[str, list[TermEntry]] = {}
    for term in sorted(rulebook.glossary, key=lambda term: term.term.casefold()):
        letters.setdefault(_letter(term), []).append(_entry(rulebook, term))
    return GlossaryPage(tuple((letter, tuple(entries)) for letter, entries in letters.items()))


def _letter(term: Term) -> str:
    first = plain(term.term)[:1].upper()
    return first if first.isalpha() else "0-9"


def _entry(rulebook: Rulebook, term: Term) -> TermEntry:
    return TermEntry(term.key, term.term, term.plain, joined(", ", term.also_called), refs(rulebook, term.findings))
