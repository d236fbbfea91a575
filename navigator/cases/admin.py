"""Teams and their members in Django admin. Cases are not there: their only door is `navigator.cases.door`."""

from typing import Any

from django.contrib import admin

from navigator.cases import log
from navigator.cases.models import Membership, Team


class Members(admin.TabularInline):
    """Who works in a team, below it."""

    model = Membership
    autocomplete_fields = ("user",)
    extra = 1


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    """Teams with their members."""

    inlines = (Members,)
    search_fields = ("name",)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        """Save who works in the team, and write it into the access log: it decides who sees which case."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            log.write(request.user, log.Act.CHANGE, "admin:cases_team_change", detail="who works in a team")

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """A team with cases cannot go; one without is harmless."""
        return super().has_delete_permission(request, obj) and not (obj and obj.cases.exists())
