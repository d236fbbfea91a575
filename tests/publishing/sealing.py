"""Releases for tests that need one and do not test publishing: the draft is sealed as it is, and nothing is proved."""

from typing import Any

from django.db import transaction

from options.models import Release
from options.publishing.draft import read_draft
from options.publishing.sealing import Deed, seal
from options.rules.rulebook import Rulebook


def publish_draft(reason: str = "A reason.", **deed: Any) -> Release:
    """Seal the draft as the next release."""
    return publish_book(read_draft(), reason, **deed)


@transaction.atomic
def publish_book(book: Rulebook, reason: str = "A reason.", **deed: Any) -> Release:
    """Seal a rulebook as the next release, by nobody in particular."""
    given = {"kind": Release.Kind.CHANGE, "author_name": "a test", **deed}
    return seal(book, Deed(reason=reason, **given), live=None, changes=(), proof={})
