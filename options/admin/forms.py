"""Forms for draft rows: their place in the order, what they cite, and when they apply."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Max, Model

from options.admin.fields import CitationsField, ConditionField
from options.admin.links import cited_by, condition_on, write_citations, write_condition
from options.admin.vocabulary import Vocabulary, read_vocabulary
from options.models.base import Positioned
from options.rules.catalog import Scale

PLACE_HELP = "A lower number stands first. Left empty, it stands last."


class DraftForm(forms.ModelForm):
    """A form for one row of the draft.

    `cites`: form field -> role of its citations. `scaled`: form field -> the list of the scale its words come from.
    A field named `condition` is the condition of the row.
    """

    cites: dict[str, str] = {}
    scaled: dict[str, str] = {}
    fixed: tuple[str, ...] = ("key",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        row = self.instance
        for name, role in self.cites.items():
            if name in self.fields:
                self.initial[name] = cited_by(row, role)
        condition = self.fields.get("condition")
        if isinstance(condition, ConditionField):
            condition.ask(self.vocabulary, condition_on(row), saved=row.pk is not None)
            self.initial["condition"] = condition.written
        for name, part in self.scaled.items():
            if name in self.fields:
                self._offer(name, part)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].help_text = PLACE_HELP
            if row.pk is None:
                self.initial["position"] = None
        for name in self.fixed:
            if name in self.fields and row.pk is not None:
                self.fields[name].disabled = True

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the draft, read once."""
        return read_vocabulary()

    def clean_position(self) -> int:
        """The place given, or the last one."""
        given = self.cleaned_data.get("position")
        return given if given is not None else last_place(self.instance)

    def _offer(self, name: str, part: str) -> None:
        """Let the words of a scale be chosen for a field that holds their key."""
        field, model_field = self.fields[name], self._meta.model._meta.get_field(name)
        choices = scale_choices(self.vocabulary.book.scale, part)
        now = getattr(self.instance, name)
        if now and now not in dict(choices):
            choices.append((now, f"{now} (not in the scale)"))
        blank = [("", "---------")] if field.required is False or self.instance.pk is None else []
        self.fields[name] = forms.ChoiceField(
            choices=[*blank, *choices],
            required=field.required,
            label=field.label,
            help_text=field.help_text or getattr(model_field, "help_text", ""),
        )

    def _save_m2m(self) -> None:
        """Write links, citations and the condition; what did not change is not touched."""
        super()._save_m2m()  # type: ignore[misc]
        for name, role in self.cites.items():
            if name in self.changed_data:
                write_citations(self.instance, self.cleaned_data[name], role)
        if "condition" in self.changed_data:
            write_condition(self.instance, self.cleaned_data["condition"])


class CitingForm(DraftForm):
    """A row that cites findings, the one that says most first."""

    cites = {"citations": ""}
    citations = CitationsField(
        required=False,
        label="Findings cited",
        help_text="Search by words of the statement or its source. The first finding says most; change the numbers to "
        "change the order; empty a row to take a finding out.",
    )


def last_place(row: Model) -> int:
    """The place after all rows of the same kind."""
    if not isinstance(row, Positioned):
        return 0
    highest = type(row)._default_manager.aggregate(highest=Max("position"))["highest"]
    return 0 if highest is None else highest + 1


def scale_choices(scale: Scale, part: str) -> list[tuple[str, str]]:
    """Key and words of every entry of one list of the scale."""
    entries = getattr(scale, part)
    return [(entry.key, _words(entry)) for entry in entries]


def _words(entry: Any) -> str:
    for name in ("label", "heading", "words"):
        if text := getattr(entry, name, ""):
            return str(text)
    return str(entry.key)
