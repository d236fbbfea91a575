"""Who changed the draft since a release, by the entries of its history (see `record`)."""

from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import QuerySet

from options.models import ChangeSet, Release

BY_PUBLISHING = 20
"""The flag of an entry in the history of a draft row that publishing wrote there itself, such as a suspension. It is no
edit: what it changed is sealed in a release already."""
EDITS = (ADDITION, CHANGE, DELETION)
APART = (Release, ChangeSet)
"""What is not part of the draft."""


def edits_since(base: Release | None) -> QuerySet[LogEntry]:
    """The edits of the draft that a release does not take in; without one, all edits."""
    apart = [model._meta.model_name for model in APART]
    edits = LogEntry.objects.filter(content_type__app_label="options", action_flag__in=EDITS)
    return edits.exclude(content_type__model__in=apart).filter(pk__gt=last_entry_in(base) if base else 0)


def editors_since(base: Release | None) -> tuple[User, ...]:
    """Everyone who changed the draft since a release, by name."""
    return tuple(User.objects.filter(pk__in=edits_since(base).values("user")).order_by("username"))


def since(base: Release | None) -> str:
    """Since when edits count that a release does not take in, in words."""
    if base is None:
        return "before the first release"
    if base.is_alone or base.kind in (Release.Kind.ROLL_BACK, Release.Kind.SUSPENSION):
        return "since a second person last approved it"
    return f"since release {base.number}"


def last_entry_in(release: Release) -> int:
    """The number of the last entry that the content of a release takes in; 0 when it takes in none.

    Releases older than this number go by the clock.
    """
    if release.last_edit is not None:
        return release.last_edit
    return _last(LogEntry.objects.filter(action_time__lte=release.published_at))


def last_entry() -> int:
    """The number of the last entry of the history; 0 when there is none."""
    return _last(LogEntry.objects.all())


def _last(entries: QuerySet[LogEntry]) -> int:
    return entries.order_by("-pk").values_list("pk", flat=True).first() or 0


def name_of(person: Any) -> str:
    """The name of a person as it is sealed and shown."""
    return str(person.get_full_name() or person.get_username())
