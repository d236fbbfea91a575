"""The answers page of a visit as a value: every answer with its note, what came with it, and what is still open."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from navigator.cases.models import Note
from navigator.cases.together.asks import Ask, asks
from navigator.cases.visits import addresses, groups, reading
from navigator.cases.visits.brought import Brought, brought_beside
from navigator.cases.visits.frame import Frame, frame_of, titles_of
from navigator.cases.visits.reading import NoteText
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.cases.visits.words import words_of
from navigator.journey import flow
from navigator.journey.pages import Severity
from options.rules.answers import Settled, is_unknown, settle
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook

SHOWN_FIRST = 5
"""So many open questions stand unfolded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer in words, empty without one, and what stands beside it."""

    key: str
    question: str
    answer: str
    url: str
    is_unknown: bool
    brought: Brought | None
    note: NoteText | None


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one step; the safety gate has no title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OtherNote:
    """A note beside an option, or beside a question that is not asked any more: its words, its key without any."""

    beside: str
    note: NoteText


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Every answer. `open_ones`: what is not known, the question that settles most first. `note`: on the visit.

    `changed`: how many answers differ from those brought; `origin` and `origin_number` as in `VisitContent`.
    """

    frame: Frame
    sections: tuple[Section, ...]
    severities: tuple[Severity, ...]
    open_ones: tuple[Ask, ...]
    note: NoteText | None
    other_notes: tuple[OtherNote, ...]
    origin: str
    origin_number: int
    changed: int
    go_on_url: str

    @property
    def open_first(self) -> tuple[Ask, ...]:
        """The questions to ask next."""
        return self.open_ones[:SHOWN_FIRST]

    @property
    def open_rest(self) -> tuple[Ask, ...]:
        """The others that are open."""
        return self.open_ones[SHOWN_FIRST:]


def check_page(sitting: Sitting) -> CheckPage:
    """Everything answered in a visit."""
    book, content = sitting.rulebook, sitting.content
    settled = settle(book, flow.counted(book, sitting.kept))
    notes = reading.notes_of(sitting.visit)
    sections = _sections(sitting, settled, notes[Note.About.QUESTION])
    rows = [row for section in sections for row in section.rows]
    unknown = tuple(row.key for row in rows if row.is_unknown)
    return CheckPage(
        frame=frame_of(sitting),
        sections=sections,
        severities=_severities(sitting, settled),
        open_ones=asks(book, sitting.kept, unknown, sitting.visit),
        note=notes[Note.About.VISIT].get(""),
        other_notes=tuple(_other_notes(book, notes, {row.key for row in rows})),
        origin=content.origin,
        origin_number=content.origin_number,
        changed=sum(row.brought is not None and row.brought.is_changed for row in rows),
        go_on_url=addresses.of_page(sitting.visit, addresses.RESULTS),
    )


def _other_notes(book: Rulebook, notes: Mapping[str, Mapping[str, NoteText]], shown: Set[str]) -> Iterator[OtherNote]:
    """The notes that stand beside no answer. A newer release may not know what they were written beside."""
    beside = notes[Note.About.OPTION]
    for key in (*(key for key in book.option if key in beside), *(key for key in beside if key not in book.option)):
        yield OtherNote(book.option[key].name if key in book.option else key, beside[key])
    for key, note in notes[Note.About.QUESTION].items():
        if key not in shown:
            yield OtherNote(book.question[key].wording.say(VOICE) if key in book.question else key, note)


def _sections(sitting: Sitting, settled: Settled, notes: dict[str, NoteText]) -> tuple[Section, ...]:
    titles = titles_of(sitting.rulebook)
    parts = [part for group in groups.groups(sitting.rulebook) for part in group.parts]
    asked = ((part, flow.asked(sitting.rulebook, part, settled.given)) for part in parts)
    return tuple(
        Section(titles.get(part, ""), tuple(_row(sitting, settled, one, notes.get(one.key)) for one in questions))
        for part, questions in asked
        if questions
    )


def _row(sitting: Sitting, settled: Settled, question: Question, note: NoteText | None) -> Row:
    given = sitting.kept.answers.get(question.key, frozenset())
    return Row(
        key=question.key,
        question=question.wording.say(VOICE),
        answer=words_of(question, given),
        url=addresses.of_question(sitting.visit, sitting.rulebook, question.key),
        is_unknown=is_unknown(question, settled.given),
        brought=brought_beside(sitting.content, question, given),
        note=note,
    )


def _severities(sitting: Sitting, settled: Settled) -> tuple[Severity, ...]:
    """Every derived answer as understood, with the way to change the question behind it."""
    shown = []
    for key, derived in sitting.rulebook.derived.items():
        url = addresses.of_question(sitting.visit, sitting.rulebook, derived.source_question)
        is_assumed = key in settled.assumed
        band = next(one.label for one in derived.bands if one.key in settled.given[key])
        shown.append(
            Severity(derived.label, derived.unknown_short if is_assumed else band, is_assumed, derived.why, url)
        )
    return tuple(shown)
