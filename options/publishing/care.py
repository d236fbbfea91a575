"""What of the evidence needs care: reviews due, findings nothing uses or nobody read, sources by age and by weight.

Everything is worked out from a rulebook and a day; nothing is read or written here.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from options.publishing.day import SOON
from options.publishing.readiness import REVIEWED
from options.publishing.reading import read_yaml
from options.rules.evidence import Conflict, Finding, Source
from options.rules.rulebook import Rulebook

MONTHS = Path(__file__).with_name("review_months.yaml")
AGES = (
    (5, "5 years old or newer"),
    (10, "6 to 10 years old"),
    (20, "11 to 20 years old"),
    (999, "Older than 20 years"),
)
"""Age of a source in years, up to and including, and the heading for it."""
NO_YEAR = "Year not known"
CITING = {
    "rule": "rules",
    "option": "options",
    "alert": "alerts",
    "safeguard": "safeguards",
    "example case": "example_cases",
    "term": "glossary",
    "guide": "guides",
    "conflict": "conflicts",
}
"""What may cite a finding, beside questions: the noun of a row, and the part of the rulebook."""


@dataclass(frozen=True, slots=True)
class Use:
    """A row that cites a finding. `is_alone`: everything else it cites in that place is unread too."""

    place: str
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A row that must be read again: its noun and key, what it says, when it was read, and by when it is due."""

    noun: str
    key: str
    said: str
    read: date
    due: date
    next_due: date
    state: str

    @property
    def place(self) -> str:
        """How a problem names it."""
        return f"{self.noun} {self.key}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A finding with the rows that cite it."""

    finding: Finding
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """A source, the number of its findings, and of the rows that cite one of them."""

    source: Source
    findings: int
    rests: int


@dataclass(frozen=True, slots=True)
class Age:
    """Sources of one age, those on which most rests first."""

    heading: str
    sources: tuple[Weight, ...]

    @property
    def rests(self) -> int:
        """How many rows rest on them; a row counts once for each source."""
        return sum(one.rests for one in self.sources)


@dataclass(frozen=True, slots=True)
class Care:
    """Everything that needs care. `reviews` are all rows, the one due first on top; `by_kind` counts them."""

    today: date
    reviews: tuple[Review, ...]
    unused: tuple[Finding, ...]
    unread: tuple[Cited, ...]
    ages: tuple[Age, ...]

    def due(self, *states: str) -> tuple[Review, ...]:
        """The reviews in one of these states: overdue, soon, later."""
        return tuple(one for one in self.reviews if one.state in states)


def care_of(book: Rulebook, today: date) -> Care:
    """What of a rulebook needs care on a day."""
    uses = uses_of(book)
    return Care(
        today=today,
        reviews=tuple(sorted(_reviews(book, today), key=lambda one: one.due)),
        unused=tuple(one for one in book.findings if one.key not in uses and not one.same_as),
        unread=tuple(Cited(one, tuple(uses[one.key])) for one in book.findings if not one.verified and one.key in uses),
        ages=tuple(_ages(book, uses, today)),
    )


def uses_of(book: Rulebook) -> dict[str, list[Use]]:
    """Which rows cite each finding, by key; a finding that nothing cites is absent."""
    read = {finding.key for finding in book.findings if finding.verified}
    uses: dict[str, dict[str, Use]] = {}
    for place, value in _citing(book):
        for keys in filter(None, _cited_in(value)):
            is_alone = not read.intersection(keys)
            for key in keys:
                known = uses.setdefault(key, {}).get(place)
                uses[key][place] = Use(place, is_alone or (known is not None and known.is_alone))
    return {key: list(places.values()) for key, places in uses.items()}


def next_review(read: date, kind: str, noun: str = "source") -> date:
    """When a row read on a day is read again by default.

    Takes: the kind of its source, or nothing; the noun of the row.
    """
    months = _months()
    number = months[noun] if noun in ("conflict", "helpline") else months["source"].get(kind, months["other"])
    years, month = divmod(read.month - 1 + number, 12)
    last = monthrange(read.year + years, month + 1)[1]
    return date(read.year + years, month + 1, min(read.day, last))


def state_of(due: date, today: date) -> str:
    """How pressing a review is: overdue, soon or later."""
    return "overdue" if due < today else "soon" if due <= today + SOON else "later"


def _reviews(book: Rulebook, today: date) -> Iterator[Review]:
    for noun, part in REVIEWED.items():
        for row in getattr(book, part):
            read, due = date.fromisoformat(row.retrieved), date.fromisoformat(row.review_by)
            following = next_review(today, _kind(book, noun, row), noun)
            yield Review(noun, row.key, _said(noun, row), read, due, following, state_of(due, today))


def _kind(book: Rulebook, noun: str, row: Any) -> str:
    if noun == "finding":
        return book.source[row.source].kind if row.source in book.source else ""
    return row.kind if noun == "source" else ""


def _said(noun: str, row: Any) -> str:
    names = {"source": "title", "finding": "statement", "conflict": "topic", "helpline": "name"}
    return str(getattr(row, names[noun]))


def _citing(book: Rulebook) -> Iterator[tuple[str, Any]]:
    """Every row that may cite, with its place."""
    asked = book.questionnaire
    for question in (asked.gate, *asked.questions):
        yield f"question {question.key}", question
    for derived in asked.derived:
        yield f"derived answer {derived.key}", derived
    for noun, part in CITING.items():
        yield from ((f"{noun} {row.key}", row) for row in getattr(book, part))


def _cited_in(value: Any) -> Iterator[tuple[str, ...]]:
    """What each part of a row cites: one tuple for each list of findings."""
    if isinstance(value, Conflict):
        yield from (value.seed_claims, value.better_evidence)
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            content = getattr(value, field.name)
            yield from (content,) if field.name == "findings" else _cited_in(content)


def _ages(book: Rulebook, uses: dict[str, list[Use]], today: date) -> Iterator[Age]:
    found: dict[str, list[Finding]] = {source.key: [] for source in book.sources}
    for finding in book.findings:
        found.setdefault(finding.source, []).append(finding)
    weights = [
        Weight(one, len(found[one.key]), len({use.place for own in found[one.key] for use in uses.get(own.key, ())}))
        for one in book.sources
    ]
    for heading in [heading for _, heading in reversed(AGES)] + [NO_YEAR]:
        listed = [one for one in weights if _age(one.source, today) == heading]
        if listed:
            yield Age(heading, tuple(sorted(listed, key=lambda one: (-one.rests, one.source.key))))


def _age(source: Source, today: date) -> str:
    if source.year is None:
        return NO_YEAR
    return next(heading for years, heading in AGES if today.year - source.year <= years)


@lru_cache(maxsize=1)
def _months() -> Any:
    return read_yaml(MONTHS.read_text(encoding="utf-8"))
