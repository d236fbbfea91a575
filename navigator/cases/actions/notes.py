"""Writing notes: beside a question, beside an option, on a visit, and counseling notes apart from all of them."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from navigator.cases.actions.visits import Finished
from navigator.cases.models import CounselingNote, Note, Visit

LONGEST = 4_000
"""So many characters has a note at most."""


def write(visit: Visit, about: Note.About, key: str, text: str, author: AbstractBaseUser) -> None:
    """Put a note in place of the one that stands there; an empty text takes it away.

    Raises: Finished.
    """
    if visit.is_finished:
        raise Finished
    if not text:
        visit.notes.filter(about=about, key=key).delete()
        return
    fresh = {"text": text, "author_id": author.pk, "written_at": timezone.now()}
    Note.objects.update_or_create(visit=visit, about=about, key=key, defaults=fresh)


def write_counseling(visit: Visit, text: str, author: AbstractBaseUser) -> CounselingNote:
    """Add a counseling note. They stand apart from the record, so that a finished visit takes them too."""
    now = timezone.now()
    return CounselingNote.objects.create(visit=visit, text=text, author_id=author.pk, written_at=now)
