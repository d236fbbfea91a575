"""The seed as release 1, put there without waiting for any proof."""

from typing import Any

from options.models import Release
from options.publishing import current
from options.rules.codec import canonical_json, digest_of
from tests.knowledge import seed_book


def publish_seed(number: int = 1, **changes: Any) -> Release:
    """The seed as a sealed release that readers see, or some other content with its digest."""
    content = canonical_json(seed_book())
    current.install(None)
    given = {"digest": digest_of(content), "content": content, "author_name": "Nobody", "reason": "First.", **changes}
    return Release.objects.create(number=number, **given)
