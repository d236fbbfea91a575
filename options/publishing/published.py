"""What was published, as the pages of editors need it: the release readers see, any other one, and what is sealed."""

import logging
from functools import lru_cache

from options.models import Release
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from options.rules.errors import BadRelease

log = logging.getLogger(__name__)
KEPT = 4


def live_release() -> LiveRelease | None:
    """The release readers see now, looked up in one query; None when nothing was published."""
    try:
        current.refresh()
    except (BadRelease, OSError) as error:
        log.warning("The current release could not be looked up: %s", type(error).__name__)
    try:
        return current.release()
    except NoRelease:
        return None


def release_numbered(number: int) -> LiveRelease:
    """Any release, read and checked once per process: what is sealed never changes.

    Raises: NoRelease for a number that was never published; BadRelease when its content is damaged.
    """
    digest = Release.objects.filter(number=number).values_list("digest", flat=True).first()
    return _numbered(number, digest or "")


def sealed_safeguards() -> frozenset[str]:
    """The keys of all safeguards in the release readers see and in the latest one, which may start later."""
    live = live_release()
    latest = Release.objects.order_by("-number").values_list("number", flat=True).first()
    books = [live.rulebook] if live else []
    if latest is not None and (live is None or latest != live.number):
        books.append(release_numbered(latest).rulebook)
    return frozenset(guard.key for book in books for guard in book.safeguards)


@lru_cache(maxsize=KEPT)
def _numbered(number: int, digest: str) -> LiveRelease:
    """A release by number and digest: in another data base the same number has another digest."""
    return current.numbered(number)
