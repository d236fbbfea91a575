"""Review a change set: who asks for what and why, exactly what changes, and what can be done with it now."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.change_set_forms import SendBackForm
from options.admin.change_set_lines import change_sets, line_of, state_with
from options.admin.compared import Compared, compared_of
from options.admin.deciding import ways_for
from options.admin.places import mends
from options.admin.timeline import moment, overtaken
from options.models import ChangeSet
from options.publishing import change_sets as publishing
from options.publishing.change_sets import why_outdated
from options.publishing.history import past_and_live
from options.publishing.latest import Draft
from options.publishing.promises import problems_of
from options.publishing.publish import publish_change_set
from options.publishing.report import Report, draft_report
from options.rules.errors import BadData, Problem, RulesError


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    """The page of a change set; a post decides on it."""
    user: Any = request.user
    if not user.has_perm("options.view_changeset"):
        raise PermissionDenied
    row = _found(number)
    back = SendBackForm(request.POST if request.POST.get("act") == "send_back" else None)
    refused: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            if done := _act(request, row, back):
                return done
        except RulesError as error:
            refused, row = error.problems, _found(number)
    context = {**admin.site.each_context(request), "title": f"Change set {number}", **_standing(user, row)}
    context |= {"back_form": back, "refused": refused}
    return TemplateResponse(request, "options/admin/review.html", context)


def _found(number: int) -> ChangeSet:
    row: ChangeSet | None = change_sets().filter(pk=number).first()
    if row is None:
        raise Http404
    return row


def _act(request: HttpRequest, row: ChangeSet, back: SendBackForm) -> HttpResponse | None:
    """Do what the button says; None when something has to be typed first.

    Raises: RulesError with the reasons when it is refused; PermissionDenied.
    """
    act = request.POST.get("act", "")
    if act == "send_back":
        if not back.is_valid():
            return None
        publishing.send_back(row, request.user, back.cleaned_data["why"])
        return _done(request, row, "Sent back. The editor can mend the draft and submit it again.")
    if act not in ACTS:
        raise PermissionDenied
    return ACTS[act](request, row)


def _approve(request: HttpRequest, row: ChangeSet) -> HttpResponse:
    publishing.approve(row, request.user)
    return _done(request, row, "Approved. It can be published as long as the draft stays as it is.")


def _approve_and_publish(request: HttpRequest, row: ChangeSet) -> HttpResponse:
    publishing.approve(row, request.user)
    return _publish(request, row)


def _publish(request: HttpRequest, row: ChangeSet) -> HttpResponse:
    release = publish_change_set(row, request.user)
    starts = f"Readers see it from {moment(release.starts_at)}." if release.starts_at else "Readers see it now."
    messages.success(request, f"Release {release.number} is published. {starts}")
    return HttpResponseRedirect(reverse("admin:options_release_change", args=[release.pk]))


def _withdraw(request: HttpRequest, row: ChangeSet) -> HttpResponse:
    publishing.withdraw(row, request.user)
    return _done(request, row, "Withdrawn. The draft stays as it is; submit it again when it is ready.")


def _done(request: HttpRequest, row: ChangeSet, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:options_review", args=[row.pk]))


ACTS: dict[str, Callable[[HttpRequest, ChangeSet], HttpResponse]] = {
    "approve": _approve,
    "approve_and_publish": _approve_and_publish,
    "publish": _publish,
    "withdraw": _withdraw,
}
"""What each button does."""


def _standing(user: Any, row: ChangeSet) -> dict[str, Any]:
    """Everything the page says of a change set, for one person."""
    report = _report_of(row)
    outdated = () if report or row.release or row.closed_at else why_outdated(row)
    state = state_with(row, outdated)
    live = report.live.rulebook if report and report.live else None
    problems = problems_of(report.book, live) if report and report.problems else ()
    ways = ways_for(user, row, state, is_fit=not problems)
    return {
        "line": line_of(row, state, outdated),
        "release": row.release,
        "report": report,
        "problems": mends(problems, report.book) if report and problems else (),
        "compared": _compared(report) if report else None,
        "held": sum(verdict.holds for verdict in report.proof) if report else 0,
        "lifted": sum(not verdict.holds for verdict in report.proof) if report and not problems else 0,
        "may": ways,
        "alone": _published_alone(row) if ways.approve else (),
        "overtaken": overtaken(row.starts_at) if ways.publish or ways.approve else (),
    }


def _published_alone(row: ChangeSet) -> tuple[int, ...]:
    """What nobody but its editors approved below a change set: the release before that and its base; often nothing."""
    if row.base is None or not row.base.is_alone:
        return ()
    below = (one.number for one in past_and_live() if one.number < row.base.number and not one.is_alone)
    return next(below, 0), row.base.number


def _report_of(row: ChangeSet) -> Report | None:
    """The report of the submitted content; None when the change set is done with, or the draft is another one now."""
    if row.release_id or row.closed_at:
        return None
    try:
        report = draft_report()
    except BadData:
        return None
    is_on_base = (row.base.number if row.base else None) == (report.live.number if report.live else None)
    return report if is_on_base and row.digest == report.draft.digest else None


def _compared(report: Report) -> Compared | None:
    """What exactly changes; None when everything is new."""
    if report.live is None:
        return None
    base = Draft(report.live.rulebook, report.live.digest)
    return compared_of(base, report.draft, (f"release {report.live.number}", "this change set"), may_try=True)
