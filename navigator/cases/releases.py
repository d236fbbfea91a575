"""The release of a visit: the one readers see, or an older one, read once per process."""

from functools import lru_cache

from options.publishing import current
from options.publishing.current import LiveRelease


def release(number: int) -> LiveRelease:
    """A release by its number.

    Raises: options.publishing.current.NoRelease or BadRelease when it is not there or damaged.
    """
    live = current.release()
    return live if live.number == number else _older(number, live.digest)


def forget() -> None:
    """Read older releases anew from now on."""
    _older.cache_clear()


@lru_cache(maxsize=8)
def _older(number: int, beside: str) -> LiveRelease:
    """A release that is not live. `beside`, the digest of the live one, keeps what is remembered to one data base."""
    return current.numbered(number)
