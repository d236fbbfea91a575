"""What an editor was shown: a fingerprint per field and per row below, signed and carried in the page.

A place is "" for the row itself and "choices/12" for a row below it: the name of the formset and the row's id.
"""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.db.models import Model
from django.forms import BaseModelFormSet, ModelForm

from options.admin.cells import Cell, cell_of, fields_of, print_of

FIELD = "_shown"
"""The hidden field of a change form that carries it."""
Prints = dict[str, Mapping[str, str]]
"""Fingerprints by place and field."""


@dataclass(frozen=True)
class Row:
    """A row as it stands in the data base: its form without data, what its fields send, and their fingerprints."""

    form: Any
    cells: Mapping[str, Cell]
    prints: Mapping[str, str]
    fixed: Mapping[str, str]


@dataclass(frozen=True)
class State:
    """A row and the rows below it, by place, as they stand in the data base."""

    rows: Mapping[str, Row]
    formsets: Mapping[str, BaseModelFormSet]

    @property
    def prints(self) -> Prints:
        """The fingerprints of everything."""
        return {place: row.prints for place, row in self.rows.items()}

    def below(self, prefix: str) -> dict[str, Row]:
        """The rows of one formset by id, in order."""
        return {place.partition("/")[2]: row for place, row in self.rows.items() if place.startswith(f"{prefix}/")}


@dataclass(frozen=True)
class Shown:
    """What was on the page: fingerprints, keys that stay, when, and the choices that must not be left open."""

    prints: Prints = field(default_factory=dict)
    fixed: Prints = field(default_factory=dict)
    at: float = 0.0
    asked: tuple[str, ...] = ()

    def without(self, places: Collection[str]) -> "Shown":
        """The same without what is known of these places."""
        prints = {place: found for place, found in self.prints.items() if place not in places}
        fixed = {place: found for place, found in self.fixed.items() if place not in places}
        return Shown(prints, fixed)


def state_of(form: ModelForm, formsets: Iterable[BaseModelFormSet]) -> State:
    """Read the state from forms that were made from rows and hold no data."""
    sets = {str(formset.prefix): formset for formset in formsets}
    rows = {"": _row(form)}
    for prefix, formset in sets.items():
        for below in formset.initial_forms:
            rows[f"{prefix}/{below.instance.pk}"] = _row(below)
    return State(rows, sets)


def signed(model: type[Model], pk: Any, state: State, before: Shown | None = None, asked: Iterable[str] = ()) -> str:
    """The state as a text that only this site can make, and that belongs to this row.

    Takes: what the page showed before, of which rows below that are gone, and since when, are still remembered.
    """
    before = before or Shown()
    gone = before.without(state.rows)
    prints = gone.prints | {place: dict(found) for place, found in state.prints.items()}
    fixed = gone.fixed | {place: dict(row.fixed) for place, row in state.rows.items() if row.fixed}
    kept = {"is": prints, "fixed": fixed, "at": before.at or time.time(), "ask": list(asked)}
    return signing.dumps(kept, salt=_salt(model, pk), compress=True)


def unsigned(model: type[Model], pk: Any, text: str) -> Shown:
    """What the page carried. A text that is missing, forged or of another row says that nothing was shown."""
    try:
        kept = signing.loads(text, salt=_salt(model, pk))
    except signing.BadSignature:
        return Shown()
    return Shown(kept["is"], kept["fixed"], kept["at"], tuple(kept["ask"]))


def _row(form: Any) -> Row:
    names = fields_of(form)
    cells = {name: cell_of(form[name]) for name in names}
    prints = {name: print_of(form.fields[name], cells[name]) for name in names}
    fixed = {name: str(form.initial.get(name)) for name, one in form.fields.items() if one.disabled}
    return Row(form, cells, prints, fixed)


def _salt(model: type[Model], pk: Any) -> str:
    return f"options.admin.shown {model._meta.label_lower} {pk}"
