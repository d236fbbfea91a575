"""A note as it was sent: its words tidied, and whether it must be asked about before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from navigator.cases.actions.notes import LONGEST
from navigator.cases.visits.merging import print_of
from navigator.cases.visits.personal import looks_personal

PREFIX, SURE = "note-", "sure-"
"""How the fields of notes are named: followed by the key of a question."""


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note on its way in.

    `kinds`: what it seems to say about who somebody is, as `personal.looks_personal` names it, unless it was asked
    about before with exactly these words. `is_long`: it has more characters than a note may have.
    """

    text: str
    kinds: tuple[str, ...] = ()
    is_long: bool = False

    @property
    def is_fine(self) -> bool:
        """Whether it can be kept."""
        return not self.kinds and not self.is_long


def sent_note(post: Mapping[str, str], name: str, sure: str) -> SentNote:
    """The note in a field. Takes: the names of its field, and of the one that says that it was asked about."""
    text = post.get(name, "").replace("\r\n", "\n").strip()
    is_asked = post.get(sure, "") == print_of(text)
    return SentNote(text, () if is_asked else looks_personal(text, timezone.localdate().year), len(text) > LONGEST)
