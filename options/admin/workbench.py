"""The page that says how the draft stands, and its short form on the first page of the admin."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from options.admin.state import Standing, glimpse_of, standing_of, unread
from options.publishing.published import live_release
from options.publishing.report import draft_report
from options.rules.errors import BadData

SEES = "options.view_rule"
"""The right to see the pages of the workbench."""


@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """How the draft stands."""
    allow(request)
    context = {**admin.site.each_context(request), "title": "How the draft stands", "state": standing(request)}
    return TemplateResponse(request, "options/admin/workbench.html", context)


def panel_for(request: HttpRequest) -> Standing | None:
    """The same for the first page; None for somebody who may not see it."""
    user: Any = request.user
    return standing(request, is_patient=False) if user.has_perm(SEES) else None


def standing(request: HttpRequest, *, is_patient: bool = True) -> Standing:
    """How the draft stands for this person, also when it cannot be read.

    Takes: whether to wait for what takes seconds after an edit; if not, and it is not known yet, it is left out.
    """
    try:
        report = draft_report()
    except BadData as error:
        return unread(error.problems, live_release())
    return standing_of(report, request.user) if is_patient or report.is_worked_out else glimpse_of(report)


def allow(request: HttpRequest) -> None:
    """Let only those see the workbench who may see the draft. Raises: PermissionDenied."""
    user: Any = request.user
    if not user.has_perm(SEES):
        raise PermissionDenied
