"""A change set in words: who asks for what and why, how it stands, and what was said to it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from options.admin.timeline import moment
from options.models import ChangeSet
from options.publishing.change_sets import State, why_outdated
from options.publishing.entries import name_of
from options.rules.errors import Problem

WORDS = {
    State.SUBMITTED: ("waits for approval", "soon"),
    State.APPROVED: ("approved", "good"),
    State.OUTDATED: ("outdated", "stop"),
    State.PUBLISHED: ("published", "good"),
    State.CLOSED: ("closed", "plain"),
}
"""Each state in a word or two, and its color."""
JOINED = ("submitted_by", "approved_by", "closed_by", "base", "release")
LONG = ("base__content", "base__proof", "base__changes", "release__content", "release__proof", "release__changes")


@dataclass(frozen=True, slots=True)
class Line:
    """A change set as pages show it; moments, people and states in words, and nothing where there is none."""

    number: int
    address: str
    state: str
    color: str
    said: str
    by: str
    at: str
    reason: str
    cases_reason: str
    starts: str
    approved: str


def change_sets() -> Any:
    """All change sets with people and releases, without what is long, newest first; in one query."""
    return ChangeSet.objects.select_related(*JOINED).defer(*LONG)


def line_of(row: ChangeSet, state: State, outdated: tuple[Problem, ...] = ()) -> Line:
    """A change set in words. Takes: how it stands, and why it is outdated if it is."""
    words, color = WORDS[state]
    return Line(
        number=row.pk,
        address=reverse("admin:options_review", args=[row.pk]),
        state=words,
        color=color,
        said=_said(row, state, outdated),
        by=name_of(row.submitted_by),
        at=moment(row.submitted_at),
        reason=row.reason,
        cases_reason=row.cases_reason,
        starts=moment(row.starts_at) if row.starts_at else "",
        approved=f"{name_of(row.approved_by)}, {moment(row.approved_at)}"
        if row.approved_by and row.approved_at
        else "",
    )


def waiting_of(row: ChangeSet) -> Line:
    """An open change set in words; the draft is looked at, and which release is live."""
    outdated = why_outdated(row)
    return line_of(row, state_with(row, outdated), outdated)


def state_with(row: ChangeSet, outdated: tuple[Problem, ...] = ()) -> State:
    """How a change set stands, when it is known already why it is outdated, if it is."""
    if row.release_id:
        return State.PUBLISHED
    if row.closed_at:
        return State.CLOSED
    if outdated:
        return State.OUTDATED
    return State.APPROVED if row.approved_by_id else State.SUBMITTED


def _said(row: ChangeSet, state: State, outdated: tuple[Problem, ...]) -> str:
    """How it stands, as a sentence or two."""
    if state is State.OUTDATED:
        why = " ".join(problem.message for problem in outdated)
        return f"It counts no more. {why}" + (" Its approval is void." if row.approved_by else "")
    if state is State.APPROVED and row.approved_by:
        return f"{name_of(row.approved_by)} approved exactly this content. It can be published."
    if state is State.PUBLISHED and row.release:
        return f"Published as release {row.release.number}."
    if state is State.CLOSED and row.closed_by:
        if row.closed_by == row.submitted_by:
            return f"{name_of(row.closed_by)} withdrew it."
        return f"{name_of(row.closed_by)} sent it back: {row.closed_why}"
    return "A person who did not work on it has to approve it."
