"""What the pages of a visit read from the data base."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from navigator.cases.models import Case, CounselingNote, Membership, Note, Visit
from navigator.cases.visits.merging import print_of


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it stands: its words, who wrote them last, and when."""

    text: str
    author: str
    written_at: datetime

    @property
    def mark(self) -> str:
        """Its print, by which a form that changes it tells what it was shown with."""
        return print_of(self.text)


def held(visit: Visit) -> Visit:
    """The visit as it stands now, held until the transaction ends, so that nobody else changes it meanwhile."""
    now = Visit.objects.select_for_update(of=("self",)).select_related("author").get(pk=visit.pk)
    now.case = visit.case
    return now


def last_visit(case: Case) -> Visit | None:
    """The latest visit of a case, open or finished."""
    visit = case.visits.select_related("author").order_by("-number").first()
    if visit is not None:
        visit.case = case
    return visit


def notes_beside(visit: Visit, about: Note.About, keys: Iterable[str] | None = None) -> dict[str, NoteText]:
    """The notes of a visit beside questions or options, by key; only some keys when these are given."""
    notes = visit.notes.filter(about=about).select_related("author")
    if keys is not None:
        notes = notes.filter(key__in=list(keys))
    return {note.key: _text_of(note) for note in notes}


def note_on_visit(visit: Visit) -> NoteText | None:
    """The note about the visit as a whole."""
    note = visit.notes.filter(about=Note.About.VISIT).select_related("author").first()
    return _text_of(note) if note else None


def notes_of(visit: Visit) -> dict[str, dict[str, NoteText]]:
    """All notes of a visit: by what they stand beside (see `Note.About`), then by its key."""
    found: dict[str, dict[str, NoteText]] = {about.value: {} for about in Note.About}
    for note in visit.notes.select_related("author"):
        found[note.about][note.key] = _text_of(note)
    return found


def counseling_notes(visit: Visit, member: Membership) -> tuple[CounselingNote, ...]:
    """The counseling notes of a visit that a member may read: the own ones, all of them with the further right."""
    notes = visit.counseling_notes.select_related("author")
    readable = Q() if member.reads_counseling_notes else Q(author=member.user_id)
    return tuple(notes.filter(readable))


def _text_of(note: Note) -> NoteText:
    return NoteText(note.text, note.author.get_username(), note.written_at)
