"""What a change was, in words: each field with what it said before and what it says now, and why it was changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import Model

from options.admin.fields import CitationsField, ConditionField
from options.admin.forms import DraftForm
from options.rules.words import condition_in_words

LONGEST = 160
NOTHING = "Nothing changed."


def change_in_words(form: Any, formsets: Sequence[Any], add: bool) -> str:
    """One line per change, for the history of a row."""
    said = ["Added."] if add else [f"{_field_change(form, name)}" for name in form.changed_data]
    below = [line for formset in formsets for line in _rows_below(formset)]
    return "\n".join([*said, *below]) or NOTHING


def label_of(form: Any, name: str) -> str:
    """A field as editors know it."""
    return str(form.fields[name].label or name.replace("_", " ")).capitalize()


def row_in_words(formset: Any, row: Model) -> str:
    """A row below as editors know it."""
    return f"{row._meta.verbose_name} “{row}”"


def in_words(form: Any, name: str, value: Any) -> str:
    """The value of a field as an editor knows it, in full; empty where there is nothing."""
    field = form.fields[name]
    if hasattr(field, "in_words"):
        return str(field.in_words(value))
    if isinstance(field, ConditionField) and isinstance(form, DraftForm):
        return condition_in_words(form.vocabulary.book, value or ()) or "always"
    if isinstance(field, CitationsField):
        return "\n".join(f"{finding.key}: {finding.statement}" for finding in value or [])
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, "", [], {}):
        return ""
    if isinstance(field, forms.ModelChoiceField):
        return _names(field, value)
    if isinstance(field, forms.ChoiceField):
        named = dict(_pairs(field))
        return ", ".join(str(named.get(key, key)) for key in (value if isinstance(value, list) else [value]))
    return str(field.prepare_value(value)).strip()


def _rows_below(formset: Any) -> Iterator[str]:
    """What happened to the rows below, known after they were saved."""
    for row in formset.new_objects:
        yield f"Added {row_in_words(formset, row)}."
    for row, _ in formset.changed_objects:
        form = next(form for form in formset.initial_forms if form.instance == row)
        for name in form.changed_data:
            yield f"Changed {row_in_words(formset, row)}: {_field_change(form, name)}"
    for row in formset.deleted_objects:
        yield f"Deleted {row_in_words(formset, row)}."


def _field_change(form: Any, name: str) -> str:
    before, now = form.initial.get(name), form.cleaned_data.get(name)
    label = label_of(form, name)
    if hasattr(form.fields[name], "change_in_words"):
        return f"{label}: {form.fields[name].change_in_words(before, now)}."
    if isinstance(form.fields[name], CitationsField):
        return f"{label}: {_citations(before or [], now or [])}."
    if isinstance(form.fields[name], ConditionField):
        return f"{label}: “{in_words(form, name, before)}” became “{in_words(form, name, now)}”."
    return f"{label}: {_short(in_words(form, name, before))} became {_short(in_words(form, name, now))}."


def _citations(before: Sequence[Any], now: Sequence[Any]) -> str:
    added = [finding.key for finding in now if finding not in before]
    gone = [finding.key for finding in before if finding not in now]
    said = [f"added {', '.join(added)}"] if added else []
    said += [f"took out {', '.join(gone)}"] if gone else []
    kept_before = [finding for finding in before if finding in now]
    kept_now = [finding for finding in now if finding in before]
    return "; ".join([*said, *(["changed the order"] if kept_before != kept_now else [])])


def _short(words: str) -> str:
    """Words of a value, cut where they are long."""
    if words in ("", "yes", "no"):
        return words or "nothing"
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + ' …'}”"


def _names(field: Any, value: Any) -> str:
    """Rows by name, whether they are given as rows or as ids."""
    given = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    rows = [row if isinstance(row, Model) else field.queryset.model._default_manager.get(pk=row) for row in given]
    return ", ".join(str(row) for row in rows)


def _pairs(field: Any) -> list[tuple[Any, Any]]:
    return [(key, words) for key, words in field.choices if not isinstance(words, list | tuple)]
