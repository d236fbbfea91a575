"""Change sets: the draft is submitted with a reason, and somebody else approves exactly that content.

An approval counts for the content with that digest, on that base, once. Whether it still counts is worked out from the
rows each time, never kept. Nobody approves what they submitted or changed themselves, a superuser no more than others.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.admin.models import ADDITION
from django.utils import timezone

from options.models import ChangeSet, Release
from options.publishing.alone import alone
from options.publishing.compare import case_changes
from options.publishing.entries import editors_since, name_of, since
from options.publishing.latest import latest_draft
from options.publishing.promises import live_book, must_be_fit
from options.publishing.record import record
from options.publishing.refusals import CannotPublish, refuse, require, worded
from options.rules.errors import BadData, Problem
from options.rules.rulebook import ExampleCase, Rulebook

__all__ = [
    "CannotPublish",
    "State",
    "approve",
    "open_change_set",
    "send_back",
    "state_of",
    "submit",
    "why_outdated",
    "withdraw",
]


class State(StrEnum):
    """How a change set stands."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    OUTDATED = "outdated"
    PUBLISHED = "published"
    CLOSED = "closed"


def submit(
    by: Any, reason: str, cases_reason: str = "", starts_at: datetime | None = None, *, digest: str = ""
) -> ChangeSet:
    """Submit the draft as it is now.

    Takes: why, for the public log; why example cases may come out differently, needed when they do; when readers are to
    see it (None: at once); the digest of the content that was looked at, to submit no other.
    Raises: PermissionDenied without the right to submit; CannotPublish with every problem of the draft, when there is
    nothing to submit, when a change set is open, or when a reason is missing; BadData for a draft that cannot be read.
    """
    require(by, "add_changeset")
    reason = worded(reason, "reason", "Say in a sentence what changed and why.")
    _must_be_ahead(starts_at)
    check_beforehand()
    with alone():
        _none_may_be_open()
        live, before = live_book()
        draft = latest_draft()
        if digest and digest != draft.digest:
            refuse("changed", "draft", "The draft changed while you were reading.", "Look at it again, then submit.")
        if live and live.digest == draft.digest:
            refuse("same", "draft", f"The draft is the same as release {live.number}.", "There is nothing to submit.")
        must_be_fit(draft.book, before)
        _cases_need_a_reason(before, draft.book, cases_reason)
        row = ChangeSet.objects.create(
            digest=draft.digest,
            base=live,
            reason=reason,
            cases_reason=cases_reason.strip(),
            starts_at=starts_at,
            submitted_by=by,
        )
        record(by, "Submitted.", reason, row, ADDITION)
    return row


def approve(change_set: ChangeSet, by: Any) -> ChangeSet:
    """Approve exactly the submitted content on its base.

    Raises: PermissionDenied without the right; CannotPublish when the change set is not open, is approved already or is
    outdated, and for anyone who submitted it or changed the draft since its base.
    """
    require(by, "approve_changeset")
    with alone():
        row = still_open(change_set)
        if row.approved_by:
            refuse("approved", _place(row), f"{name_of(row.approved_by)} approved this already.", "Publish it.")
        must_count(row, latest_draft().digest)
        must_be_second(row, by)
        row.approved_by, row.approved_at = by, timezone.now()
        row.save(update_fields=["approved_by", "approved_at"])
        record(by, f"Approved the content with the digest {row.digest[:12]}.", row=row)
    return row


def send_back(change_set: ChangeSet, by: Any, why: str) -> ChangeSet:
    """Close a change set, so that the draft can be mended and submitted again.

    Raises: PermissionDenied without the right to approve; CannotPublish without words, or when it is not open.
    """
    require(by, "approve_changeset")
    return _close(change_set, by, worded(why, "why", "Say what should change first."), "Sent back.")


def withdraw(change_set: ChangeSet, by: Any) -> ChangeSet:
    """Close one's own change set.

    Raises: PermissionDenied without the right to submit; CannotPublish for somebody else, or when it is not open.
    """
    require(by, "add_changeset")
    if change_set.submitted_by_id != by.pk:
        remedy = "Ask them to withdraw it, or a publisher to send it back."
        refuse("owner", _place(change_set), f"{name_of(change_set.submitted_by)} submitted this.", remedy)
    return _close(change_set, by, "", "Withdrawn.")


def open_change_set() -> ChangeSet | None:
    """The change set that is neither closed nor published; there is at most one."""
    return _everything().filter(release__isnull=True, closed_at__isnull=True).first()


def state_of(change_set: ChangeSet) -> State:
    """How a change set stands now; for an open one the draft is looked at, in two queries unless it changed."""
    if change_set.release_id:
        return State.PUBLISHED
    if change_set.closed_at:
        return State.CLOSED
    if why_outdated(change_set):
        return State.OUTDATED
    return State.APPROVED if change_set.approved_by_id else State.SUBMITTED


