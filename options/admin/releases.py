"""Releases for looking at: sealed, so nothing here can be added, changed or deleted."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from options.admin import change_sets, emergency
from options.admin.change_set_forms import MomentForm
from options.admin.release_page import brief, page_of
from options.admin.show import badge, cut
from options.admin.timeline import moment, timeline
from options.models import Release
from options.publishing.history import live_at


class ReleaseList(ChangeList):
    """The list of releases, each with the time it was live; the times of all are read once for the page."""

    def get_results(self, request: HttpRequest) -> None:
        """Find the releases of this page and say when they were live."""
        super().get_results(request)
        spans = timeline()
        for row in self.result_list:
            row.span = spans[row.number]


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    """What was published, by whom, when and why."""

    list_display = ("name", "state", "starts", "kind", "people", "short_reason")
    list_filter = ("kind",)
    search_fields = ("reason", "author_name", "approver_name", "digest")
    search_help_text = "Words of the reason, a name, or a digest"
    date_hierarchy = "published_at"
    ordering = ("-number",)

    class Media:
        css = {"all": ["admin_extra/knowledge.css", "admin_extra/workbench.css", "admin_extra/change_sets.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Releases without their content and proof, which are long."""
        return super().get_queryset(request).defer("content", "proof")

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """The list that knows when each was live."""
        return ReleaseList

    def get_urls(self) -> list[Any]:
        """The page that says what was live at a time, and those that lead to a release."""
        view = self.admin_site.admin_view
        mine = [
            path(route, view(page), name=name)
            for route, page, name in (
                ("at/", was_live, "options_release_at"),
                *change_sets.ADDRESSES,
                *emergency.ADDRESSES,
            )
        ]
        return [*mine, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, with the question which release was live."""
        more = {"title": "Releases", "moment": MomentForm(auto_id="at_%s")}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """All of a release; nothing can be sent."""
        release = self.get_object(request, object_id)
        if not self.has_view_permission(request, release) or request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        if release is None:
            raise Http404
        page = page_of(release)
        may_act = request.user.has_perm("options.publish_release")
        context = {**self.admin_site.each_context(request), "title": f"Release {release.number}"}
        return TemplateResponse(
            request, "options/admin/release.html", {**context, "page": page, "may_act": may_act, "opts": self.opts}
        )

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
        """Whether readers see it now, will see it, or saw it."""
        return badge(row.span.color, row.span.said)

    @admin.display(description="start (UTC)", ordering="published_at")
    def starts(self, row: Any) -> str:
        """When it started or will start."""
        return f"{row.span.since:%Y-%m-%d %H:%M}"

    @admin.display(description="people")
    def people(self, row: Release) -> str:
        """Who asked for it, and who approved it."""
        if row.approver_name:
            return format_html("{}<br>approved by {}", row.author_name, row.approver_name)
        return format_html("{}{}", row.author_name, " alone" if row.is_alone else "")

    @admin.display(description="why")
    def short_reason(self, row: Release) -> str:
        """The start of the reason."""
        return cut(row.reason, 90)


@require_safe
def was_live(request: HttpRequest) -> HttpResponse:
    """Say which release readers saw at a moment."""
    if not request.user.has_perm("options.view_release"):
        raise PermissionDenied
    form = MomentForm(request.GET or None, auto_id="at_%s")
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Which release was live?", "moment": form}
    if form.is_valid():
        found = live_at(form.moment())
        context |= {"asked": moment(form.moment()), "page": brief(found) if found else None}
    return TemplateResponse(request, "options/admin/live_at.html", context)
