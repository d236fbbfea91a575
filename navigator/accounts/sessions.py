"""Sessions in the data base, each with the person it belongs to. Only staff pages have any."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.db import SessionStore as DataBaseStore

from navigator.accounts.models import StaffSession


class SessionStore(DataBaseStore):
    """Django's own store, with one column more."""

    @classmethod
    def get_model_class(cls) -> Any:
        """The table of the sessions."""
        return StaffSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """A row for this session; who it belongs to is read from its content."""
        row: Any = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        return row


def end_all(person: AbstractBaseUser, keep: str | None = None) -> int:
    """End every session of a person but one.

    Takes: the key of the session to keep. Gives: how many were ended.
    """
    return StaffSession.objects.filter(person_id=person.pk).exclude(session_key=keep).delete()[0]
