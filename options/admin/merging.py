"""The page for two editors who changed the same row: both sides of every difference, and a choice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, Q

from options.admin.cells import Cell, value_of
from options.admin.conflicts import Mine, Sent, Unit, written
from options.admin.history import in_words, label_of
from options.admin.shown import FIELD, Shown, State, signed
from options.publishing.record import what_and_why

UNKNOWN = "somebody; the history does not say who"
EDITABLE = (forms.Textarea, forms.TextInput)
NOTHING = "(nothing)"
CARRIED = ("_why", "_popup", "_to_field")
"""What a page sends besides its fields and is carried along; the button that was pressed is not."""
MOST = 20
"""Entries of the history on the page."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to choose. `kind` is that of the unit, `chosen` the side ticked, "" when the editor must say.

    `edit` names the text field in which the editor's own words can still be changed; empty where there is none.
    """

    name: str
    label: str
    kind: str
    who: str
    theirs: str
    mine: str
    chosen: str
    edit: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one row; the heading is empty for the row of the page itself."""

    heading: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class MergePage:
    """Everything the template shows and carries along."""

    groups: tuple[Group, ...]
    hidden: tuple[tuple[str, str], ...]
    entries: tuple[LogEntry, ...]
    missing: int


@dataclass(frozen=True)
class Merge:
    """What a merge page is made of: the row, the two sides, their differences, and the choices still open."""

    row: Model
    state: State
    mine: Mine
    shown: Shown
    units: Sequence[Unit]
    missing: frozenset[str]

    def page(self) -> MergePage:
        """The page."""
        data, starts = written(self.mine, self.state)
        entries = entries_since(self.row, self.shown.at)
        groups = tuple(
            Group(self._heading(place), tuple(self._difference(unit, entries, starts) for unit in units))
            for place, units in groupby(self.units, key=lambda unit: unit.place)
        )
        edited = {difference.edit for group in groups for difference in group.differences}
        hidden = [
            (name, value)
            for name, values in data.lists()
            if name not in edited and (name in CARRIED or not name.startswith("_"))
            for value in values
        ]
        asked = [unit.name for unit in self.units if unit.side == "both"]
        token = (FIELD, signed(type(self.row), self.row.pk, self.state, self.shown, asked))
        return MergePage(groups, (*hidden, token), entries, len(self.missing))

    def _heading(self, place: str) -> str:
        if not place:
            return ""
        if place in self.state.rows:
            row = self.state.rows[place].form.instance
            return f"{row._meta.verbose_name}: {row}".capitalize()
        name = self.state.formsets[place.partition("/")[0]].model._meta.verbose_name
        fixed = ", ".join(self.shown.fixed.get(place, {}).values())
        return f"{name}: {fixed}".rstrip(": ").capitalize()

    def _difference(self, unit: Unit, entries: Sequence[LogEntry], starts: dict[str, str]) -> Difference:
        if unit.kind != "field":
            return self._row_difference(unit, entries)
        row = self.state.rows[unit.place]
        cell = self._cells(unit.place)[unit.field]
        theirs = row.form.get_initial_for_field(row.form.fields[unit.field], unit.field)
        label = label_of(row.form, unit.field)
        edit = isinstance(row.form.fields[unit.field].widget, EDITABLE) and unit.side == "both"
        return Difference(
            name=unit.name,
            label=label,
            kind=unit.kind,
            who="" if unit.side == "mine" else who_changed(entries, label),
            theirs=in_words(row.form, unit.field, theirs) or NOTHING,
            mine="".join(cell.get("", ())[:1]) if edit else said(row.form, unit.field, cell) or NOTHING,
            chosen="" if unit.side == "both" else unit.side,
            edit=f"{starts[unit.place]}{unit.field}" if edit else "",
            is_missing=unit.name in self.missing,
        )

    def _row_difference(self, unit: Unit, entries: Sequence[LogEntry]) -> Difference:
        here = self.state.rows.get(unit.place)
        gone = unit.kind == "gone"
        return Difference(
            name=unit.name,
            label="The whole row",
            kind=unit.kind,
            who=who_changed(entries, "Deleted" if gone else "Added" if unit.kind == "added" else "Changed"),
            theirs="" if here is None else "\n".join(lines(here.form, here.cells)),
            mine="\n".join(lines(self._blank(unit.place), self._cells(unit.place))) if gone else "",
            chosen="" if unit.side == "both" else unit.side,
            edit="",
            is_missing=unit.name in self.missing,
        )

    def _cells(self, place: str) -> Any:
        return self.mine.cells if not place else self._sent(place).cells

    def _sent(self, place: str) -> Sent:
        return next(row for row in self.mine.below if row.place == place)

    def _blank(self, place: str) -> Any:
        return self.state.formsets[place.partition("/")[0]].empty_form


def entries_since(row: Model, at: float) -> tuple[LogEntry, ...]:
    """The last that the history says of a row, or of the draft as a whole, since a page was shown; oldest first."""
    kind = ContentType.objects.get_for_model(row)
    of_row = Q(content_type=kind, object_id=str(row.pk))
    of_all = Q(content_type__app_label="options", object_id=None)
    since = datetime.fromtimestamp(at, UTC)
    found = LogEntry.objects.filter(of_row | of_all, action_time__gte=since).select_related("user")
    return tuple(found.order_by("-pk")[:MOST])[::-1]


def who_changed(entries: Sequence[LogEntry], label: str) -> str:
    """Who made a change and when: the last one whose entry speaks of it, else the last one at all."""
    speaking = [entry for entry in entries if label in what_and_why(entry.get_change_message())[0]]
    if not entries:
        return UNKNOWN
    last = (speaking or list(entries))[-1]
    person: Any = last.user
    name = person.get_full_name() or person.get_username()
    return f"{name}, {last.action_time:%B %-d, %Y, %H:%M} UTC"


def lines(form: Any, cells: Mapping[str, Cell]) -> Iterator[str]:
    """What was sent for the fields of a form, a line each; what is empty is left out."""
    for name, cell in cells.items():
        if words := said(form, name, cell):
            yield f"{label_of(form, name)}: {words}"


def said(form: Any, name: str, cell: Cell) -> str:
    """What was sent for a field, in words; as it was typed where it cannot be read."""
    field = form.fields[name]
    try:
        return in_words(form, name, field.clean(value_of(field, cell)))
    except ValidationError:
        return ", ".join(cell.get("", ()))
