"""Looking through the evidence by words, type of source, option and theme. Nothing that is looked for is kept.

A finding matches when every word typed begins some word of it: its statement, figure, group studied, source, the
options it speaks about, or other names of these. So "suboxone" finds what is said about buprenorphine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from navigator.library.evidence_page import FindingEntry, evidence_page
from navigator.library.option_page import findings_of
from options.rules.rulebook import Rulebook

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty leaves all. `type` is the label of a type of source."""

    words: str = ""
    type: str = ""
    option: str = ""
    theme: str = ""

    def __bool__(self) -> bool:
        return any((self.words.strip(), self.type, self.option, self.theme))


@dataclass(frozen=True, slots=True)
class Indexed:
    """One finding made ready to be found."""

    entry: FindingEntry
    words: frozenset[str]
    type: str
    options: frozenset[str]
    themes: frozenset[str]

    def matches(self, wanted: Wanted, starts: tuple[str, ...]) -> bool:
        """Whether it is what is looked for. Takes: `starts`, the words typed, in lower case."""
        return (
            wanted.type in ("", self.type)
            and (not wanted.option or wanted.option in self.options)
            and (not wanted.theme or wanted.theme in self.themes)
            and all(any(word.startswith(start) for word in self.words) for start in starts)
        )


def search(rulebook: Rulebook, wanted: Wanted) -> tuple[FindingEntry, ...]:
    """The findings that match, strongest type of source first. Nothing wanted finds nothing."""
    if not wanted:
        return ()
    starts = tuple(_words(wanted.words))
    return tuple(item.entry for item in index_of(rulebook) if item.matches(wanted, starts))


def types_of(rulebook: Rulebook) -> tuple[str, ...]:
    """The labels of the types of source that hold findings, strongest first."""
    return tuple(dict.fromkeys(item.type for item in index_of(rulebook)))


@lru_cache(maxsize=4)
def index_of(rulebook: Rulebook) -> tuple[Indexed, ...]:
    """Every finding made ready to be found, once per release, in the order of the evidence page."""
    options, themes = _options_of(rulebook), _themes_of(rulebook)
    return tuple(
        _indexed(rulebook, entry, group.label, options.get(entry.finding.key, ()), themes.get(entry.finding.key, ()))
        for group in evidence_page(rulebook).groups
        for source in group.sources
        for entry in source.findings
    )


def _indexed(
    rulebook: Rulebook, entry: FindingEntry, label: str, options: tuple[str, ...], themes: tuple[str, ...]
) -> Indexed:
    finding, source = entry.finding, entry.ref.source
    texts = [finding.statement, finding.figure or "", finding.population, source.title, source.authors, label]
    texts += [source.publisher, str(source.year or ""), *(topic.topic for topic in entry.disagreements)]
    for key in options:
        texts += [rulebook.option[key].name, *rulebook.option[key].also_called]
    return Indexed(entry, frozenset(_words(" ".join(texts))), label, frozenset(options), frozenset(themes))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _options_of(rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """The options that each finding speaks about: those whose texts or rules cite it."""
    pairs = [(finding, option.key) for option in rulebook.options for finding in findings_of(option)]
    pairs += [(finding, rule.option) for rule in rulebook.rules for finding in rule.findings]
    return _grouped(pairs)


def _themes_of(rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """The themes of the rules that cite each finding."""
    return _grouped([(finding, rule.theme) for rule in rulebook.rules for finding in rule.findings])


def _grouped(pairs: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(dict.fromkeys(values)) for key, values in groups.items()}
