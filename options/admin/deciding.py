"""What a person may do with a change set, and why not, in words."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from options.models import ChangeSet
from options.publishing.change_sets import CannotPublish, State, must_be_second
from options.publishing.entries import edits_since, name_of, since

BACKEND = "django.contrib.auth.backends.ModelBackend"
OPEN = (State.SUBMITTED, State.APPROVED, State.OUTDATED)


@dataclass(frozen=True, slots=True)
class Ways:
    """What this person may do with this change set now.

    `is_alone`: it can be published without an approval, because the deployment allows that. `cannot`: why this person
    may not approve, as a sentence, while an approval is missing; `who_can`: the names of those who may.
    """

    approve: bool = False
    approve_and_publish: bool = False
    publish: bool = False
    is_alone: bool = False
    send_back: bool = False
    withdraw: bool = False
    cannot: str = ""
    who_can: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.approve or self.publish or self.send_back or self.withdraw


def ways_for(person: Any, row: ChangeSet, state: State, *, is_fit: bool) -> Ways:
    """What a person may do. Takes: how the change set stands, and whether its content can be published as it is."""
    if state not in OPEN:
        return Ways()
    waits = state is State.SUBMITTED
    cannot = _cannot_approve(person, row) if waits else ""
    approves = waits and is_fit and not cannot
    publishes = is_fit and person.has_perm("options.publish_release")
    is_alone = waits and settings.SINGLE_PERSON_PUBLISHING
    return Ways(
        approve=approves,
        approve_and_publish=approves and publishes,
        publish=publishes and (state is State.APPROVED or is_alone),
        is_alone=is_alone,
        send_back=person.has_perm("options.approve_changeset"),
        withdraw=row.submitted_by_id == person.pk and person.has_perm("options.add_changeset"),
        cannot=cannot,
        who_can=_who_can(row) if cannot else (),
    )


def _cannot_approve(person: Any, row: ChangeSet) -> str:
    """Why a person may not approve, to their face; empty when they may."""
    if person.pk == row.submitted_by_id:
        return "You submitted this, so somebody else has to approve it."
    if not person.has_perm("options.approve_changeset"):
        return "You do not have the right to approve changes."
    try:
        must_be_second(row, person)
    except CannotPublish:
        return f"You changed the draft {since(row.base)}, so somebody else has to approve it."
    return ""


def _who_can(row: ChangeSet) -> tuple[str, ...]:
    """The names of those who may approve it: they have the right, and neither submitted it nor changed the draft."""
    barred = edits_since(row.base).values("user")
    people = User.objects.with_perm("options.approve_changeset", backend=BACKEND).filter(is_staff=True)
    people = people.exclude(pk=row.submitted_by_id).exclude(pk__in=barred).order_by("username")
    return tuple(name_of(person) for person in people)
