"""Writers of the draft take turns, so that each reads what the one before it wrote."""

from django.db import connection

DRAFT = 4_206_001
"""The number of the draft's lock in PostgreSQL; nothing else uses it."""


def take_turn() -> None:
    """Wait until no one else writes the draft; the turn ends with the transaction.

    SQLite gives one writer at a time its turn at the start of the transaction (see SQLITE_OPTIONS in the settings).
    Raises: TransactionManagementError outside of a transaction.
    """
    connection.validate_no_broken_transaction()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DRAFT])
