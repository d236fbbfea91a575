"""Citations: from a finding to the numbered link that leads to it, with the kind of source and its certainty."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Ref:
    """One numbered link to a finding; the number is its place in the release."""

    finding: str
    number: int
    type_label: str
    certainty: str
    is_unverified: bool


def refs(rulebook: Rulebook, findings: Iterable[str]) -> tuple[Ref, ...]:
    """The links of these findings, in the order given."""
    known = _all_refs(rulebook)
    return tuple(known[key] for key in findings)


@lru_cache(maxsize=4)
def _all_refs(rulebook: Rulebook) -> dict[str, Ref]:
    """Every finding's link, made once per release."""
    certainty = {scale.key: scale.words.partition(":")[0].lower() for scale in rulebook.scale.certainty}
    return {
        finding.key: Ref(
            finding=finding.key,
            number=number,
            type_label=rulebook.source[finding.source].type_label,
            certainty=certainty.get(finding.certainty, finding.certainty),
            is_unverified=not finding.verified,
        )
        for number, finding in enumerate(rulebook.findings, start=1)
    }
