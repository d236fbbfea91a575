"""Publishing: read the draft again, check it, prove it and seal it, all in one transaction, or nothing of it."""

from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION
from django.utils import timezone

from options.models import ChangeSet, Release
from options.publishing.alone import alone
from options.publishing.change_sets import check_beforehand, must_be_second, must_count, still_open
from options.publishing.emergency import roll_back, suspend
from options.publishing.entries import last_entry_in
from options.publishing.latest import latest_draft
from options.publishing.promises import live_book, must_be_fit, problems_of
from options.publishing.record import record
from options.publishing.refusals import CannotPublish, refuse, require, worded
from options.publishing.sealing import Deed, seal

__all__ = ["CannotPublish", "publish_change_set", "publish_first", "roll_back", "suspend"]
OVERDUE = "review"
"""The code of an overdue review date."""


def publish_change_set(change_set: ChangeSet, by: Any) -> Release:
    """Seal the approved content under the next number.

    Readers see it at once, or from the start that was submitted. Without an approval it is published only where the
    deployment lets one person publish; the release says so, and takes in no edit: whoever changed the draft cannot
    approve what builds on it, until somebody else did.
    Raises: PermissionDenied without the right to publish; CannotPublish with every problem: not approved, outdated,
    published or closed already, an approver who changed the draft, or anything that keeps the draft from being
    published; BadData for a draft that cannot be read.
    """
    require(by, "publish_release")
    still_open(change_set)
    check_beforehand()
    with alone():
        row = still_open(change_set)
        draft = latest_draft()
        must_count(row, draft.digest)
        _must_be_approved(row)
        live, before = live_book()
        must_be_fit(draft.book, before)
        deed = Deed(
            kind=Release.Kind.CHANGE if live else Release.Kind.FIRST,
            reason=row.reason,
            author=row.submitted_by,
            approver=row.approved_by,
            is_alone=row.approved_by is None,
            cases_reason=row.cases_reason,
            starts_at=row.starts_at if row.starts_at and row.starts_at > timezone.now() else None,
        )
        unseen_since = last_entry_in(live) if live else 0
        release = seal(
            draft.book,
            deed,
            live=before,
            content=draft.content,
            last_edit=unseen_since if deed.is_alone else None,
        )
        row.release = release
        row.save(update_fields=["release"])
        record(by, "Published.", row.reason, release, ADDITION)
    return release


def publish_first(reason: str, author_name: str) -> Release:
    """Seal the draft as the first release of an empty data base; a command does this, in a name that stays on record.

    Overdue review dates do not hold it up, so that an old copy of the knowledge can still be tried.
    Raises: CannotPublish with every problem, or when a release exists; BadData for a draft that cannot be read.
    """
    reason = worded(reason, "reason", "Say in a sentence what this is.")
    with alone():
        if Release.objects.exists():
            refuse("first", "release", "A release exists already.", "Submit the draft, and have it approved.")
        draft = latest_draft()
        if problems := [one for one in problems_of(draft.book, None) if one.code != OVERDUE]:
            raise CannotPublish(problems)
        deed = Deed(Release.Kind.FIRST, reason, author_name=author_name)
        return seal(draft.book, deed, live=None, content=draft.content)


def _must_be_approved(change_set: ChangeSet) -> None:
    if change_set.approved_by:
        must_be_second(change_set, change_set.approved_by)
    elif not settings.SINGLE_PERSON_PUBLISHING:
        message = "Nobody has approved this change set."
        refuse("approval", f"change set {change_set.pk}", message, "Ask somebody else with the right to approve.")
