"""The history of the draft: an entry for every change, with who, what and why, also where no form was used."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from options.models import Rule

WHY = "Why: "
"""How the last line of an entry begins when the person said why."""
WHOLE = "The draft as a whole"
COMMAND = "command-line"
"""The account under which commands write; nobody can sign in with it."""


def with_why(what: str, why: str) -> str:
    """What an entry of the history says: the change, and on a line of its own why it was made."""
    reason = " ".join(why.split())
    return f"{what}\n{WHY}{reason}" if reason else what


def what_and_why(said: str) -> tuple[str, str]:
    """What an entry says was changed, and why; the second is empty where nobody said."""
    what, mark, why = said.rpartition(f"\n{WHY}")
    return (what, why) if mark else (said, "")


def record(user: Any, what: str, why: str = "", row: Model | None = None, flag: int = CHANGE) -> LogEntry:
    """Write an entry: of one row, or of the draft as a whole, such as after a file was loaded.

    Takes: the person, or None for a command; whole sentences of what changed and why.
    """
    kind = type(row) if row is not None else Rule
    return LogEntry.objects.create(
        user=user or command_account(),
        content_type=ContentType.objects.get_for_model(kind),
        object_id=None if row is None else str(row.pk),
        object_repr=(WHOLE if row is None else str(row))[:200],
        action_flag=flag,
        change_message=with_why(what, why),
    )


def command_account() -> User:
    """The account of commands, made when it is first needed. It has no password and is not active."""
    account, is_new = User.objects.get_or_create(username=COMMAND, defaults={"is_active": False})
    if is_new:
        account.set_unusable_password()
        account.save()
    return account
