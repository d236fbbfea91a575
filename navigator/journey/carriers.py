"""Where answers live between pages. A carrier hides the place: a visitor's cookie now, a counselor's case later."""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from typing import Literal, Protocol

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from navigator.journey.kept import Kept, pack, unpack

Lost = Literal["", "expired", "unreadable"]
PURPOSE = b"navigator.journey.carriers: answers cookie"
LONGEST = 4_000
RENEWED_AFTER = 30
"""Seconds after which a use writes the cookie again, so that the idle time starts anew."""


class Carrier(Protocol):
    """Keeps answers between pages. `lost` says after `load` why earlier answers were cleared, or is empty."""

    lost: Lost

    def load(self) -> Kept:
        """What was kept, or an empty `Kept`."""

    def save(self, kept: Kept) -> None:
        """Keep this from now on."""

    def clear(self) -> None:
        """Forget everything."""


class CookieCarrier:
    """The visitor's carrier: one encrypted cookie that dies with the browser and after an idle time.

    The server keeps nothing. `finish` writes what `save` was given; what was only read is renewed, so that each use
    starts the idle time anew.
    A cookie that could not be used stays until `clear`, so that the next page can still say what happened.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.lost: Lost = ""
        self._sent = request.COOKIES.get(cookie_name()) or None
        self._kept: Kept | None = None
        self._is_due = self._cleared = False

    def load(self) -> Kept:
        """What the cookie holds. A cookie that is too old, forged or damaged counts as none, and `lost` says so."""
        if self._sent is not None and self._kept is None:
            try:
                self._kept = self._open(self._sent)
            except TimeoutError:
                self.lost = "expired"
            except (InvalidToken, ValueError):
                self.lost = "unreadable"
        return self._kept or Kept()

    def save(self, kept: Kept) -> None:
        """Keep this; it reaches the browser with `finish`."""
        self._kept, self._is_due = kept, True

    def clear(self) -> None:
        """Forget everything; the cookie goes with `finish`."""
        self._kept, self._cleared = None, True

    def finish(self, response: HttpResponseBase) -> None:
        """Write, renew or delete the cookie on the way out."""
        if self._kept is not None and self._kept.voice and self._is_due:
            token = _box().encrypt(pack(self._kept)).rstrip(b"=").decode("ascii")
            response.set_cookie(
                cookie_name(), token, path="/", secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
            )
        elif self._cleared and self._sent is not None:
            response.delete_cookie(cookie_name(), path="/", samesite="Lax")

    def _open(self, sent: str) -> Kept:
        """Raises: TimeoutError when too old; InvalidToken or ValueError when it is not ours."""
        if len(sent) > LONGEST:
            raise ValueError("The cookie is longer than any we write.")
        token = (sent + "=" * (-len(sent) % 4)).encode("ascii")
        packed = _box().decrypt(token)
        age = time.time() - _stamp(token)
        if age > settings.ANSWER_IDLE_SECONDS:
            raise TimeoutError
        self._is_due = age > RENEWED_AFTER
        return unpack(packed)


def _stamp(token: bytes) -> int:
    """When a token was made, in seconds; only for a token that was opened, and so is ours."""
    return int.from_bytes(urlsafe_b64decode(token[:12])[1:9], "big")


def cookie_name() -> str:
    """The name of the cookie; over HTTPS its prefix makes browsers tie it to this site and path."""
    return "__Host-answers" if settings.SESSION_COOKIE_SECURE else "answers"


def _box() -> MultiFernet:
    return _box_for(settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _box_for(secret: str, fallbacks: tuple[str, ...]) -> MultiFernet:
    """The box that locks with the newest key and opens with any."""
    return MultiFernet([Fernet(_key_from(key)) for key in (secret, *fallbacks)])


def _key_from(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return urlsafe_b64encode(derived)
