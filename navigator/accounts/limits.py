"""How long a session lasts: a while without a page ends it, and so does the day, whatever is done in it."""

from collections.abc import MutableMapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from navigator.accounts.backends import has_role

BEGAN, SEEN, HAD_ROLE = "signed_in_at", "seen_at", "had_role"
IDLE, TOO_LONG, NO_ROLE = "idle", "day", "role"
STEPS = 30
"""The last page is noted once in this part of the idle limit, so that not every page writes to the data base.
A session may so end a little early, never late."""

Session = MutableMapping[str, Any]


def begin(session: Session, person: Any) -> None:
    """Start the clocks of a session, and note whether the person has a role."""
    session[BEGAN] = session[SEEN] = _now()
    session[HAD_ROLE] = has_role(person)


def over(session: Session, person: Any) -> str:
    """Why a session may not go on: IDLE, TOO_LONG or NO_ROLE; empty when it may."""
    now = _now()
    if session.get(HAD_ROLE) and not has_role(person):
        return NO_ROLE
    if now - session.get(BEGAN, 0) >= settings.STAFF_SESSION_SECONDS:
        return TOO_LONG
    if not 0 <= now - session.get(SEEN, 0) < settings.STAFF_IDLE_SECONDS:
        return IDLE
    return ""


def note(session: Session) -> None:
    """Remember that a page was asked for now."""
    if _now() - session[SEEN] >= settings.STAFF_IDLE_SECONDS / STEPS:
        session[SEEN] = _now()


def _now() -> float:
    return timezone.now().timestamp()
