"""What a change was, in words: each field with what it said before and what it says now."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import construct_change_message
from django.db.models import Model

from options.admin.fields import CitationsField, ConditionField
from options.admin.forms import DraftForm
from options.rules.words import condition_in_words

LONGEST = 160


def change_in_words(form: Any, formsets: Sequence[Any], add: bool) -> str:
    """One line per change, for the history of a row."""
    said = ["Added."] if add else [_field_change(form, name) for name in form.changed_data]
    parts = construct_change_message(Unchanged(), list(formsets), False)
    below = LogEntry(change_message=json.dumps(parts)).get_change_message() if parts else ""
    return "\n".join([*said, *([below] if below else [])]) or "Nothing changed."


class Unchanged(forms.Form):
    """A form without changes, so that Django tells only of the rows below."""


def _field_change(form: Any, name: str) -> str:
    field, now = form.fields[name], form.cleaned_data.get(name)
    before = form.initial.get(name)
    label = str(field.label or name.replace("_", " ")).capitalize()
    if isinstance(field, CitationsField):
        return f"{label}: {_citations(before or [], now or [])}."
    if isinstance(field, ConditionField) and isinstance(form, DraftForm):
        words = [condition_in_words(form.vocabulary.book, value or ()) or "always" for value in (before, now)]
        return f"{label}: “{words[0]}” became “{words[1]}”."
    return f"{label}: {_shown(field, before)} became {_shown(field, now)}."


def _citations(before: Sequence[Any], now: Sequence[Any]) -> str:
    added = [finding.key for finding in now if finding not in before]
    gone = [finding.key for finding in before if finding not in now]
    said = [f"added {', '.join(added)}"] if added else []
    said += [f"took out {', '.join(gone)}"] if gone else []
    kept_before = [finding for finding in before if finding in now]
    kept_now = [finding for finding in now if finding in before]
    return "; ".join([*said, *(["changed the order"] if kept_before != kept_now else [])])


def _shown(field: Any, value: Any) -> str:
    """A value as an editor knows it, cut where it is long."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, "", [], {}):
        return "nothing"
    if isinstance(field, forms.ModelChoiceField):
        text = _names(field, value)
    elif isinstance(field, forms.ChoiceField):
        named = dict(_pairs(field))
        text = ", ".join(str(named.get(key, key)) for key in (value if isinstance(value, list) else [value]))
    else:
        text = str(field.prepare_value(value)).strip()
    return f"“{text if len(text) <= LONGEST else text[:LONGEST] + ' …'}”"


def _names(field: Any, value: Any) -> str:
    """Rows by name, whether they are given as rows or as ids."""
    given = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    rows = [row if isinstance(row, Model) else field.queryset.model._default_manager.get(pk=row) for row in given]
    return ", ".join(str(row) for row in rows)


def _pairs(field: Any) -> list[tuple[Any, Any]]:
    return [(key, words) for key, words in field.choices if not isinstance(words, list | tuple)]
