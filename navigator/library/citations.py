"""Statements with their citations, and the list of sources at the foot of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.journey.citations import Ref, refs
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement and the findings it rests on. `label` (what it is about) and `certainty` (in words) may be empty."""

    text: str
    refs: tuple[Ref, ...] = ()
    label: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a page's list of evidence: a citation with the title and year of its source."""

    finding: str
    number: int
    type_label: str
    certainty: str
    is_unverified: bool
    title: str
    year: int | None


def evidence_list(rulebook: Rulebook, findings: Iterable[str]) -> tuple[Listed, ...]:
    """The evidence of a whole page, each finding once, by number."""
    return tuple(_listed(rulebook, ref) for ref in sorted(refs(rulebook, set(findings)), key=lambda ref: ref.number))


def certainty_in_words(rulebook: Rulebook, key: str) -> str:
    """How certain something is, with what that means: "High: more studies are unlikely to change this"."""
    return next(certainty.words for certainty in rulebook.scale.certainty if certainty.key == key)


def _listed(rulebook: Rulebook, ref: Ref) -> Listed:
    source = rulebook.source[rulebook.finding[ref.finding].source]
    return Listed(ref.finding, ref.number, ref.type_label, ref.certainty, ref.is_unverified, source.title, source.year)
