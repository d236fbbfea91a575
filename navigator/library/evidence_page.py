"""The evidence library: every finding with its source, how certain it is, and the rules that use it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.library.disagreements import DisagreementEntry, disagreement_entries
from navigator.shown.citations import Ref, refs
from navigator.shown.reviewed import Reviewed, reviewed
from options.rules.evidence import Conflict, Finding, Source
from options.rules.languages import joined
from options.rules.rulebook import Rule, Rulebook

STRONGEST_FIRST = (
    "systematic-review",
    "guideline",
    "randomised-trial",
    "cohort",
    "consensus",
    "government",
    "label",
    "encyclopedia",
    "provider-article",
)
"""Kinds of source in the order of the page: pooled trials first, interested parties last."""


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule that cites a finding: the option it moves, and its reason."""

    option: str
    why: str


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One finding. `review_by`: when it must be checked again.

    `contested`: fair words about a claim that stronger evidence speaks against, or empty; `disagreements`: those it
    is part of; `same_as`: the link to a better copy, or None.
    """

    finding: Finding
    ref: Ref
    citation: str
    url: str
    checked: date
    review_by: date
    contested: str
    disagreements: tuple[Conflict, ...]
    same_as: Ref | None
    uses: tuple[RuleUse, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One document with its findings. `links` are (label, address) pairs; they leave the site only when tapped."""

    source: Source
    line: str
    links: tuple[tuple[str, str], ...]
    findings: tuple[FindingEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one type, such as all trials."""

    key: str
    label: str
    sources: tuple[SourceEntry, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The whole library of one release. `others` are sources of help lines, which hold no finding."""

    groups: tuple[SourceGroup, ...]
    disagreements: tuple[DisagreementEntry, ...]
    others: tuple[SourceEntry, ...]
    source_count: int
    finding_count: int
    unchecked_count: int
    reviewed: Reviewed | None


def evidence_page(rulebook: Rulebook) -> EvidencePage:
    """Every source and finding of a rulebook, the strongest types of source first."""
    entries = _source_entries(rulebook)
    findings = rulebook.findings
    return EvidencePage(
        groups=_groups(rulebook, entries),
        disagreements=disagreement_entries(rulebook),
        others=tuple(entry for entry in entries.values() if not entry.findings),
        source_count=len(rulebook.sources),
        finding_count=len(findings),
        unchecked_count=sum(not finding.verified for finding in findings),
        reviewed=reviewed(rulebook, rulebook.finding),
    )


def source_links(source: Source) -> tuple[tuple[str, str], ...]:
    """The addresses under which readers can find a document: doi, PubMed, page."""
    links = []
    if source.doi:
        links.append((f"doi {source.doi}", f"https://doi.org/{source.doi}"))
    if source.pmid:
        links.append((f"PubMed {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"))
    if source.url:
        links.append((source.url.split("/")[2], source.url))
    return tuple(links)


def _groups(rulebook: Rulebook, entries: Mapping[str, SourceEntry]) -> tuple[SourceGroup, ...]:
    """Sources with findings by type label; a type stands where its most frequent kind stands."""
    by_label: dict[str, list[Source]] = {}
    for source in rulebook.sources:
        if entries[source.key].findings:
            by_label.setdefault(source.type_label, []).append(source)
    labels = sorted(by_label, key=lambda label: (_strength(by_label[label]), -len(by_label[label])))
    return tuple(_group(number, label, by_label[label], entries) for number, label in enumerate(labels, start=1))


def _strength(sources: Iterable[Source]) -> int:
    kinds = [source.kind for source in sources]
    kind = max(sorted(set(kinds)), key=kinds.count)
    return STRONGEST_FIRST.index(kind) if kind in STRONGEST_FIRST else len(STRONGEST_FIRST)


def _group(number: int, label: str, sources: list[Source], entries: Mapping[str, SourceEntry]) -> SourceGroup:
    newest = sorted(sources, key=lambda source: (-(source.year or 0), source.title))
    shown = tuple(entries[source.key] for source in newest)
    return SourceGroup(f"type-{number}", label, shown, sum(len(entry.findings) for entry in shown))


def _source_entries(rulebook: Rulebook) -> dict[str, SourceEntry]:
    uses = _uses(rulebook)
    found: dict[str, list[FindingEntry]] = {source.key: [] for source in rulebook.sources}
    for finding in rulebook.findings:
        found[finding.source].append(_finding_entry(rulebook, finding, uses.get(finding.key, [])))
    return {source.key: _source_entry(source, found[source.key]) for source in rulebook.sources}


def _source_entry(source: Source, findings: Iterable[FindingEntry]) -> SourceEntry:
    parts = (source.authors, source.publisher, str(source.year) if source.year else "")
    line = ". ".join(part.rstrip(".") for part in parts if part)
    return SourceEntry(source, line, source_links(source), tuple(findings))


def _finding_entry(rulebook: Rulebook, finding: Finding, rules: Iterable[Rule]) -> FindingEntry:
    (ref,) = refs(rulebook, (finding.key,))
    names = {finding.key, finding.same_as}
    conflicts = tuple(c for c in rulebook.conflicts if not names.isdisjoint((*c.seed_claims, *c.better_evidence)))
    source, links = ref.source, source_links(ref.source)
    return FindingEntry(
        finding=finding,
        ref=ref,
        citation=f"{source.authors}, {source.year}" if source.year else source.authors,
        url=links[0][1] if links else "",
        checked=date.fromisoformat(finding.retrieved),
        review_by=date.fromisoformat(finding.review_by),
        contested=joined(" ", [c.honest_wording for c in conflicts]) if finding.contested else "",
        disagreements=conflicts,
        same_as=refs(rulebook, (finding.same_as,))[0] if finding.same_as else None,
        uses=tuple(RuleUse(rulebook.option[rule.option].name, rule.why) for rule in rules),
    )


def _uses(rulebook: Rulebook) -> dict[str, list[Rule]]:
    """The rules that cite each finding, in the order of the rulebook."""
    uses: dict[str, list[Rule]] = {}
    for rule in rulebook.rules:
        for key in rule.findings:
            uses.setdefault(key, []).append(rule)
    return uses
