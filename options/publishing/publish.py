"""Publishing: compile, check, seal and make current, in one transaction. Nobody ever sees half a release."""

from django.contrib.auth.models import User
from django.db import transaction

from options.models import Release
from options.publishing import current
from options.publishing.check import compile_draft
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import Problem, RulesError


class CannotPublish(RulesError):
    """The draft has problems; nothing was published."""


@transaction.atomic
def publish_release(*, author: User | None, author_name: str, reason: str) -> Release:
    """Seal the draft under the next number and make it current.

    Takes: who publishes (None for a command) and why, in words that stay on record.
    Gives: the new release; this process serves it as soon as the transaction is committed.
    Raises: CannotPublish with every problem; BadData when the draft cannot be read.
    """
    if not reason.strip():
        raise CannotPublish(
            [Problem("reason", "reason", "A release needs a reason.", "Say in a sentence what changed.")]
        )
    live = Release.objects.live().first()
    book, problems = compile_draft()
    if problems:
        raise CannotPublish(problems)
    content = canonical_json(book)
    latest = Release.objects.order_by("-number").values_list("number", flat=True).first() or 0
    if live and live.digest == digest_of(content):
        message = f"The draft is the same as release {live.number}."
        raise CannotPublish([Problem("same", "draft", message, "There is nothing to publish.")])
    release = Release.objects.create(
        number=latest + 1,
        digest=digest_of(content),
        content=content,
        author=author,
        author_name=author_name,
        reason=reason.strip(),
    )
    transaction.on_commit(current.refresh)
    return release
