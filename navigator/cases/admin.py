"""Teams and their members in Django admin. Cases are not there: their only door is `navigator.cases.door`."""

from typing import Any

from django.contrib import admin

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

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """A team with cases cannot go; one without is harmless."""
        return super().has_delete_permission(request, obj) and not (obj and obj.cases.exists())
