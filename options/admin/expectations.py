"""What is expected of an example case, given by ticking: settings, supports and alerts in rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from options.admin.answers import GONE
from options.admin.fields import NOT_WHOLE
from options.admin.widgets import Boxes, many
from options.rules.rulebook import Rulebook

Expected = Mapping[str, Sequence[str]]
"""Expectations as plain data: the names of `Expectation` with keys of options and alerts; empty ones left out."""
COLUMNS = {
    "setting": {
        "first_any_of": "First, or one of these",
        "in_top3": "In the first three",
        "not_top3": "Not in the first three",
        "not_suitable": "Not suitable now",
    },
    "support": {"supports": "Listed", "not_suitable": "Not suitable now"},
    "alert": {"alerts": "Shown"},
}
HEADINGS = {"setting": "Settings", "support": "Supports to add", "alert": "Alerts"}
SAYINGS = {"first_any_of": "first", "in_top3": "in the first three"}
AGAINST = {"not_top3": "not in the first three", "not_suitable": "not suitable"}
PLACES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What an expectation may speak of: its kind (setting, support, alert), key and name."""

    kind: str
    key: str
    name: str


def rows_of(book: Rulebook, alerts: Mapping[str, str]) -> list[Row]:
    """Settings, supports and alerts. Takes: a rulebook with its options; alerts by key with their titles."""
    found = [Row(one.kind, one.key, one.name) for one in book.options if one.kind in COLUMNS]
    return [*found, *(Row("alert", key, title) for key, title in alerts.items())]


def expected_in_words(expected: Expected, rows: Sequence[Row]) -> list[tuple[str, str]]:
    """What is expected: for each heading and column with something in it, those words and the names."""
    said = []
    for kind, columns in COLUMNS.items():
        for column, words in columns.items():
            if names := [row.name for row in rows if row.kind == kind and row.key in expected.get(column, ())]:
                heading = words if kind == "setting" else f"{HEADINGS[kind]}, {words.lower()}"
                said.append((heading, "; ".join(names)))
    return said


