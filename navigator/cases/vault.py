"""Locks what is personal before it reaches the data base, and opens it again.

The keys come from the setting CASE_KEYS, newest first: the first locks, any opens. So a new key is added in front,
`manage.py rotate_case_keys` locks everything anew, and the old key is taken away. docs/operations.md has the steps.
Every value carries the name of its column: moved to another column, it does not open.
"""

import zlib
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"navigator.cases.vault: personal content"
AFTER_NAME = b"\0"


class WrongKey(Exception):
    """A value cannot be opened with the keys of this server. It is still there, and opens with the right key."""


def lock(text: str, column: str) -> str:
    """A text as a token, locked with the newest key for one column, such as "cases.Note.text"."""
    packed = zlib.compress(column.encode() + AFTER_NAME + text.encode(), 6)
    return _box().encrypt(packed).decode("ascii")


def unlock(token: str, column: str) -> str:
    """The text in a token.

    Raises: WrongKey when no key opens it, or it was locked for another column.
    """
    try:
        name, _, text = zlib.decompress(_box().decrypt(token.encode("ascii"))).partition(AFTER_NAME)
    except (InvalidToken, ValueError, zlib.error) as error:
        raise WrongKey(column) from error
    if name.decode() != column:
        raise WrongKey(column)
    return text.decode()


def lock_anew(token: str) -> str:
    """The same content locked with the newest key.

    Raises: WrongKey when no key opens it.
    """
    try:
        return _box().rotate(token.encode("ascii")).decode("ascii")
    except (InvalidToken, ValueError) as error:
        raise WrongKey("a value to be locked anew") from error


def is_newest(token: str) -> bool:
    """Whether a token was locked with the newest key."""
    try:
        _box_for(tuple(settings.CASE_KEYS[:1])).decrypt(token.encode("ascii"))
    except InvalidToken:
        return False
    return True


def _box() -> MultiFernet:
    return _box_for(tuple(settings.CASE_KEYS))


@lru_cache(maxsize=8)
def _box_for(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str) -> bytes:
    return urlsafe_b64encode(HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode()))
