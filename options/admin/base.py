"""What every page of the knowledge shares: keys that stay, lists as lines, names of options, changes in words."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from options.admin.deleting import SafeDeleting
from options.admin.fields import LinesText
from options.admin.forms import DraftForm
from options.admin.hints import Hinting
from options.admin.rows_below import RowsBelow
from options.admin.safe import SafeEditing
from options.admin.widgets import SearchOne
from options.models import Source
from options.models.base import LinesField

FORM_FIELDS: dict[Any, Any] = {
    LinesField: {"form_class": LinesText},
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 90})},
}
"""Fields edited differently from Django's own way."""


class PlainFields:
    """Fields without double lists and without buttons that open other forms on top of this one."""

    autocomplete_fields: ClassVar[Any]
    admin_site: admin.AdminSite

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """A search field with words in it, where rows are too many for a list."""
        if db_field.name in self.autocomplete_fields:
            options["widget"] = SearchOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """Check boxes; a list to hold keys down in loses ticks too easily."""
        options["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        if field is not None and db_field.related_model is Source:
            field.label_from_instance = lambda source: f"{source.title} ({source.key})"
        return field

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """The field without the small buttons that open other forms on top of this one."""
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None and hasattr(field.widget, "can_add_related"):
            for action in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{action}_related", False)
        return field


class Draft(Hinting, SafeEditing, SafeDeleting, PlainFields, admin.ModelAdmin):
    """A kind of row of the draft."""

    form: type[ModelForm] = DraftForm
    formfield_overrides = FORM_FIELDS
    save_on_top = True
    list_per_page = 50
    list_max_show_all = 1000
    ordering: ClassVar[Any] = ("position", "pk")

    class Media:
        css = {"all": ["admin_extra/knowledge.css", "admin_extra/safe.css", "admin_extra/care.css"]}


class Below(PlainFields, admin.StackedInline):
    """Rows that belong to another row and are edited with it."""

    form: type[ModelForm] = DraftForm
    formfield_overrides = FORM_FIELDS
    formset = RowsBelow
    extra = 0
    ordering: ClassVar[Any] = ("position", "pk")
