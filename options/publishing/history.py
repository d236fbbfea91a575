"""Which release readers saw when, worked out from the sealed rows alone (decision 14)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from options.models import Release
from options.publishing.release_file import Logged


def live_at(when: datetime) -> Release | None:
    """The release readers saw at a time, without its content; None before the first one started."""
    return Release.objects.live(when).defer("content", "proof").first()


def all_sealed() -> list[Release]:
    """Every release, planned ones too, newest first, without content."""
    return list(Release.objects.defer("content", "proof").order_by("-number"))


def past_and_live(releases: Sequence[Release] | None = None) -> list[Release]:
    """Every release readers have seen so far, newest first, without content. Takes: all that were sealed, if at hand.

    A release that starts later is left out, and so is one whose start never came, because a newer one started earlier.
    """
    seen, next_start = [], timezone.now()
    for release in all_sealed() if releases is None else releases:
        if release.live_from <= next_start:
            seen.append(release)
            next_start = release.live_from
    return seen


def planned() -> list[Release]:
    """Releases whose start is still to come, in the order of their start."""
    now, live = timezone.now(), Release.objects.live().values_list("number", flat=True).first() or 0
    later = Release.objects.defer("content", "proof").filter(number__gt=live, starts_at__gt=now)
    waiting: list[Release] = []
    for release in later.order_by("-number"):
        if not waiting or release.live_from < waiting[-1].live_from:
            waiting.append(release)
    return waiting[::-1]


def log(number: int) -> tuple[Logged, ...]:
    """The public log of changes up to a release that is live: every release readers have seen, newest first."""
    return tuple(logged(release) for release in past_and_live() if release.number <= number)


def logged(release: Release) -> Logged:
    """What the public log says of a release."""
    on = release.live_from.date().isoformat()
    return Logged(release.number, on, release.kind, release.reason, tuple(release.changes), release.is_alone)
