"""The pages of notes, and of what was typed into a visit that was finished meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from navigator.cases.actions.notes import LONGEST
from navigator.cases.models import CounselingNote, Note, Visit
from navigator.cases.visits import addresses, merging, reading
from navigator.cases.visits.answering import Sent
from navigator.cases.visits.note_text import SentNote
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.cases.visits.words import words_of
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note that was not kept yet. `beside`: what it stands beside, in words, empty for the visit itself.

    `mark`: the print of its words, by which the next press says that it was asked about. `seen`: the print of what
    stands there now.
    """

    visit: Visit
    about: str
    key: str
    beside: str
    sent: SentNote
    mark: str
    seen: str
    onward: str
    back_url: str


@dataclass(frozen=True, slots=True)
class CounselingPage:
    """The counseling notes that one person may read, and what was typed and not kept."""

    visit: Visit
    notes: tuple[CounselingNote, ...]
    reads_all: bool
    text: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """Something that was typed and could not be kept: a question or option, the answer in words, the note."""

    beside: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """A visit that was finished meanwhile, and what was typed."""

    visit: Visit
    typed: tuple[Typed, ...]


def can_be_noted(rulebook: Rulebook, about: str, key: str) -> bool:
    """Whether there is such a thing to write a note beside."""
    return key in _named(rulebook).get(about, {})


def beside(rulebook: Rulebook, about: str, key: str) -> str:
    """What a note stands beside, in words; empty for the visit itself."""
    return _named(rulebook)[about][key]


def merged(sitting: Sitting, about: str, key: str, sent: SentNote, seen: str | None) -> SentNote:
    """A note together with what another window wrote there since the form was shown.

    Takes: `seen`, the print of the note that the form was shown with; None from a form that has none, which overwrites.
    """
    stored = reading.notes_beside(sitting.visit, Note.About(about), [key]).get(key)
    if seen is None or stored is None:
        return sent
    text = merging.merge_notes(sent.text, stored.text, seen or merging.print_of(""))
    return replace(sent, text=text, is_long=len(text) > LONGEST)


def note_page(sitting: Sitting, about: str, key: str, sent: SentNote, onward: str) -> NotePage:
    """A note that is asked about, together with what stands there already (see `merged`)."""
    stored = reading.notes_beside(sitting.visit, Note.About(about), [key]).get(key)
    return NotePage(
        visit=sitting.visit,
        about=about,
        key=key,
        beside=beside(sitting.rulebook, about, key),
        sent=sent,
        mark=merging.print_of(sent.text),
        seen=stored.mark if stored else merging.print_of(""),
        onward=onward,
        back_url=addresses.of_page(sitting.visit, onward),
    )


def counseling_page(sitting: Sitting, text: str, is_long: bool) -> CounselingPage:
    """The counseling notes of a visit for the person who asks."""
    notes = reading.counseling_notes(sitting.visit, sitting.member)
    return CounselingPage(sitting.visit, notes, sitting.member.reads_counseling_notes, text, is_long)


def typed(sitting: Sitting, sent: Sent) -> tuple[Typed, ...]:
    """What a question page sent, in words, where it differs from what is stored."""
    sent.form.is_valid()
    chosen, stored = sent.form.chosen(), sitting.kept.answers
    kept_notes = reading.notes_beside(sitting.visit, Note.About.QUESTION, sent.notes)
    rows = []
    for key, question in sitting.rulebook.question.items():
        given = chosen.get(key, frozenset())
        note = sent.notes[key].text if key in sent.notes else ""
        is_new = bool(given) and given != stored.get(key)
        is_noted = bool(note) and not (key in kept_notes and kept_notes[key].text == note)
        if is_new or is_noted:
            answer = words_of(question, given) if is_new else ""
            rows.append(Typed(question.wording.say(VOICE), answer, note if is_noted else ""))
    return tuple(rows)


def typed_note(sitting: Sitting, about: str, key: str, text: str) -> Typed:
    """A note that came by its own form."""
    return Typed(beside(sitting.rulebook, about, key), "", text)


def _named(rulebook: Rulebook) -> dict[str, Mapping[str, str]]:
    """Everything a note can stand beside, in words, by what sort it is."""
    return {
        Note.About.QUESTION.value: {key: one.wording.say(VOICE) for key, one in rulebook.question.items()},
        Note.About.OPTION.value: {key: one.name for key, one in rulebook.option.items()},
        Note.About.VISIT.value: {"": ""},
    }
