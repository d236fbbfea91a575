"""What people are told when they have to wait or were signed out; nothing here says whether an account exists."""

import math
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from navigator.accounts import going_on, limits

NO_MATCH = "The user name and the password do not match. Check both, then try again. Capital and small letters differ."
WRONG_CODE = "This code is not right, or it was used before. Wait for the next one and enter that."
MINUTE, HOUR = 60, 3600


def seconds_until(moment: datetime) -> int:
    """How long to wait, in whole seconds, at least one."""
    return max(1, math.ceil((moment - timezone.now()).total_seconds()))


def in_words(seconds: int) -> str:
    """A length of time, rounded up: "20 seconds", "12 minutes", "2 hours"."""
    for size, name in ((HOUR, "hour"), (MINUTE, "minute")):
        if seconds > size or seconds == size:
            count = math.ceil(seconds / size)
            return f"{count} {name}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds > 1 else ''}"


def wrong_code(try_again: datetime | None) -> str:
    """What is said about a wrong code. Takes: the moment to wait for, when codes are not looked at before it."""
    if try_again is None:
        return WRONG_CODE
    return f"After wrong codes there is a pause. Enter a code again in {in_words(seconds_until(try_again))}."


def ended_words(why: str) -> str:
    """Why a session ended, for the page where one signs in again; empty when nothing is to be said."""
    idle, day = in_words(settings.STAFF_IDLE_SECONDS), in_words(settings.STAFF_SESSION_SECONDS)
    return {
        limits.IDLE: f"You were signed out, because no page was opened for {idle}.",
        limits.TOO_LONG: f"You were signed out, because a session lasts {day} at most.",
        limits.NO_ROLE: "You were signed out, because your account has no role any more. Ask whoever runs this site.",
        "self": "You are signed out.",
    }.get(why, "")


def locked(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """The page for too many wrong passwords; django-axes asks for it whenever it refused one."""
    moment = getattr(request, "try_again", None)
    seconds = seconds_until(moment) if moment else MINUTE
    shown = {"wait": in_words(seconds), "next": going_on.wanted(request)}
    answer = render(request, "accounts/locked.html", shown, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
