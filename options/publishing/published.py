"""What was published: the release readers see, any other one, and what of all of them still binds new content."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from options.models import Release
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from options.publishing.history import all_sealed, past_and_live
from options.publishing.promised import Promised, Sealed, promised_by
from options.rules.errors import BadRelease
from options.rules.rulebook import Rulebook, Safeguard

Value = TypeVar("Value")
log = logging.getLogger(__name__)
KEPT = 4
MOST_BONDS = 1000
"""Of how many releases this process keeps the little that may bind others."""
APPROVED = (Release.Kind.FIRST, Release.Kind.CHANGE)
"""Releases that took the way of new content: everything was asked of them, and a second person where one is needed."""


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


def sealed_safeguards() -> dict[str, Safeguard]:
    """The safeguards that are locked, by key, each as it was sealed last; a retired one says so.

    Raises: BadRelease when one of the latest releases is damaged.
    """
    return {guard.key: guard for guard in sealed().safeguards}


def sealed() -> Sealed:
    """What was sealed and binds new content.

    All that was ever sealed binds: what a roll back left behind, and what starts later. A planned release gives none
    up before it starts. Older releases than the last approved one that readers saw need not be read: it was held to
    everything sealed before it.
    Raises: BadRelease when one of the latest releases is damaged.
    """
    locked: dict[str, Safeguard] = {}
    promised: list[Promised] = []
    for release in _latest_first():
        bonds = _bonds(release.number, release.digest)
        promised.append(bonds.promised)
        for guard in bonds.safeguards:
            if release.is_seen or not guard.retired:
                locked.setdefault(guard.key, guard)
        if release.is_seen and release.is_approved:
            break
    return Sealed(tuple(locked.values()), tuple(promised))


def suspensions_in_force(target: Rulebook) -> dict[str, str]:
    """Which options of a content stay suspended, and what readers are told of each.

    Only an approved change that offers an option again ends its suspension: neither content from before the suspension
    does, nor content without the option, nor a change that has not started.
    Raises: BadRelease when one of the latest releases is damaged.
    """
    words: dict[str, str] = {}
    unknown = set(target.option)
    for sealed in _latest_first():
        if not unknown:
            break
        if sealed.is_seen:
            said = _bonds(sealed.number, sealed.digest).suspended
            settled = {key for key in unknown & said.keys() if said[key] or sealed.is_approved}
            words |= {key: said[key] for key in settled if said[key]}
            unknown -= settled
    return {key: words[key] for key in target.option if key in words}


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A release, without its content: whether readers have seen it, and whether it was approved as new content."""

    number: int
    digest: str
    is_seen: bool
    is_approved: bool


@dataclass(frozen=True, slots=True)
class _Bonds:
    """What of a content may bind others: its options with the words of their suspension, and what it promises."""

    suspended: Mapping[str, str]
    safeguards: tuple[Safeguard, ...]
    promised: Promised


def _latest_first() -> Iterator[_Sealed]:
    """Every release, the latest first, planned ones too."""
    releases = all_sealed()
    seen = {release.number for release in past_and_live(releases)}
    for release in releases:
        yield _Sealed(release.number, release.digest, release.number in seen, release.kind in APPROVED)


@lru_cache(maxsize=MOST_BONDS)
def _bonds(number: int, digest: str) -> _Bonds:
    """What of a release may bind others, read once per process."""
    book = _numbered(number, digest).rulebook
    suspended = {option.key: option.suspended for option in book.options}
    return _Bonds(suspended, _once(book.safeguards), _once(promised_by(book)))


@lru_cache(maxsize=KEPT)
def _once(value: Value) -> Value:
    """The same value as an equal one before: releases that follow each other share most of what they promise."""
    return value


@lru_cache(maxsize=KEPT)
def _numbered(number: int, digest: str) -> LiveRelease:
    """A release by number and digest: in another data base the same number has another digest."""
    return current.numbered(number)
