"""The evidence of the draft: rows to values, values to rows."""

from options.models import Conflict, Finding, Guide, Helpline, SeedClaim, Source, Statement, Term
from options.publishing.draft.fields import keep, link, read_loose, row_of, values
from options.publishing.draft.links import Links
from options.publishing.draft.stored import Stored
from options.rules import evidence
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook


def read_sources(stored: Stored) -> tuple[evidence.Source, ...]:
    """All sources."""
    return tuple(evidence.Source(**values(row, evidence.Source)) for row in stored.rows(Source))


def read_findings(stored: Stored) -> tuple[evidence.Finding, ...]:
    """All findings."""
    return tuple(
        evidence.Finding(
            **values(
                row,
                evidence.Finding,
                source=stored.key(Source, row.source_id),
                same_as=stored.key_if_any(Finding, row.same_as_id),
                supports=stored.keys(Finding, "supports", row.pk),
                against=stored.keys(Finding, "against", row.pk),
            )
        )
        for row in stored.rows(Finding)
    )


def read_conflicts(stored: Stored, links: Links) -> tuple[evidence.Conflict, ...]:
    """All disagreements."""
    return tuple(
        evidence.Conflict(
            **values(
                row,
                evidence.Conflict,
                options=stored.keys(Conflict, "options", row.pk),
                seed_claims=links.findings("conflict", row.pk, "seed_claim"),
                better_evidence=links.findings("conflict", row.pk, "better_evidence"),
            )
        )
        for row in stored.rows(Conflict)
    )


def read_helplines(stored: Stored) -> tuple[evidence.Helpline, ...]:
    """All help lines."""
    return tuple(
        evidence.Helpline(**values(row, evidence.Helpline, source=stored.key_if_any(Source, row.source_id)))
        for row in stored.rows(Helpline)
    )


def read_statements(stored: Stored) -> tuple[evidence.Statement, ...]:
    """What the guide says about itself."""
    return tuple(evidence.Statement(**values(row, evidence.Statement)) for row in stored.rows(Statement))


def read_terms(stored: Stored, links: Links) -> tuple[evidence.Term, ...]:
    """The glossary."""
    return tuple(
        evidence.Term(**values(row, evidence.Term, findings=links.findings("term", row.pk)))
        for row in stored.rows(Term)
    )


def read_guides(stored: Stored, problems: list[Problem]) -> tuple[evidence.Guide, ...]:
    """All guides; a section that cannot be read joins the problems."""
    read = [
        read_loose(evidence.Guide, row, values(row, evidence.Guide, sections=row.sections), problems)
        for row in stored.rows(Guide)
    ]
    return tuple(guide for guide in read if guide)


def read_seed_claims(stored: Stored, problems: list[Problem]) -> tuple[evidence.SeedClaim, ...]:
    """Where every claim of the founding articles appears."""
    read = [
        read_loose(evidence.SeedClaim, row, values(row, evidence.SeedClaim, appears_in=row.appears_in), problems)
        for row in stored.rows(SeedClaim)
    ]
    return tuple(claim for claim in read if claim)


def write_sources(book: Rulebook) -> dict[str, int]:
    """Write the sources; gives their ids by key."""
    return keep(Source, [row_of(Source, value, place) for place, value in enumerate(book.sources)])


def write_findings(book: Rulebook, sources: dict[str, int]) -> dict[str, int]:
    """Write the findings; gives their ids by key. Links to options are written by `link_evidence`."""
    rows = [row_of(Finding, value, place, source_id=sources[value.source]) for place, value in enumerate(book.findings)]
    found = keep(Finding, rows)
    copies = [value for value in book.findings if value.same_as]
    Finding.objects.bulk_update(
        [Finding(pk=found[value.key], same_as_id=found[value.same_as]) for value in copies if value.same_as],
        ["same_as"],
    )
    return found


def write_rest(book: Rulebook, sources: dict[str, int], links: Links) -> None:
    """Write disagreements, help lines, glossary, statements, guides and founding claims."""
    conflicts = keep(Conflict, [row_of(Conflict, value, place) for place, value in enumerate(book.conflicts)])
    for value in book.conflicts:
        links.cited["conflict", conflicts[value.key], "seed_claim"] = value.seed_claims
        links.cited["conflict", conflicts[value.key], "better_evidence"] = value.better_evidence
    keep(
        Helpline,
        [
            row_of(Helpline, value, place, source_id=sources[value.source] if value.source else None)
            for place, value in enumerate(book.helplines)
        ],
    )
    terms = keep(Term, [row_of(Term, value, place) for place, value in enumerate(book.glossary)])
    links.cited |= {("term", terms[value.key], ""): value.findings for value in book.glossary}
    keep(Statement, [row_of(Statement, value, place) for place, value in enumerate(book.statements)])
    keep(Guide, [row_of(Guide, value, place) for place, value in enumerate(book.guides)])
    claims = [row_of(SeedClaim, value, place) for place, value in enumerate(book.seed_coverage)]
    keep(SeedClaim, claims, ["claim"])


def link_evidence(book: Rulebook, findings: dict[str, int], options: dict[str, int]) -> None:
    """Write which options a finding speaks for and against, and which a disagreement touches."""
    conflicts = dict(Conflict.objects.values_list("key", "pk"))
    link(Finding.supports, [(findings[f.key], options[key]) for f in book.findings for key in f.supports])
    link(Finding.against, [(findings[f.key], options[key]) for f in book.findings for key in f.against])
    link(Conflict.options, [(conflicts[c.key], options[key]) for c in book.conflicts for key in c.options])
