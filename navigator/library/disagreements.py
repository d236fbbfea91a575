"""Where sources disagree: both sides of each question, laid out fairly."""

import re
from dataclasses import dataclass

from navigator.shown.citations import Cited, Ref, refs
from options.rules.catalog import Option
from options.rules.evidence import Conflict
from options.rules.languages import same_language
from options.rules.rulebook import Rulebook

FINDING_IN_BRACKETS = re.compile(r" \(([a-z0-9]+(?:-[a-z0-9]+)+)\)")


@dataclass(frozen=True, slots=True)
class DisagreementEntry:
    """One disagreement: what some articles say, what stronger evidence says, and a fair sum of both."""

    key: str
    topic: str
    wording: str
    claims: tuple[Cited, ...]
    evidence: str
    refs: tuple[Ref, ...]
    options: tuple[Option, ...]


def disagreement_entries(rulebook: Rulebook) -> tuple[DisagreementEntry, ...]:
    """Every disagreement of a rulebook, in its order."""
    return tuple(_entry(rulebook, conflict) for conflict in rulebook.conflicts)


def _entry(rulebook: Rulebook, conflict: Conflict) -> DisagreementEntry:
    named = [key for key in FINDING_IN_BRACKETS.findall(conflict.what_the_evidence_says) if key in rulebook.finding]
    return DisagreementEntry(
        key=conflict.key,
        topic=conflict.topic,
        wording=conflict.honest_wording,
        claims=_claims(rulebook, conflict),
        evidence=same_language(
            FINDING_IN_BRACKETS.sub("", conflict.what_the_evidence_says), conflict.what_the_evidence_says
        ),
        refs=refs(rulebook, dict.fromkeys((*conflict.better_evidence, *named))),
        options=tuple(rulebook.option[key] for key in conflict.options),
    )


def _claims(rulebook: Rulebook, conflict: Conflict) -> tuple[Cited, ...]:
    """What the articles say: their findings, and claims that have no finding of their own."""
    found = [Cited(rulebook.finding[key].statement, refs(rulebook, (key,))) for key in conflict.seed_claims]
    note = [Cited(conflict.seed_claim_note)] if conflict.seed_claim_note else []
    return (*found, *note)
