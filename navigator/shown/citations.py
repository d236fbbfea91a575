"""Citations: from a finding to the numbered link that leads to it, with the kind of source and its certainty."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from options.rules.evidence import Source
from options.rules.languages import same_language
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Ref:
    """One numbered link to a finding; the number is its place in the release."""

    finding: str
    number: int
    source: Source
    certainty: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement and the findings it rests on. `label` (what it is about) and `certainty` (in words) may be empty."""

    text: str
    refs: tuple[Ref, ...] = ()
    label: str = ""
    certainty: str = ""


def refs(rulebook: Rulebook, findings: Iterable[str]) -> tuple[Ref, ...]:
    """The links of these findings, in the order given."""
    known = _all_refs(rulebook)
    return tuple(known[key] for key in findings)


def refs_by_number(rulebook: Rulebook, findings: Iterable[str]) -> tuple[Ref, ...]:
    """The links of these findings, each once, in the order of the release."""
    return tuple(sorted(refs(rulebook, set(findings)), key=lambda ref: ref.number))


def certainty_in_words(rulebook: Rulebook, key: str) -> str:
    """How certain something is, with what that means: "High: more studies are unlikely to change this"."""
    return next(certainty.words for certainty in rulebook.scale.certainty if certainty.key == key)


@lru_cache(maxsize=4)
def _all_refs(rulebook: Rulebook) -> dict[str, Ref]:
    """Every finding's link, made once per release."""
    certainty = {scale.key: _level(scale.words) for scale in rulebook.scale.certainty}
    return {
        finding.key: Ref(
            finding=finding.key,
            number=number,
            source=rulebook.source[finding.source],
            certainty=certainty.get(finding.certainty, finding.certainty),
            is_unverified=not finding.verified,
        )
        for number, finding in enumerate(rulebook.findings, start=1)
    }


def _level(words: str) -> str:
    """How certain in one word: "high" of "High: more studies are unlikely to change this"."""
    return same_language(words.partition(":")[0].lower(), words)
