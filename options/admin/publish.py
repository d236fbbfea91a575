"""Publish: what keeps the draft from being published, else what changed; a reason, and one button.

`gates` lists what must hold. Approval by a second person and the proof of the safeguards become two more gates.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.state import Mend, changes, current_release, mends
from options.models import Release
from options.publishing.check import compile_draft
from options.publishing.draft import read_draft
from options.publishing.change_sets import submit
from options.publishing.publish import publish_change_set
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData, Problem, RulesError
from options.rules.rulebook import Rulebook

CHANGED = Problem("changed", "draft", "The draft changed while you were reading.", "Look at it again, then publish.")


@dataclass(frozen=True)
class Gate:
    """One thing that must hold before publication, and what stands in its way."""

    holds: str
    fails: str
    mends: list[Mend]


class ReasonForm(forms.Form):
    """Why this is published, and which content was looked at."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        label="What changed, and why",
        help_text="One or two sentences. They stay on record with your name.",
        error_messages={"required": "Say in a sentence what changed and why."},
    )
    digest = forms.CharField(widget=forms.HiddenInput, required=False)

    def show(self, digest: str) -> None:
        """Remember the content now shown, also where another one was sent."""
        self.initial["digest"] = digest
        self.data = {"reason": self.data.get("reason", ""), "digest": digest} if self.is_bound else self.data


def gates(book: Rulebook, problems: tuple[Problem, ...]) -> tuple[Gate, ...]:
    """Everything that must hold, with what stands in the way."""
    found = mends(problems)
    unmet = [mend for mend in found if mend.problem.code == "case"]
    rest = [mend for mend in found if mend.problem.code != "case"]
    cases = Gate(f"All {len(book.example_cases)} example cases come out as expected.", "Example cases differ.", unmet)
    content = Gate("The content is whole: every reference, reason and citation.", "The content has problems.", rest)
    return (content,) if rest else (content, cases)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """The page; a post publishes and leads to the list of releases."""
    user: Any = request.user
    if not user.has_perm("options.publish_release"):
        raise PermissionDenied
    form = ReasonForm(request.POST or None) if request.method == "POST" else ReasonForm()
    if request.method == "POST" and form.is_valid():
        try:
            release = _publish(user, form.cleaned_data)
            messages.success(request, f"Release {release.number} is published. Readers see it now.")
            return HttpResponseRedirect(reverse("admin:options_release_changelist"))
        except RulesError as error:
            for problem in error.problems[:1]:
                form.add_error(None, f"Nothing was published. {problem.message} {problem.remedy}")
    return TemplateResponse(request, "options/admin/publish.html", _context(request, form))


def _publish(user: Any, wanted: dict[str, str]) -> Release:
    """Publish exactly the content that was looked at."""
    if digest_of(canonical_json(read_draft())) != wanted["digest"]:
        raise RulesError([CHANGED])
    return publish_change_set(submit(user, wanted["reason"], digest=wanted["digest"]), user)


def _context(request: HttpRequest, form: ReasonForm) -> dict[str, Any]:
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Publish the draft", "form": form}
    live = current_release()
    context["live"] = live
    try:
        book, problems = compile_draft()
    except BadData as error:
        unread = Gate("", "The draft cannot be read.", mends(error.problems))
        return {**context, "gates": (unread,), "ready": False, "problems": len(error.problems)}
    digest = digest_of(canonical_json(book))
    form.show(digest)
    same = live is not None and live.digest == digest
    return {
        **context,
        "gates": gates(book, problems),
        "problems": len(problems),
        "same": same,
        "ready": not problems and not same,
        "changes": changes(book, live.rulebook) if live else [],
    }