class ExpectationTicks(Boxes):
    """A table each for settings, supports and alerts. The value is plain data, or what was sent."""

    template_name = "options/admin/expectations.html"
    rows: Sequence[Row] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        """What was ticked, by column; `whole` says that the boxes were on the page."""
        columns = dict.fromkeys(column for kind in COLUMNS.values() for column in kind)
        sent = {column: many(data, f"{name}-{column}") for column in columns}
        return {"whole": f"{name}-whole" in data, "ticked": {key: value for key, value in sent.items() if value}}

    def as_sent(self, value: Expected | None) -> dict[str, tuple[str, ...]]:
        """What the boxes send for expectations, by what follows the field's name."""
        return {"-whole": ("1",)} | {f"-{column}": tuple(keys) for column, keys in (value or {}).items()}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The tables, each with a cell for every row and column."""
        context = super().get_context(name, value, attrs)
        ticked = value["ticked"] if value and "whole" in value else value or {}
        rows = with_gone(self.rows, ticked)
        context["widget"]["tables"] = [
            {
                "heading": HEADINGS[kind],
                "columns": columns.values(),
                "rows": [(row, _cells(columns, row, ticked)) for row in rows if row.kind == kind],
            }
            for kind, columns in COLUMNS.items()
        ]
        return context

    class Media:
        css = {"all": ["admin_extra/cases.css"]}


class ExpectationField(forms.Field):
    """What is expected, as one field. What stays the same keeps the order in which it was written."""

    widget = ExpectationTicks

    def ask(self, rows: Sequence[Row], written: Expected) -> None:
        """Offer these rows, with the expectations as they were written."""
        self.written = {name: list(keys) for name, keys in written.items()}
        self.known = {(row.kind, row.key) for row in rows}
        self.rows = self.widget.rows = with_gone(rows, written)
        self.names = {row.key: row.name for row in self.rows}

    def clean(self, value: Any) -> dict[str, list[str]]:
        """The ticks as plain data. Raises: ValidationError with every contradiction as a sentence."""
        if not value["whole"]:
            raise ValidationError(NOT_WHOLE)
        ticked: Expected = value["ticked"]
        if said := self._unknown(ticked) or self._contradictions(ticked):
            raise ValidationError(said)
        if not ticked:
            raise ValidationError("Tick at least one thing that must come of these answers.")
        return {name: self._in_order(name, ticked[name]) for name in _names(self.written) if name in ticked}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other boxes are ticked."""
        return {name: set(keys) for name, keys in data["ticked"].items()} != {
            name: set(keys) for name, keys in self.written.items() if keys
        }

    def meaning(self, value: Any) -> dict[str, list[str]]:
        """The keys by column, to compare what two editors mean."""
        return {column: sorted(keys) for column, keys in value["ticked"].items()}

    def in_words(self, value: Expected | None) -> str:
        """Everything expected, one line per column."""
        return "\n".join(f"{words}: {names}" for words, names in expected_in_words(value or {}, self.rows))

    def change_in_words(self, before: Expected | None, now: Expected) -> str:
        """What was added and taken out, for each column that changed."""
        said = []
        for kind, columns in COLUMNS.items():
            own = {row.key for row in self.rows if row.kind == kind}
            for column, words in columns.items():
                was, new = (own.intersection(side.get(column, ())) for side in (before or {}, now))
                if was != new:
                    said.append(f"{HEADINGS[kind]}, {words.lower()}: {self._listed(was)} became {self._listed(new)}")
        return "; ".join(said)

    def _listed(self, keys: set[str]) -> str:
        names = ", ".join(row.name for row in self.rows if row.key in keys)
        return f"“{names}”" if names else "nothing"

    def _unknown(self, ticked: Expected) -> list[str]:
        """What was ticked and is not in the draft, in that column."""
        return [
            f"“{self.names.get(key, key)}” cannot be ticked under “{_words(name)}”. Untick it."
            for name, keys in ticked.items()
            for key in keys
            if not any((kind, key) in self.known for kind, columns in COLUMNS.items() if name in columns)
        ]

    def _contradictions(self, ticked: Expected) -> list[str]:
        said = [
            f"{self.names[key]} cannot be {SAYINGS[wanted]} and {AGAINST[refused]}. Untick one of the two."
            for wanted in SAYINGS
            for refused in AGAINST
            for key in ticked.get(wanted, ())
            if key in ticked.get(refused, ())
        ]
        both = set(ticked.get("supports", ())).intersection(ticked.get("not_suitable", ()))
        said += [
            f"{self.names.get(key, key)} cannot be listed and not suitable. Untick one of the two." for key in both
        ]
        top, first = ticked.get("in_top3", ()), ticked.get("first_any_of", ())
        if len(top) > PLACES:
            said.append(f"{len(top)} settings cannot all be in the first three. Untick {len(top) - PLACES}.")
        elif len(top) == PLACES and first and not set(top).intersection(first):
            said.append("The first three are full, and none of them may be first. Change one of the two columns.")
        return said

    def _in_order(self, name: str, keys: Sequence[str]) -> list[str]:
        written = self.written.get(name, [])
        return list(written if set(written) == set(keys) else keys)


def with_gone(rows: Sequence[Row], written: Expected) -> list[Row]:
    """The rows, and what is expected of an option or alert that does not exist any more, so that it can be unticked."""
    gone = [
        Row(next(kind for kind, columns in COLUMNS.items() if name in columns), key, key + GONE)
        for name, keys in written.items()
        for key in keys
        if not any(row.key == key and name in COLUMNS[row.kind] for row in rows)
    ]
    return [*rows, *gone]


def _cells(columns: Mapping[str, str], row: Row, ticked: Expected) -> list[tuple[str, str, bool]]:
    """Column, its words and whether it is ticked, for each cell of a row."""
    return [(column, words, row.key in ticked.get(column, ())) for column, words in columns.items()]


def _names(written: Expected) -> list[str]:
    """The columns in the order written, then the others."""
    columns = [column for kind in COLUMNS.values() for column in kind]
    return list(dict.fromkeys([*written, *columns]))


def _words(name: str) -> str:
    return next(columns[name] for columns in COLUMNS.values() if name in columns)
