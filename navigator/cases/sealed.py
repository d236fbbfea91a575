"""Which columns hold locked content, found from the models, so that a new one is never forgotten."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import connection

from navigator.cases.fields import SealedText


class SealedColumn(NamedTuple):
    """A column of locked content: its table, its name, and the two as people say them ("cases.Note.text")."""

    table: str
    column: str
    label: str


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Every column of locked content, in a fixed order."""
    return tuple(
        SealedColumn(model._meta.db_table, field.column, f"{model._meta.label}.{field.attname}")
        for model in sorted(apps.get_app_config("cases").get_models(), key=lambda model: model._meta.db_table)
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    )


def tokens(sealed: SealedColumn, batch: int = 200) -> Iterator[tuple[int, str]]:
    """Row and token of everything in a column as it is stored, without opening it; empty values are left out."""
    quote, after = connection.ops.quote_name, 0
    column = quote(sealed.column)
    question = f"SELECT id, {column} FROM {quote(sealed.table)} WHERE id > %s AND {column} <> '' ORDER BY id LIMIT %s"  # noqa: S608  # nosec B608
    while True:
        with connection.cursor() as cursor:
            cursor.execute(question, [after, batch])
            rows = cursor.fetchall()
        if not rows:
            return
        yield from rows
        after = rows[-1][0]
