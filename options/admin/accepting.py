"""Accept that an example case misses something, with a reason that travels with the release; or take that back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.case_rows import CaseRow, case_rows
from options.admin.cases import lines, may_accept
from options.models import ExampleCase
from options.publishing.latest import latest_draft
from options.publishing.published import live_release
from options.publishing.record import record
from options.publishing.turns import take_turn
from options.rules.errors import BadData

PAGE = "options/admin/case_accept.html"
CHANGED = "“%(value)s” was changed meanwhile, or does not occur any more. Look at the sentences again."


class AcceptForm(forms.Form):
    """What the case may miss, out of what it misses now, and why."""

    use_required_attribute = False
    missed = forms.MultipleChoiceField(
        label="What it may miss",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one sentence.", "invalid_choice": CHANGED},
    )
    why = forms.CharField(
        label="Why that is accepted",
        help_text="In whole sentences. It is sealed with the release, for everyone who asks later.",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        max_length=1000,
        error_messages={"required": "Say why. Without a reason nothing is accepted."},
    )

    def __init__(self, row: CaseRow, data: Any = None) -> None:
        accepted = row.case.accepted
        ticked = [miss.sentence for miss in row.draft.misses]
        super().__init__(data, initial={"missed": ticked, "why": accepted.why if accepted else ""})
        field: Any = self.fields["missed"]
        field.choices = [(miss.sentence, miss.words) for miss in row.draft.misses]


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """The page for one case: what it misses, the form, and the acceptance there is."""
    if not may_accept(request):
        raise PermissionDenied
    if request.method == "POST":
        take_turn()
    row = _row(key)
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, row)
    form = AcceptForm(row, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _accept(request, row, form.cleaned_data["missed"], form.cleaned_data["why"].strip())
    context = {**admin.site.each_context(request), "title": "Accept with a reason", "form": form}
    return TemplateResponse(request, PAGE, {**context, "line": lines([row])[0], "row": row})


def _row(key: str) -> CaseRow:
    """The case as it stands. Raises: Http404 for a case that is not there, or a draft that cannot be tried."""
    live = live_release()
    try:
        found = case_rows(latest_draft().book, live.rulebook if live else None, [key])
    except (BadData, KeyError, StopIteration):
        found = ()
    if not found:
        raise Http404("There is no such example case, or the draft cannot be tried.")
    return found[0]


def _accept(request: HttpRequest, row: CaseRow, missed: list[str], why: str) -> HttpResponse:
    said = " ".join(f"{miss.words}." for miss in row.draft.misses if miss.sentence in missed)
    _save(request, row, {"missed": missed, "why": why}, f"Accepted that this is missed: {said}", why)
    messages.success(request, f"“{row.case.title}” may miss this now, for the reason you gave.")
    return _back()


def _remove(request: HttpRequest, row: CaseRow) -> HttpResponse:
    if row.case.accepted:
        _save(request, row, None, "Took back what was accepted.", "")
        messages.success(request, f"Nothing is accepted for “{row.case.title}” any more.")
    return _back()


def _save(request: HttpRequest, row: CaseRow, accepted: dict[str, Any] | None, what: str, why: str) -> None:
    case = ExampleCase.objects.get(key=row.case.key)
    case.accepted = accepted
    case.save(update_fields=["accepted"])
    record(request.user, what, why, case)


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:options_cases"))
