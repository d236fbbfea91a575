"""Safeguards for looking at. Only a publisher changes one: a new one freely, a published one only by giving it up."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest

from options.admin.base import Draft
from options.admin.fields import ConditionField
from options.admin.forms import CitingForm
from options.admin.links import condition_on, with_citations, with_condition
from options.admin.rules import statements
from options.admin.show import badge
from options.admin.vocabulary import read_vocabulary
from options.models import Safeguard
from options.publishing.published import sealed_safeguards
from options.rules.words import condition_in_words

LOCKED = "Safeguards are locked: editors see them, and only a publisher may add one or give one up."
PUBLISHED = (
    "This safeguard is in a published release, so it cannot be changed or deleted. "
    "To give it up, write below why. The reason is sealed in the next release, for everyone to read."
)
FRESH = "This safeguard was not published yet. You can change it until it is; after that you can only give it up."


class SafeguardForm(CitingForm):
    """A safeguard with its condition."""

    condition = ConditionField(label="It holds when", help_text="Nothing ticked: it holds for everyone.")
    retired = forms.CharField(
        required=False,
        label="Why it is given up",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 90}),
        help_text="Leave this empty while it must hold. With a reason here it stays on record and is proved no more.",
    )


@admin.register(Safeguard)
class SafeguardAdmin(Draft):
    """What must hold for every set of answers. Everybody sees it."""

    form = SafeguardForm
    list_display = ("statement", "key", "kind", "state", "invariant")
    list_filter = ("kind", ("retired", admin.EmptyFieldListFilter), "options")
    search_fields = ("key", "statement", "options__name", "invariant")
    autocomplete_fields = ("alert", "change_question")
    fieldsets = (
        (None, {"fields": ["key", "statement", "kind"]}),
        ("When it must hold", {"fields": ["condition"]}),
        ("What it speaks of", {"fields": ["options", "over", "alert"]}),
        ("A change of one answer", {"fields": ["change_question", ("change_from", "change_to")]}),
        ("Evidence", {"fields": ["citations"]}),
        ("Giving it up", {"fields": ["retired"]}),
        ("For editors", {"fields": ["invariant", "position"]}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Above the fields, what this person may do with it."""
        may_change = self.has_change_permission(request, obj)
        said = LOCKED if not may_change else PUBLISHED if self._is_sealed(request, obj) else FRESH
        (_, first), *rest = super().get_fieldsets(request, obj)
        return ((None, {**first, "description": said}), *rest)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Once published, everything but the reason for giving it up."""
        if not self._is_sealed(request, obj):
            return super().get_readonly_fields(request, obj)
        return tuple(name for name in flatten_fieldsets(self.fieldsets) if name != "retired")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a safeguard is given up with a reason, and stays on record."""
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The safeguard with its condition and citations."""
        row = super().get_object(request, object_id, from_field)
        return row and with_citations(with_condition(Safeguard.objects.all())).get(pk=row.pk)

    @admin.display(description="state", ordering="retired")
    def state(self, row: Safeguard) -> str:
        """Whether it must hold."""
        return badge("plain", "given up") if row.retired else badge("good", "must hold")

    @admin.display(description="It holds when")
    def condition(self, row: Safeguard) -> str:
        """The condition, for those who may only look."""
        return condition_in_words(read_vocabulary().book, condition_on(row)) or "For everyone."

    @admin.display(description="Findings cited")
    def citations(self, row: Safeguard) -> str:
        """The findings, for those who may only look."""
        return statements(row)

    @staticmethod
    def _is_sealed(request: Any, obj: Any) -> bool:
        """Whether it is in a published release; looked up once for a page."""
        if obj is None:
            return False
        if not hasattr(request, "sealed_safeguards"):
            request.sealed_safeguards = sealed_safeguards()
        return obj.key in request.sealed_safeguards
