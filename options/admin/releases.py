"""Releases for looking at: sealed, so nothing here can be added, changed or deleted."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import path

from options.admin.publish import publish
from options.admin.show import badge, cut
from options.models import Release


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    """What was published, by whom, when and why."""

    list_display = ("name", "state", "published_at", "author_name", "short_reason", "short_digest")
    list_filter = ("author_name",)
    search_fields = ("reason", "author_name", "digest")
    date_hierarchy = "published_at"
    ordering = ("-number",)
    fields = ("number", "state", "published_at", "author_name", "reason", "digest")

    class Media:
        css = {"all": ["admin_extra/knowledge.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Releases without their content, which is long, and whether each is current."""
        current = Q(pk__in=Release.objects.live().values("pk"))
        return super().get_queryset(request).defer("content").annotate(_current=current)

    def get_urls(self) -> list[Any]:
        """The page to publish on, too."""
        return [path("publish/", self.admin_site.admin_view(publish), name="options_publish"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: a release is published, never typed."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a release is sealed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a release stays on record."""
        return False

    @admin.display(description="release", ordering="number")
    def name(self, row: Release) -> str:
        """Its number."""
        return f"Release {row.number}"

    @admin.display(description="state")
    def state(self, row: Any) -> str:
        """Whether readers see it now."""
        return badge("good", "current") if row._current else "earlier"

    @admin.display(description="why")
    def short_reason(self, row: Release) -> str:
        """The start of the reason."""
        return cut(row.reason, 90)

    @admin.display(description="digest")
    def short_digest(self, row: Release) -> str:
        """The start of the digest."""
        return row.digest[:12]
