"""What all checks share: keys that stand once, references that resolve, citations that carry, clauses that can hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import get_close_matches

from options.rules.conditions import Clause, Condition
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook

Problems = Iterator[Problem]


def repeated(noun: str, keys: Iterable[str]) -> Problems:
    """A problem for each key that stands more than once, and for an empty one."""
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem("duplicate", f"{noun} {key}", f"The key {key!r} stands {times} times.", "Keep one of them.")
        if not key:
            yield Problem("empty", noun, "A key is empty.", "Give it a short key that never changes.")


def unresolved(place: str, noun: str, keys: Iterable[str], known: Collection[str]) -> Problems:
    """A problem for each key that names nothing, with the nearest key that does."""
    for key in keys:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Add the {noun}, or take its key out here."
            yield Problem("reference", place, f"There is no {noun} {key!r}.", remedy)


def uncited(rulebook: Rulebook, place: str, keys: Collection[str]) -> Problems:
    """Findings that do not exist or are named twice."""
    yield from unresolved(place, "finding", keys, rulebook.finding)
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem("cited-twice", place, f"The finding {key!r} is cited twice.", "Keep it once.")


def unsupported(rulebook: Rulebook, place: str, keys: Collection[str], *, needed: bool = True) -> Problems:
    """Citations that cannot carry a result: lost, doubled, lesser copies, or none that was checked."""
    yield from uncited(rulebook, place, keys)
    known = [rulebook.finding[key] for key in keys if key in rulebook.finding]
    for finding in known:
        if finding.same_as:
            message = f"{finding.key!r} is the lesser copy of a statement."
            yield Problem("lesser-copy", place, message, f"Cite {finding.same_as!r} in its place.")
    if needed and not any(finding.citation_ready for finding in known):
        message = "No finding here was checked together with its source."
        yield Problem("not-ready", place, message, "Cite at least one finding that is citation-ready.")


def unreadable(rulebook: Rulebook, place: str, condition: Condition) -> Problems:
    """Clauses that name no known question, not exactly one way to decide, or unknown choices."""
    for clause in condition:
        if clause.question not in rulebook.choices:
            yield from unresolved(place, "question", [clause.question], rulebook.choices)
        elif bool(clause.any_of) == bool(clause.none_of):
            message = f"The clause on {clause.question!r} must say either any of or none of some choices."
            yield Problem("clause", place, message, "Tick choices under one of the two, and leave the other empty.")
        else:
            yield from _unknown_choices(rulebook, place, clause)


def _unknown_choices(rulebook: Rulebook, place: str, clause: Clause) -> Problems:
    known = rulebook.choices[clause.question]
    yield from unresolved(place, f"choice of {clause.question}", clause.choices, known)
    if len(set(clause.choices)) < len(clause.choices):
        message = f"The clause on {clause.question!r} names a choice twice."
        yield Problem("duplicate", place, message, "Keep each choice once.")


def undated(place: str, **dates: str) -> Problems:
    """Dates that are not ISO text."""
    for name, text in dates.items():
        try:
            date.fromisoformat(text)
        except ValueError:
            message = f"{text!r} is not a date."
            yield Problem("date", f"{place}, {name}", message, "Write year, month and day: 2026-03-31.")


def unsaid(place: str, *texts: str) -> Problems:
    """A problem when one of the texts that readers need is empty."""
    if not all(text.strip() for text in texts):
        yield Problem("empty", place, "A text that readers need is missing here.", "Write it in plain words.")


def findings_below(value: object) -> Iterator[str]:
    """Every finding cited anywhere inside a value."""
    if isinstance(value, tuple):
        for item in value:
            yield from findings_below(item)
    elif is_dataclass(value):
        for field in fields(value):
            content = getattr(value, field.name)
            yield from content if field.name == "findings" else findings_below(content)
