"""Alone: who submits, approves, publishes, suspends or rolls back does so alone, and sees one state of the data base.

On SQLite one writer at a time is the rule of the data base. On PostgreSQL the tables decided on are locked before
anything is read, and then everything is read as it stood at that moment: an edit saved in between is either wholly in
or wholly out. The history of the draft is locked as well, so that every edit is known to be before or after a release.
Readers never wait for this; an editor who saves waits until it ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.admin.models import LogEntry
from django.db import OperationalError, connection, transaction
from django.db.models import Model

from options.models import ChangeSet, Release
from options.publishing.refusals import refuse

IN_THE_WAY = ("55P03", "40P01", "40001")
"""How PostgreSQL says that somebody else was in the way: no lock in time, a deadlock, a row that changed meanwhile."""


@contextmanager
def alone(*also: type[Model]) -> Iterator[None]:
    """One transaction in which nobody else can decide, nor write to the other tables named, until it ends.

    Raises: CannotPublish when somebody else does not end in time; RuntimeError inside another transaction, because what
    is decided here could then still be undone, or rest on an older state.
    """
    is_outermost = not connection.in_atomic_block
    try:
        with transaction.atomic(durable=True):
            if connection.vendor == "postgresql":
                _lock(Release, ChangeSet, *also, LogEntry)
                if is_outermost:
                    _keep_to_one_state()
            yield
    except OperationalError as error:
        if _is_in_the_way(error):
            refuse("busy", "publishing", "Somebody else is saving or publishing right now.", "Try again in a moment.")
        raise


def _lock(*models: type[Model]) -> None:
    """Wait for those who write to these tables, five seconds at most, and let nobody else begin to."""
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _keep_to_one_state() -> None:
    """Let every query of this transaction see what was committed before the first one. SQLite always does."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _is_in_the_way(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in IN_THE_WAY or "database is locked" in str(error)
