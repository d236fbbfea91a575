"""One guide: its parts in order, each statement with its citations, and the fair words where sources disagree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from navigator.shown.citations import Cited, Ref, refs, refs_by_number
from navigator.shown.pictures.timeline import Timeline, timeline
from navigator.shown.words import words_in
from options.rules.evidence import (
    Conflict,
    Disagreement,
    Guide,
    GuideField,
    GuideItem,
    GuidePattern,
    GuideQuestion,
    GuideRow,
    GuideSection,
    Source,
    Term,
)
from options.rules.rulebook import Rulebook

Citing = GuideItem | GuideRow | GuideQuestion | Disagreement
PRACTICAL = "practical-advice"
"""The basis of common-sense advice. Any other basis means that the sentence still waits for a check."""
RETURN = "after-return-to-use"
"""The guide that a few questions are asked again from."""
LONG = 4
"""A guide of so many parts gets a list of contents."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence with its citations; without one it is practical advice, or not checked yet."""

    text: str
    refs: tuple[Ref, ...]
    is_practical: bool
    is_unchecked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    row: GuideRow
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to ask, with what a good and a poor answer sound like. `key` numbers it on the page."""

    key: str
    question: GuideQuestion
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a guide.

    `table` names the kind of its rows: "when", "price", "change", or empty without rows. `picture` draws those that
    begin after some hours, else None.
    """

    key: str
    heading: str
    intro: str
    advice: tuple[Advice, ...]
    table: str
    lines: tuple[Line, ...]
    picture: Timeline | None
    fields: tuple[GuideField, ...]
    patterns: tuple[GuidePattern, ...]
    questions: tuple[Asked, ...]
    checklist: tuple[str, ...]
    views: tuple[Cited, ...]
    sources: tuple[Source, ...]
    conflict: Conflict | None

    @property
    def is_written_on(self) -> bool:
        """Whether a reader fills something in."""
        return bool(self.fields or self.patterns or self.questions or self.checklist)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One guide in full. `asks_again`: it leads to a few questions that update the order of options."""

    guide: Guide
    parts: tuple[Part, ...]
    evidence: tuple[Ref, ...]
    words: tuple[Term, ...]

    @property
    def is_written_on(self) -> bool:
        """Whether a reader fills something in; then no browser may keep the page."""
        return any(part.is_written_on for part in self.parts)

    @property
    def has_picture(self) -> bool:
        """Whether a part is drawn."""
        return any(part.picture for part in self.parts)

    @property
    def is_long(self) -> bool:
        """Whether it needs a list of contents."""
        return len(self.parts) >= LONG

    @property
    def asks_again(self) -> bool:
        """Whether it leads to the questions that a return to use changes."""
        return self.guide.key == RETURN


def guide_page(rulebook: Rulebook, guide: Guide) -> GuidePage:
    """The page of one guide of a rulebook."""
    parts = tuple(part_of(rulebook, section) for section in guide.sections)
    evidence = refs_by_number(rulebook, findings_of(guide.sections))
    return GuidePage(guide, parts, evidence, words_in(rulebook, _texts(guide)))


def part_of(rulebook: Rulebook, section: GuideSection) -> Part:
    """One part of a guide as its page shows it."""
    return Part(
        key=section.key,
        heading=section.heading,
        intro=section.intro or "",
        advice=tuple(_advice(rulebook, item) for item in section.items),
        table=_table(section.rows),
        lines=tuple(Line(row, refs(rulebook, row.findings)) for row in section.rows),
        picture=timeline(section.rows) if any(row.from_hours is not None for row in section.rows) else None,
        fields=section.fields,
        patterns=section.patterns,
        questions=tuple(
            Asked(f"{section.key}-{number}", question, refs(rulebook, question.findings))
            for number, question in enumerate(section.questions, start=1)
        ),
        checklist=section.checklist,
        views=tuple(Cited(view.says, refs(rulebook, view.findings), view.source) for view in section.disagreement),
        sources=tuple(rulebook.source[key] for key in section.sources),
        conflict=rulebook.conflict[section.conflict] if section.conflict else None,
    )


def findings_of(sections: Iterable[GuideSection]) -> Iterator[str]:
    """The keys of all findings that these parts rest on, some more than once."""
    for section in sections:
        groups: tuple[Sequence[Citing], ...] = (section.items, section.rows, section.questions, section.disagreement)
        for group in groups:
            for cited in group:
                yield from cited.findings


def _texts(guide: Guide) -> Iterator[str]:
    """The sentences of a guide that may hold words to explain."""
    yield guide.summary
    for section in guide.sections:
        yield from (item.text for item in section.items)
        yield from (text for row in section.rows for text in (row.helps, row.was, row.consider, row.what) if text)
        yield from (asked.question for asked in section.questions)


def _advice(rulebook: Rulebook, item: GuideItem) -> Advice:
    is_practical = item.basis == PRACTICAL
    return Advice(item.text, refs(rulebook, item.findings), is_practical, bool(item.basis) and not is_practical)


def _table(rows: tuple[GuideRow, ...]) -> str:
    """The kind of a table, by the column its rows begin with."""
    if not rows:
        return ""
    if rows[0].when:
        return "when"
    return "price" if rows[0].what else "change"
