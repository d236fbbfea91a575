"""How many guesses at a password are accepted, and when somebody may try again.

Every guess takes its place in the table before the password is looked at, so that guesses made at the same moment
count as well; a right password gives its place back. Names are kept as keyed digests: people type passwords there.
"""

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.base import AxesHandler
from axes.models import AccessFailureLog as Guess
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from navigator.accounts.events import address_of, record
from navigator.accounts.models import Happening

PER_ADDRESS, ADDRESS_PAUSE = 5, timedelta(minutes=15)
"""Wrong passwords for one account from one address within the pause."""
PER_ACCOUNT, ACCOUNT_PAUSE = 20, timedelta(hours=1)
"""Wrong passwords for one account from anywhere within the pause."""


class GuessHandler(AxesHandler):
    """What django-axes asks before it lets Django look at a password, and tells about its outcome."""

    def is_allowed(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Let a guess pass if there is a place left for it; the request keeps the place, or when to try again."""
        name = (credentials or {}).get("username") or ""
        request.guess, request.try_again = take_place(name, address_of(request))
        return request.guess is not None

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
        """Write down a guess that was wrong or refused."""
        person = User.objects.filter(username=credentials.get("username") or "").first()
        refused = getattr(request, "guess", None) is None
        record(request, Happening.REFUSED if refused else Happening.WRONG_PASSWORD, person)

    def user_logged_in(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        """Give the place back; earlier mistakes from this address no longer count against the address."""
        forgive(getattr(request, "guess", None))


def forgive(guess: Guess | None) -> None:
    """Let a guess that was right not count, and forget those that are too old to count."""
    if guess is not None:
        guess.delete()
        Guess.objects.filter(username=guess.username, ip_address=guess.ip_address).update(ip_address=None)
        Guess.objects.filter(attempt_time__lt=timezone.now() - ACCOUNT_PAUSE).delete()


def take_place(name: str, address: str | None) -> tuple[Guess | None, datetime | None]:
    """Take a place for one guess. Gives the place, or the moment from which there is one."""
    key = key_of(name)
    with transaction.atomic():
        _take_turn(key)
        until = locked_until(key, address)
        if until:
            return None, until
        return Guess.objects.create(username=key, ip_address=address), None


def locked_until(key: str, address: str | None) -> datetime | None:
    """When the next guess is accepted, or None for now."""
    guesses = Guess.objects.filter(username=key)
    ends = (
        _full_until(guesses.filter(ip_address=address), PER_ADDRESS, ADDRESS_PAUSE),
        _full_until(guesses, PER_ACCOUNT, ACCOUNT_PAUSE),
    )
    return max((end for end in ends if end), default=None)


def unlock(name: str) -> int:
    """Forget every guess at an account. Gives: how many there were."""
    return Guess.objects.filter(username=key_of(name)).delete()[0]


def key_of(name: str) -> str:
    """What stands for a typed name in the table; the same for names that differ in case or way of writing."""
    return salted_hmac("navigator.accounts.guess", unicodedata.normalize("NFKC", name).casefold()).hexdigest()


def _full_until(guesses: QuerySet[Guess], most: int, pause: timedelta) -> datetime | None:
    recent = guesses.filter(attempt_time__gt=timezone.now() - pause).order_by("-attempt_time")
    times = list(recent.values_list("attempt_time", flat=True)[:most])
    return times[most - 1] + pause if len(times) == most else None


def _take_turn(key: str) -> None:
    """Let guesses at the same name wait for each other; on SQLite every writer waits for the one before it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(key[:15], 16)])
