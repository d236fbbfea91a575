"""Are the companion texts fit to publish? Guides, glossary, and the account of the founding articles' claims."""

from collections.abc import Collection, Mapping
from dataclasses import fields

from options.rules.catalog import Option
from options.rules.errors import Problem
from options.rules.evidence import Guide
from options.rules.problems.common import Problems, findings_below, repeated, uncited, unresolved, unsaid
from options.rules.questionnaire import VOICES
from options.rules.rulebook import Rulebook

STATEMENTS = ("authors", "funding", "evidence", "checked", "tested", "updates")
"""What a decision aid must say about itself (IPDAS: authors, funding, how evidence was chosen, review, updates)."""


def guide_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with the companion texts."""
    yield from repeated("guide", [guide.key for guide in rulebook.guides])
    for guide in rulebook.guides:
        yield from _one_guide(rulebook, guide)
    yield from repeated("term", [term.key for term in rulebook.glossary])
    for term in rulebook.glossary:
        yield from unsaid(f"term {term.key}, plain", term.term, term.plain)
        yield from uncited(rulebook, f"term {term.key}, findings", term.findings)
    yield from _statement_problems(rulebook)
    yield from _claim_problems(rulebook)


def _statement_problems(rulebook: Rulebook) -> Problems:
    """The guide says who made and paid for it, how evidence was found, who checked it, and when it is renewed."""
    said = [statement.key for statement in rulebook.statements]
    yield from repeated("statement", said)
    for statement in rulebook.statements:
        yield from unsaid(f"statement {statement.key}, text", statement.heading, statement.text)
    for key in STATEMENTS:
        if key not in said:
            message = "Readers cannot tell how far to trust the guide without it."
            yield Problem("missing", f"statement {key}", message, f"Add a statement with the key {key!r}.")


def _one_guide(rulebook: Rulebook, guide: Guide) -> Problems:
    place = f"guide {guide.key}"
    yield from unresolved(f"{place}, voices", "voice", guide.voices, VOICES)
    claims = [claim.claim for claim in rulebook.seed_coverage]
    yield from unresolved(f"{place}, seed_claims", "founding claim", guide.seed_claims, claims)
    yield from repeated(f"{place}, section", [section.key for section in guide.sections])
    for section in guide.sections:
        part = f"{place}, {section.key}"
        yield from unresolved(part, "finding", findings_below(section), rulebook.finding)
        yield from unresolved(part, "source", section.sources, rulebook.source)
        yield from unresolved(part, "conflict", [section.conflict] if section.conflict else [], rulebook.conflict)


def _claim_problems(rulebook: Rulebook) -> Problems:
    """Every claim of a founding article appears where it says, or says why it is not used."""
    yield from repeated("founding claim", [claim.claim for claim in rulebook.seed_coverage])
    places = _places(rulebook)
    for claim in rulebook.seed_coverage:
        place = f"founding claim {claim.claim}"
        if not claim.appears_in and not claim.not_used:
            message = "It appears nowhere and does not say why."
            yield Problem("not-used", f"{place}, not_used", message, "Name where it appears, or why it is left out.")
        for appearance in claim.appears_in:
            known = places.get(appearance.kind)
            if known is None and appearance.kind != "page":
                yield from unresolved(f"{place}, appears_in", "kind of place", [appearance.kind], (*places, "page"))
            elif known is not None:
                yield from unresolved(f"{place}, appears_in", appearance.kind, [appearance.ref], known)


def _places(rulebook: Rulebook) -> Mapping[str, Collection[str]]:
    """Where a claim may appear: kind of place -> references inside it."""
    sections = {f"{guide.key}#{section.key}" for guide in rulebook.guides for section in guide.sections}
    return {
        "conflict": rulebook.conflict,
        "alert": rulebook.alert,
        "question": rulebook.question,
        "glossary": {term.term for term in rulebook.glossary},
        "rule_theme": {theme.key for theme in rulebook.scale.themes},
        "guide": sections | {guide.key for guide in rulebook.guides},
        "option": {f"{key}.{part.name}" for key in rulebook.option for part in fields(Option)},
    }
