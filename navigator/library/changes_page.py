"""What changed in this guide, and when: the public log of releases."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy

from options.publishing.current import LiveRelease, Logged
from options.rules.languages import ENGLISH, in_english

KINDS = {
    "first": gettext_lazy("The first release"),
    "roll_back": gettext_lazy("Back to an earlier state"),
    "suspension": gettext_lazy("An option was paused"),
}
"""What a release is called when it is not an approved change like most."""
SHOWN = 5
"""How many changes of a release stand open; the others are folded."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One release: its number, the day readers first saw it, what it was for, and what changed."""

    number: int
    day: date
    kind: str
    reason: str
    changes: tuple[str, ...]
    more: tuple[str, ...]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All releases so far, newest first; none while they are still being looked up."""

    entries: tuple[ChangeEntry, ...]


def changes_page(live: LiveRelease) -> ChangesPage:
    """The log that a release carries. Reasons and changes are written in English only, and marked elsewhere."""
    return ChangesPage(tuple(_entry(logged) for logged in live.log))


def _entry(logged: Logged) -> ChangeEntry:
    changes = tuple(_said(text) for text in logged.changes)
    return ChangeEntry(
        number=logged.number,
        day=date.fromisoformat(logged.live_from),
        kind=str(KINDS.get(logged.kind, "")),
        reason=_said(logged.reason),
        changes=changes[:SHOWN],
        more=changes[SHOWN:],
        is_alone=logged.is_alone,
    )


def _said(text: str) -> str:
    return text if get_language() == ENGLISH else in_english(text)
