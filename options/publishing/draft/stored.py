"""All rows of the draft, read in one query, so that they are of one moment. Links between rows are followed in memory.

A data base says all rows of a table as one JSON text. A mark of these texts tells one state of the draft from another.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, models

from options.models import ChangeSet, Release

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)
Row = tuple[Any, ...]

APART = (Release, ChangeSet)
"""What is not part of the draft."""
AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
"""Columns that JSON says as Python does."""
TOGETHER = {
    "sqlite": "json_group_array(json_array({row}))",
    "postgresql": "coalesce(json_agg(json_build_array({row}) ORDER BY id)::text, '[]')",
}
"""How each data base says all rows of a table as one text."""


class Stored:
    """The rows of the draft at one moment.

    Takes: all rows of every table as JSON, by the name of the table.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._made: dict[Any, Any] = {}

    @property
    def mark(self) -> str:
        """A digest that no other rows have."""
        told = hashlib.sha256()
        for table, text in sorted(self._texts.items()):
            told.update(f"{table} {len(text)} {text}".encode())
        return told.hexdigest()

    def columns(self, model: type[models.Model], *names: str) -> list[Row]:
        """These columns of every row, in catalog order. The column of a link is named with `_id`."""
        places = [_columns(model).index(name) for name in names]
        rows = self._once(model, lambda: _rows_of(model, self._texts[model._meta.db_table]))
        return [tuple(row[place] for place in places) for row in rows]

    def rows(self, model: type[M]) -> list[M]:
        """Every row, in catalog order; the rows it is linked to are reached by `key`, `keys` and `below`."""
        names = _columns(model)
        return [model.from_db(DEFAULT_DB_ALIAS, names, row) for row in self.columns(model, *names)]

    def key(self, model: type[models.Model], pk: int) -> str:
        """The key of the row of a model that is linked to."""
        return self._keys(model)[pk]

    def key_if_any(self, model: type[models.Model], pk: int | None) -> str | None:
        """The same where there may be no link."""
        return None if pk is None else self.key(model, pk)

    def keys(self, model: type[models.Model], field: str, pk: int) -> tuple[str, ...]:
        """The keys of the rows that a many-to-many field links a row to, in catalog order."""
        return self._once((model, field), lambda: self._links(model, field)).get(pk, ())

    def below(self, model: type[M], link: str, pk: int) -> list[M]:
        """The rows of a model whose link has this id, in catalog order."""
        return self._once((model, link), lambda: self._sorted_out(model, link)).get(pk, [])

    def _keys(self, model: type[models.Model]) -> dict[int, str]:
        """The key of every row by its id, in catalog order."""
        return self._once((model, "key"), lambda: dict(self.columns(model, "id", "key")))

    def _links(self, model: type[models.Model], field: str) -> dict[int, tuple[str, ...]]:
        link: Any = model._meta.get_field(field)
        columns = f"{link.m2m_field_name()}_id", f"{link.m2m_reverse_field_name()}_id"
        linked: dict[int, set[int]] = defaultdict(set)
        for one, other in self.columns(link.remote_field.through, *columns):
            linked[one].add(other)
        named = self._keys(link.related_model)
        order = {pk: place for place, pk in enumerate(named)}
        return {one: tuple(named[pk] for pk in sorted(others, key=order.__getitem__)) for one, others in linked.items()}

    def _sorted_out(self, model: type[M], link: str) -> dict[int, list[M]]:
        sorted_out: dict[int, list[M]] = defaultdict(list)
        for row in self.rows(model):
            sorted_out[getattr(row, f"{link}_id")].append(row)
        return sorted_out

    def _once(self, key: Any, make: Callable[[], T]) -> T:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def read_stored() -> Stored:
    """All rows of the draft as they stand in the data base, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_question(connection.vendor))
        return Stored(dict(cursor.fetchall()))


@cache
def _question(vendor: str) -> str:
    """The query; names of tables and columns come from the models alone."""
    parts = []
    for model in apps.get_app_config("options").get_models(include_auto_created=True):
        if model not in APART:
            row = ", ".join(_said(vendor, field) for field in model._meta.local_concrete_fields)
            table, rows = model._meta.db_table, TOGETHER[vendor].format(row=row)
            parts.append(f"SELECT '{table}', {rows} FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608
    return " UNION ALL ".join(parts)


def _said(vendor: str, field: Any) -> str:
    """A column as it goes into JSON: structured text as text, and a number with all its digits."""
    column = connection.ops.quote_name(field.column)
    if vendor == "postgresql" and isinstance(field, models.JSONField):
        return f"{column}::text"
    if vendor == "sqlite" and isinstance(field, models.FloatField):
        return f"iif({column} IS NULL, NULL, printf('%!.17g', {column}))"
    return column


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields]


def _rows_of(model: type[models.Model], text: str) -> list[Row]:
    """The rows of a table as Python values, in catalog order."""
    rows = json.loads(text)
    for place, field in enumerate(model._meta.local_concrete_fields):
        if not isinstance(field, AS_IT_IS):
            read = json.loads if isinstance(field, models.JSONField) else field.to_python
            for row in rows:
                row[place] = None if row[place] is None else read(row[place])
    names = _columns(model)
    order = [names.index(name) for name in ("position", "id") if name in names]
    return sorted(rows, key=lambda row: [row[place] for place in order])
