"""Is the evidence fit to publish? Sources, findings, disagreements and help lines."""

from options.rules.errors import Problem
from options.rules.evidence import Finding
from options.rules.problems.common import Problems, repeated, undated, unresolved, unsaid, unsupported
from options.rules.rulebook import Rulebook


def evidence_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with the evidence, part by part."""
    yield from repeated("source", [source.key for source in rulebook.sources])
    for source in rulebook.sources:
        place = f"source {source.key}"
        yield from unsaid(f"{place}, title", source.title)
        yield from undated(place, retrieved=source.retrieved, review_by=source.review_by)
    yield from repeated("finding", [finding.key for finding in rulebook.findings])
    for finding in rulebook.findings:
        yield from _finding_problems(rulebook, finding)
    yield from _conflict_problems(rulebook)
    yield from _helpline_problems(rulebook)


def _finding_problems(rulebook: Rulebook, finding: Finding) -> Problems:
    place = f"finding {finding.key}"
    yield from unsaid(f"{place}, statement", finding.statement)
    yield from undated(place, retrieved=finding.retrieved, review_by=finding.review_by)
    yield from unresolved(f"{place}, source", "source", [finding.source], rulebook.source)
    certainties = [words.key for words in rulebook.scale.certainty]
    yield from unresolved(f"{place}, certainty", "certainty", [finding.certainty], certainties)
    yield from unresolved(f"{place}, supports", "option", finding.supports, rulebook.option)
    yield from unresolved(f"{place}, against", "option", finding.against, rulebook.option)
    source = rulebook.source.get(finding.source)
    if finding.citation_ready and not (finding.verified and source and source.verified):
        message = "It counts as citation-ready, but the finding or its source was not seen."
        yield Problem("not-seen", f"{place}, citation_ready", message, "Check both first, or take the mark away.")
    if finding.same_as is not None:
        yield from unresolved(f"{place}, same_as", "finding", [finding.same_as], rulebook.finding)
        better = rulebook.finding.get(finding.same_as)
        if better is not None and better.same_as is not None:
            message = f"{finding.same_as!r} is itself a lesser copy."
            yield Problem("lesser-copy", f"{place}, same_as", message, "Name the best copy.")


def _conflict_problems(rulebook: Rulebook) -> Problems:
    yield from repeated("conflict", [conflict.key for conflict in rulebook.conflicts])
    for conflict in rulebook.conflicts:
        place = f"conflict {conflict.key}"
        yield from undated(place, retrieved=conflict.retrieved, review_by=conflict.review_by)
        cited = (*conflict.seed_claims, *conflict.better_evidence)
        yield from unsupported(rulebook, f"{place}, findings", cited, needed=bool(conflict.better_evidence))
        yield from unresolved(f"{place}, options", "option", conflict.options, rulebook.option)


def _helpline_problems(rulebook: Rulebook) -> Problems:
    yield from repeated("helpline", [line.key for line in rulebook.helplines])
    for line in rulebook.helplines:
        place = f"helpline {line.key}"
        yield from unsaid(f"{place}, number", line.name, line.number)
        yield from undated(place, retrieved=line.retrieved, review_by=line.review_by)
        for field in ("source", "number_source"):
            key = getattr(line, field)
            yield from unresolved(f"{place}, {field}", "source", [key] if key is not None else [], rulebook.source)
