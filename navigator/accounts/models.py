"""What is kept about staff: their open sessions, and what happened to their accounts."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone


class StaffSession(AbstractBaseSession):
    """An open session that knows whose it is, so that all sessions of a person can be ended at once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions")

    class Meta:
        verbose_name = "session"

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Name the store, as Django asks of every kind of session."""
        from navigator.accounts.sessions import SessionStore

        return SessionStore


class Happening(models.TextChoices):
    """What can happen to an account. Never a password, a code, or the name that somebody typed."""

    SIGNED_IN = "signed_in", "signed in"
    WRONG_PASSWORD = "wrong_password", "wrong password"
    WRONG_CODE = "wrong_code", "wrong code"
    REFUSED = "refused", "refused: too many tries"
    SIGNED_OUT = "signed_out", "signed out"
    ENDED = "ended", "session ended by a limit"
    ENDED_OTHERS = "ended_others", "other sessions ended"
    NEW_PHONE = "new_phone", "new phone set up"
    NEW_CODES = "new_codes", "new recovery codes"
    USED_CODE = "used_code", "recovery code used"
    NEW_PASSWORD = "new_password", "password changed"
    FORGOT_PHONE = "forgot_phone", "phone and recovery codes forgotten"
    UNLOCKED = "unlocked", "unlocked"


class Event(models.Model):
    """One line of the log of accounts. `person` is missing when no account has the name that was typed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="events")
    happening = models.CharField(max_length=20, choices=Happening)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=("person", "-at"), name="accounts_event_of_person")]

    def __str__(self) -> str:
        """Who, what and when."""
        return f"{self.person or 'unknown'}: {self.get_happening_display()} at {self.at:%Y-%m-%d %H:%M}"
