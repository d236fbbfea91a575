"""Change sets: what waits for approval, what was asked before, and the ways to submit, roll back and suspend."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from options.admin.change_set_lines import change_sets, line_of, state_with, waiting_of
from options.admin.review import review
from options.admin.submit import submit
from options.publishing.published import live_release

MOST = 50


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits, and what was asked before."""
    user: Any = request.user
    if not user.has_perm("options.view_changeset"):
        raise PermissionDenied
    rows = list(change_sets()[:MOST])
    waiting = next((row for row in rows if not row.closed_at and not row.release), None)
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Change sets", "live": live_release()}
    context |= {
        "waiting": waiting_of(waiting) if waiting else None,
        "earlier": [line_of(row, state_with(row)) for row in rows if row is not waiting],
        "may_submit": user.has_perm("options.add_changeset"),
        "may_act_alone": user.has_perm("options.publish_release"),
    }
    return TemplateResponse(request, "options/admin/change_sets.html", context)


def to_change_sets(request: HttpRequest) -> HttpResponse:
    """Where the page to publish was before there were change sets."""
    return redirect("admin:options_change_sets")


ADDRESSES = (
    ("publish/", to_change_sets, "options_publish"),
    ("change-sets/", overview, "options_change_sets"),
    ("change-sets/submit/", submit, "options_submit"),
    ("change-sets/<int:number>/", review, "options_review"),
)
"""Route, view and name of each page, below the releases."""
