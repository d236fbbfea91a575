"""Releases for tests that need one and do not test publishing: content is sealed as it is, and nothing is proved."""

from typing import Any

from options.models import Release
from options.publishing.latest import latest_draft
from options.publishing.sealing import Deed, seal
from options.rules.rulebook import Rulebook


def publish_draft(reason: str = "A reason.", **deed: Any) -> Release:
    """Seal the draft as the next release, by nobody in particular."""
    draft = latest_draft()
    return publish_book(draft.book, reason, draft.content, **deed)


def publish_book(book: Rulebook, reason: str = "A reason.", content: str = "", **deed: Any) -> Release:
    """Seal a rulebook as the next release."""
    given = {"kind": Release.Kind.CHANGE, "author_name": "a test", **deed}
    return seal(book, Deed(reason=reason, **given), live=None, changes=(), proof={}, content=content)
