"""Submit the draft: what it changes, what stands in the way, and why it should be published.

What is submitted is the content that was looked at: its digest travels with the form, and with another draft nothing
happens but that the page is shown again, with everything that was typed.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from options.admin.change_set_forms import SubmitForm
from options.admin.change_set_lines import waiting_of
from options.admin.places import mends
from options.admin.summary import summary_of
from options.models import ChangeSet
from options.publishing import change_sets as publishing
from options.publishing.change_sets import changed_cases, open_change_set
from options.publishing.promises import problems_of
from options.publishing.report import Report, draft_report
from options.rules.errors import BadData, RulesError

TEMPLATE = "options/admin/submit.html"
OF_FIELDS = {"reason": "reason", "cases_reason": "cases_reason", "starts_at": "starts_on"}
"""The field of the form that a refusal belongs to, by its code."""


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    """The page; a post submits the draft and leads to the change set."""
    user: Any = request.user
    if not user.has_perm("options.add_changeset"):
        raise PermissionDenied
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Submit the draft", "now": timezone.now()}
    sent = request.POST if request.method == "POST" else None
    try:
        report = draft_report()
    except BadData as error:
        return TemplateResponse(
            request, TEMPLATE, {**context, "form": SubmitForm(sent), "problems": mends(error.problems)}
        )
    standing = _standing(report)
    form = SubmitForm(sent, needs_cases_reason=standing["needs_cases_reason"])
    if form.is_valid() and standing["ready"] and (row := _submit(user, form)):
        messages.success(request, "Submitted. Another person can review it now.")
        return redirect("admin:options_review", row.pk)
    form.show(report.draft.digest)
    return TemplateResponse(request, TEMPLATE, {**context, **standing, "form": form})


def _standing(report: Report) -> dict[str, Any]:
    """What the draft changes, what stands in its way, and whether it can be submitted."""
    live = report.live.rulebook if report.live else None
    problems = () if report.is_same else report.problems and problems_of(report.book, live)
    waiting = open_change_set()
    comparison = None if problems or report.is_same else report.comparison
    return {
        "live": report.live,
        "same": report.is_same,
        "problems": mends(problems, report.book),
        "waiting": waiting and waiting_of(waiting),
        "ready": not problems and not report.is_same and waiting is None,
        "needs_cases_reason": bool(live and changed_cases(live, report.book)),
        "summary": summary_of(comparison) if comparison else None,
    }


def _submit(user: Any, form: SubmitForm) -> ChangeSet | None:
    """Submit the content that was looked at; None when that is refused, with the reasons on the form."""
    sent = form.cleaned_data
    looked_at = sent["digest"] or "nothing"
    try:
        return publishing.submit(user, sent["reason"], sent["cases_reason"], sent["starts_at"], digest=looked_at)
    except RulesError as error:
        for problem in error.problems:
            form.add_error(OF_FIELDS.get(problem.code), f"{problem.message} {problem.remedy}".strip())
        return None