def why_outdated(change_set: ChangeSet) -> tuple[Problem, ...]:
    """Why a change set, and its approval if it has one, no longer counts; empty when it does."""
    try:
        return _outdated(change_set, latest_draft().digest)
    except BadData:
        return _outdated(change_set, "")


def still_open(change_set: ChangeSet) -> ChangeSet:
    """The change set as the data base has it now.

    Raises: CannotPublish when it was published or closed.
    """
    row = _everything().get(pk=change_set.pk)
    if row.release:
        message = f"This change set was published as release {row.release.number}. It can be used once only."
        refuse("used", _place(row), message, "Submit the draft again for another release.")
    if row.closed_at:
        refuse("closed", _place(row), f"This change set is closed: {row.closed_why}", "Submit the draft again.")
    return row


def must_count(change_set: ChangeSet, digest: str) -> None:
    """Refuse a change set when the draft has another digest now, or another release is live.

    Raises: CannotPublish.
    """
    if problems := _outdated(change_set, digest):
        raise CannotPublish(problems)


def must_be_second(change_set: ChangeSet, person: Any) -> None:
    """Refuse an approver who submitted the change set or changed the draft since its base.

    Raises: CannotPublish with the names of those who cannot approve.
    """
    if person.pk == change_set.submitted_by_id:
        message = f"{name_of(person)} submitted this change set and cannot approve it."
        refuse("second", _place(change_set), message, "Ask somebody else with the right to approve.")
    editors = editors_since(change_set.base)
    if person.pk in [editor.pk for editor in editors]:
        names = ", ".join(name_of(editor) for editor in editors)
        when = since(change_set.base)
        message = f"{name_of(person)} changed the draft {when} and cannot approve it. So did, or do, all of: {names}."
        refuse("second", _place(change_set), message, "Ask somebody else with the right to approve.")


def check_beforehand() -> None:
    """Prove the draft before anybody has to wait: what is proved of a content is kept, and asked again at once.

    Raises: CannotPublish with every problem; BadData for a draft that cannot be read.
    """
    must_be_fit(latest_draft().book, live_book()[1])


def changed_cases(before: Rulebook | None, after: Rulebook) -> tuple[ExampleCase, ...]:
    """The example cases for which a reason is needed: they come out differently, are gone, or are accepted anew.

    Before the first release there are none.
    """
    if before is None:
        return ()
    old, new = ({case.key: case for case in book.example_cases} for book in (before, after))
    differ = {change.key for change in case_changes(before, after) if change.key in old}
    differ |= {key for key, case in new.items() if case.accepted != (old[key].accepted if key in old else None)}
    return tuple(case for key, case in {**old, **new}.items() if key in differ)


def _cases_need_a_reason(before: Rulebook | None, after: Rulebook, said: str) -> None:
    if (changed := changed_cases(before, after)) and not said.strip():
        titles = ", ".join(f"“{case.title}”" for case in changed)
        message = f"Example cases come out differently, are gone, or are accepted as they are: {titles}."
        refuse("cases_reason", "example cases", message, "Say why that is right; it stays with the release.")


def _everything() -> Any:
    return ChangeSet.objects.select_related("base", "release", "submitted_by", "approved_by", "closed_by").defer(
        "base__content", "base__proof", "release__content", "release__proof"
    )


def _none_may_be_open() -> None:
    if row := open_change_set():
        message = f"{name_of(row.submitted_by)} has submitted the draft already."
        refuse("open", _place(row), message, "Wait for it to be published, or have it withdrawn or sent back.")


def _must_be_ahead(starts_at: datetime | None) -> None:
    if starts_at and starts_at <= timezone.now():
        refuse("starts_at", "start", "The start is past.", "Give a time to come, or none to start at once.")


def _close(change_set: ChangeSet, by: Any, why: str, said: str) -> ChangeSet:
    with alone():
        row = still_open(change_set)
        row.closed_by, row.closed_at, row.closed_why = by, timezone.now(), why
        row.save(update_fields=["closed_by", "closed_at", "closed_why"])
        record(by, said, why, row)
    return row


def _outdated(change_set: ChangeSet, digest: str) -> tuple[Problem, ...]:
    problems = []
    live = Release.objects.live().values_list("pk", "number").first()
    if change_set.digest != digest:
        problems.append(Problem("outdated", "draft", "The draft was changed after it was submitted.", AGAIN))
    if change_set.base_id != (live[0] if live else None):
        message = f"Release {live[1]} became live after this was submitted." if live else "Nothing is live."
        problems.append(Problem("outdated", "base", message, AGAIN))
    return tuple(problems)


def _place(change_set: ChangeSet) -> str:
    return f"change set {change_set.pk}"


AGAIN = "Have it withdrawn or sent back, and submit the draft again."
