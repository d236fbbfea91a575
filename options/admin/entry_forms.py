"""One source and its findings on one form: every field checked together, keys proposed where none is given."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.text import slugify

from options.models import Finding, Source
from options.publishing import day
from options.publishing.care import next_review

BLANK = 5
"""Rows for findings on a fresh form, and added by one press of a button."""
MOST = 60
SMALL = {"a", "an", "the", "of", "for", "and", "in", "on", "to", "with", "how", "what", "does", "do", "is", "are", "at"}
KEY_HELP = "Leave it empty to have one proposed. It is never changed later."


class SourceForm(forms.ModelForm):
    """The document: what it is, where it is, and whether it was seen."""

    key = forms.SlugField(required=False, max_length=100, help_text=KEY_HELP)
    review_by = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Left empty: after the usual time for its kind.",
    )

    class Meta:
        model = Source
        fields = ("title", "authors", "year", "publisher", "type_label", "kind", "url", "doi", "pmid", "seen_at")
        fields += ("verified", "retrieved", "review_by", "note", "key")  # type: ignore[assignment]
        widgets = {
            "title": forms.TextInput,
            "authors": forms.TextInput,
            "publisher": forms.TextInput,
            "url": forms.TextInput,
            "seen_at": forms.TextInput,
            "note": forms.Textarea(attrs={"rows": 2}),
            "retrieved": forms.DateInput(attrs={"type": "date"}),
        }
        labels = {
            "url": "Web address",
            "doi": "DOI",
            "pmid": "PubMed number",
            "seen_at": "Address where it was read",
            "retrieved": "Read on",
            "type_label": "What readers see as its type",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["retrieved"].initial = day.today()
        for name in ("kind", "type_label"):
            self.fields[name] = _known(name, self.fields[name])

    def clean(self) -> dict[str, Any]:
        """Propose a key, and the day of the next reading."""
        cleaned = super().clean() or self.cleaned_data
        if "key" in cleaned and not cleaned["key"]:
            cleaned["key"] = free(proposed_key(cleaned.get("title", ""), cleaned.get("year")), _taken(Source))
        read, due = cleaned.get("retrieved"), cleaned.get("review_by")
        if read and not due and "review_by" not in self.errors:
            cleaned["review_by"] = next_review(read, cleaned.get("kind", ""))
        elif read and due and due <= read:
            self.add_error("review_by", "It must be after the day it was read.")
        return cleaned


class FindingForm(forms.ModelForm):
    """One statement of the document."""

    key = forms.SlugField(required=False, max_length=100, help_text=KEY_HELP)

    class Meta:
        model = Finding
        fields = ("statement", "locator", "population", "figure", "certainty", "certainty_by", "conditions")
        fields += ("verified", "citation_ready", "note", "key")  # type: ignore[assignment]
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 2}),
            "locator": forms.TextInput,
            "population": forms.TextInput,
            "figure": forms.TextInput,
            "conditions": forms.TextInput,
            "note": forms.TextInput,
        }
        labels = {"certainty_by": "Certainty said by", "conditions": "When it applies", "population": "Who was studied"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["certainty_by"].initial = "judged"

    def clean(self) -> dict[str, Any]:
        """Refuse a statement that is ready to be cited and was not read."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("citation_ready") and not cleaned.get("verified"):
            self.add_error("citation_ready", "Only a statement read in its source is ready to be cited.")
        return cleaned

    def _post_clean(self) -> None:
        """Days come from the source, so the row is checked with those of today."""
        self.instance.retrieved = self.instance.review_by = day.today()
        super()._post_clean()  # type: ignore[misc]


class FindingRows(BaseInlineFormSet):
    """The findings; rows left empty are dropped, and there must be one."""

    def clean(self) -> None:
        """Refuse a form without findings, and keys that stand twice; propose the keys that are missing."""
        filled = [form for form in self.forms if form.has_changed()]
        if not filled:
            raise forms.ValidationError("Give at least one finding.")
        taken = _taken(Finding)
        for form in filled:
            given = form.cleaned_data.get("key") if hasattr(form, "cleaned_data") else None
            if given and given in taken:
                form.add_error("key", f"The key {given} is taken.")
            taken |= {given} if given else set()
        for form in filled:
            if not form.errors and not form.cleaned_data["key"]:
                key = free(proposed_key(form.cleaned_data["statement"], None), taken)
                form.cleaned_data["key"] = form.instance.key = key
                taken.add(key)


Findings = inlineformset_factory(
    Source,
    Finding,
    form=FindingForm,
    formset=FindingRows,
    fk_name="source",
    extra=BLANK,
    can_delete=False,
    max_num=MOST,
)


def proposed_key(words: str, year: int | None) -> str:
    """A short key from the first words that say something, and the year: "administer-narcan-nasal-2019"."""
    said = [word for word in re.split(r"[^a-z0-9]+", slugify(words)) if word and word not in SMALL]
    return "-".join([*said[:4], *([str(year)] if year else [])]) or "finding"


def free(key: str, taken: Collection[str]) -> str:
    """The key, or the first one with a number behind it that nothing has."""
    number, tried = 1, key
    while tried in taken:
        number += 1
        tried = f"{key}-{number}"
    return tried


def _taken(model: Any) -> set[str]:
    return set(model._default_manager.values_list("key", flat=True))


def _known(name: str, field: forms.Field) -> forms.ChoiceField:
    """A list of the words in use, since a new kind or label needs words of its own elsewhere."""
    used = Source.objects.order_by(name).values_list(name, flat=True).distinct()
    return forms.ChoiceField(choices=lambda: [("", "---------"), *((one, one) for one in used)], label=field.label)
