"""Locks everything with the newest key. It may run while counselors work, be killed, and be run again."""

from dataclasses import dataclass, field

from django.db import connection

from navigator.cases.sealed import SealedColumn, sealed_columns, tokens
from navigator.cases.vault import WrongKey, is_newest, lock_anew


@dataclass(slots=True)
class Rekeyed:
    """What was done: how many values were locked anew, were so already, or open with no key (by column and row)."""

    renewed: int = 0
    already: int = 0
    unreadable: list[str] = field(default_factory=list)


def lock_all_anew() -> Rekeyed:
    """Lock every value that an older key locked with the newest one. A value saved meanwhile is left as saved."""
    done = Rekeyed()
    for sealed in sealed_columns():
        for row, token in tokens(sealed):
            if is_newest(token):
                done.already += 1
                continue
            try:
                done.renewed += _replace(sealed, row, token, lock_anew(token))
            except WrongKey:
                done.unreadable.append(f"{sealed.label} in row {row}")
    return done


def _replace(sealed: SealedColumn, row: int, old: str, new: str) -> int:
    """Put a token in place of another; gives how many rows still held the old one."""
    quote = connection.ops.quote_name
    column = quote(sealed.column)
    change = f"UPDATE {quote(sealed.table)} SET {column} = %s WHERE id = %s AND {column} = %s"  # noqa: S608  # nosec B608
    with connection.cursor() as cursor:
        cursor.execute(change, [new, row, old])
        return int(cursor.rowcount)
