"""What a browser sends for one field, and what that means: two editors' values compared without keeping either."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

Cell = Mapping[str, tuple[str, ...]]
"""The values sent for one field by what follows its name: "" for the name itself, "-place" for a field beside it."""

CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)
"""Fields whose values are keys: they are compared as sent, without asking the data base."""


def fields_of(form: Any) -> list[str]:
    """The fields an editor can change; keys that stay, and what Django adds to rows below, are none."""
    own = {form._meta.model._meta.pk.name, DELETION_FIELD_NAME}
    return [
        name
        for name, field in form.fields.items()
        if not field.disabled and name not in own and not isinstance(field, InlineForeignKeyField)
    ]


def cell_of(bound: BoundField) -> Cell:
    """What a browser sends for a field of a form without data when nobody touches it."""
    widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)
    value = bound.value()
    if hasattr(widget, "as_sent"):
        return dict(widget.as_sent(value))
    if isinstance(widget, forms.CheckboxInput):
        return {"": ("on",)} if widget.check_test(value) else {}
    formatted: Any = widget.format_value(value)
    values = formatted if isinstance(formatted, list | tuple) else [formatted]
    return {"": tuple("" if one is None else str(one) for one in values)}


def cells_in(data: QueryDict, prefix: str, names: Iterable[str]) -> dict[str, Cell]:
    """What was sent for these fields of the form with this prefix."""
    found: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in names}
    for sent, values in data.lists():
        if sent.startswith(prefix):
            name, dash, rest = sent[len(prefix) :].partition("-")
            if name in found:
                found[name][dash + rest] = tuple(str(value) for value in values)
    return dict(found)


def value_of(field: forms.Field, cell: Cell) -> Any:
    """The value the field's widget reads from a cell."""
    data = MultiValueDict({f"field{rest}": list(values) for rest, values in cell.items()})
    return field.widget.value_from_datadict(data, {}, "field")


def print_of(field: forms.Field, cell: Cell) -> str:
    """A fingerprint of what a cell means: spacing, line ends and the order of ticks do not count."""
    text = json.dumps(_meaning(field, cell), sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _meaning(field: forms.Field, cell: Cell) -> Any:
    value = value_of(field, cell)
    if hasattr(field, "meaning"):
        return field.meaning(value)
    if isinstance(field, CHOSEN):
        return sorted(map(str, value)) if isinstance(value, list | tuple) else str("" if value is None else value)
    try:
        found = field.to_python(value)
    except ValidationError:
        found = value
    return found.replace("\r\n", "\n") if isinstance(found, str) else found
