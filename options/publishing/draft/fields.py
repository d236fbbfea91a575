"""What all draft rows share on their way to values and back: fields under the same names, and rows kept by key."""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, TypeVar

from django.db import models

from options.rules.codec import decode, encode
from options.rules.errors import BadData, Problem
from options.rules.questionnaire import VOICES, Voiced

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)


def values(row: models.Model, kind: type[Any], **given: Any) -> dict[str, Any]:
    """The fields of a value that a row holds under the same names; an empty text is the field's default."""
    found = dict(given)
    for field in fields(kind):
        if field.name in found or not hasattr(row, field.name):
            continue
        content = getattr(row, field.name)
        if content in ("", None) and field.default is not MISSING:
            content = field.default
        elif isinstance(content, list):
            content = tuple(content)
        elif isinstance(content, date):
            content = content.isoformat()
        found[field.name] = content
    return found


def row_of(model: type[M], value: Any, position: int, **given: Any) -> M:
    """A row (not saved) with the fields of a value; undoes `values`. Links to other rows are given as ids."""
    names = {field.name for field in fields(value)}
    columns: dict[str, Any] = {}
    for column in model._meta.concrete_fields:
        if column.name not in names or column.is_relation or column.name in given:
            continue
        content = getattr(value, column.name)
        if content is None and not column.null:
            content = ""
        columns[column.name] = encode(content) if isinstance(column, models.JSONField) else content
    return model(**columns, **given, position=position)


def read_loose(
    kind: type[T], row: models.Model, data: dict[str, Any], problems: list[Problem], named: str = ""
) -> T | None:
    """A value whose structured parts are kept as plain data; what is wrong with them joins the problems.

    Takes: `named`, how problems name the row; its kind and its words when empty.
    """
    try:
        return decode(kind, {name: content for name, content in data.items() if content is not None})
    except BadData as error:
        for problem in error.problems:
            place = f"{named or f'{row._meta.verbose_name} {row}'}, {problem.place}"
            problems.append(Problem(problem.code, place, problem.message, problem.remedy))
        return None


def keep(model: type[M], rows: Sequence[M], unique: Sequence[str] = ("key",)) -> dict[Any, int]:
    """Write rows over those with the same key, so that ids (and their history) stay.

    Gives: the id of every row of the model by its key (by the tuple of `unique` when there are several).
    """
    columns = [column.name for column in model._meta.concrete_fields if not column.primary_key]
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=list(unique),
        update_fields=[name for name in columns if name not in unique],
    )
    names = [model._meta.get_field(name).attname for name in unique]  # type: ignore[union-attr]
    listed = model._default_manager.values_list(*names, "pk")
    return {found[0] if len(found) == 2 else found[:-1]: found[-1] for found in listed}


def drop_others(model: type[models.Model], kept: Iterable[str], name: str = "key") -> None:
    """Delete the rows whose key is not among those kept."""
    gone = set(model._default_manager.values_list(name, flat=True)) - set(kept)
    model._default_manager.filter(**{f"{name}__in": gone}).delete()


def link(field: Any, pairs: Iterable[tuple[int, int]]) -> None:
    """Replace all links of a many-to-many field by these (row id, linked row id)."""
    through = field.through
    source, target = field.field.m2m_field_name(), field.field.m2m_reverse_field_name()
    through._default_manager.all().delete()
    through._default_manager.bulk_create(
        [through(**{f"{source}_id": one, f"{target}_id": other}) for one, other in pairs]
    )


def voiced(row: models.Model, name: str) -> Voiced | None:
    """A text in three voices; None when all three are empty."""
    texts = [getattr(row, f"{name}_{voice}") for voice in VOICES]
    return Voiced(*texts) if any(texts) else None


def voice_columns(name: str, text: Voiced | None) -> dict[str, str]:
    """The three columns of a text; undoes `voiced`."""
    return {f"{name}_{voice}": text.say(voice) if text else "" for voice in VOICES}
