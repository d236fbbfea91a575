"""A source with its findings in one go: checked together, saved together, or nothing saved at all."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.entry_forms import BLANK, MOST, FindingForm, Findings, SourceForm
from options.admin.forms import last_place
from options.admin.hints import hint_fields
from options.models import Finding, Source
from options.publishing.record import record
from options.publishing.turns import take_turn

NEEDS = ("options.add_source", "options.add_finding")
PREFIX = "findings"
TOTAL = f"{PREFIX}-TOTAL_FORMS"
WIDE = ("title", "statement", "note", "url", "seen_at")
"""Fields that take a whole line."""


@require_http_methods(["GET", "POST"])
def source_entry(request: HttpRequest) -> HttpResponse:
    """The form; a post checks it, adds rows to it, or saves everything."""
    user: Any = request.user
    if not user.has_perms(NEEDS):
        raise PermissionDenied
    if request.method == "GET":
        return _page(request, SourceForm(), Findings(prefix=PREFIX))
    sent = request.POST.copy()
    if "_more" in sent:
        source, findings = _with_more(sent)
        return _page(request, source, findings)
    form = SourceForm(sent)
    findings = Findings(sent, instance=form.instance, prefix=PREFIX)
    is_whole = all([form.is_valid(), findings.is_valid()])
    if not is_whole or "_check" in sent:
        _propose(sent, form, findings)
        hint_fields([form, *(row for row in findings.forms if row.has_changed())])
        return _page(request, form, findings, is_refused=not is_whole, is_checked=True)
    source_row = _save(user, form, findings)
    number = source_row.findings.count()
    words = "1 finding" if number == 1 else f"{number} findings"
    messages.success(request, f"The source {source_row.key} was added with {words}.")
    listed = reverse("admin:options_finding_changelist")
    return HttpResponseRedirect(f"{listed}?source__id__exact={source_row.pk}")


@transaction.atomic
def _save(user: Any, form: SourceForm, findings: Any) -> Source:
    """Save the source and each finding at the end of their lists, with an entry in the history of each."""
    take_turn()
    row: Source = form.save(commit=False)
    row.position = last_place(row)
    row.save()
    record(user, "Added, with its findings.", row=row, flag=ADDITION)
    place = last_place(Finding())
    for number, finding in enumerate(findings.save(commit=False)):
        finding.source = row
        finding.retrieved, finding.review_by = row.retrieved, row.review_by
        finding.seen_at = finding.seen_at or (row.seen_at if finding.verified else "")
        finding.position = place + number
        finding.save()
        record(user, f"Added, with its source {row.key}.", row=finding, flag=ADDITION)
    return row


def _with_more(sent: QueryDict) -> tuple[SourceForm, Any]:
    """The same form with more rows; what was typed stays, and nothing is checked."""
    total = str(sent.get(TOTAL, ""))
    number = min((int(total) if total.isdigit() else 0) + BLANK, MOST)
    rows = [_typed(sent, FindingForm, f"{PREFIX}-{place}-") for place in range(number)]
    findings: Any = Findings(prefix=PREFIX, initial=rows)
    findings.extra = number
    return SourceForm(initial=_typed(sent, SourceForm, "")), findings


def _typed(sent: QueryDict, form: Any, prefix: str) -> dict[str, Any]:
    return {name: sent[prefix + name] for name in form.base_fields if prefix + name in sent}


def _propose(sent: QueryDict, form: SourceForm, findings: Any) -> None:
    """Write the keys that were proposed into the form, where they can be changed."""
    for one in (form, *(row for row in findings.forms if row.has_changed())):
        key = getattr(one, "cleaned_data", {}).get("key")
        if key and not sent.get(one.add_prefix("key")):
            sent[one.add_prefix("key")] = key


def _page(request: HttpRequest, form: SourceForm, findings: Any, **said: bool) -> HttpResponse:
    context = admin.site.each_context(request) | {"title": "Add a source with its findings", "wide": WIDE}
    return TemplateResponse(
        request, "options/admin/entry.html", {**context, "form": form, "findings": findings, **said}
    )
