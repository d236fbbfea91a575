"""What one publisher may do alone: roll back to an earlier release, or suspend an option, with a reason.

The first page of each lets one choose, the second says what follows and asks for words. Nothing happens before that.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from options.admin.aftermath import after_roll_back, after_suspension
from options.admin.change_set_forms import RollBackForm, SuspendForm
from options.admin.summary import summary_of
from options.admin.timeline import moment, overtaken
from options.models import Release
from options.publishing.current import NoRelease
from options.publishing.emergency import roll_back, suspend
from options.publishing.history import past_and_live
from options.publishing.promises import suspensions
from options.publishing.published import live_release
from options.rules.errors import RulesError

OF_FIELDS = {"reason": "reason", "why": "why"}


@require_safe
def choose_release(request: HttpRequest) -> HttpResponse:
    """Choose an earlier release to roll back to."""
    context = _start(request, "Roll back")
    choices = [
        {
            "number": one.number,
            "kind": one.get_kind_display(),
            "since": moment(one.live_from),
            "reason": one.reason,
            "address": reverse("admin:options_roll_back_to", args=[one.number]),
        }
        for one in past_and_live()[1:]
    ]
    return TemplateResponse(request, "options/admin/roll_back.html", {**context, "choices": choices})


@require_http_methods(["GET", "POST"])
def roll_back_to(request: HttpRequest, number: int) -> HttpResponse:
    """See what rolling back to a release changes, say why, and do it."""
    context = _start(request, f"Roll back to release {number}")
    live = context["live"]
    if live is None or live.number == number:
        raise Http404
    try:
        after = after_roll_back(live, number)
    except NoRelease as error:
        raise Http404 from error
    form = RollBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (done := _do(request, form, lambda by, said: roll_back(number, by, **said))):
        return done
    form.show(live.digest)
    context |= {"form": form, "number": number, "same": after.is_same, "kept": after.kept, "promises": after.promises}
    context |= {"summary": summary_of(after.comparison), "overtaken": overtaken()}
    return TemplateResponse(request, "options/admin/roll_back_to.html", context)


@require_safe
def choose_option(request: HttpRequest) -> HttpResponse:
    """Choose an option to suspend; and see which are suspended now."""
    context = _start(request, "Suspend an option")
    book = context["live"].rulebook if context["live"] else None
    now = suspensions(book) if book else {}
    context["suspended"] = [{"name": book.option[key].name, "why": why} for key, why in now.items()] if book else []
    context["choices"] = [
        {"name": option.name, "address": reverse("admin:options_suspend_option", args=[option.key])}
        for option in (book.options if book else ())
        if not option.suspended and option.kind != "comparison"
    ]
    return TemplateResponse(request, "options/admin/suspend.html", context)


@require_http_methods(["GET", "POST"])
def suspend_option(request: HttpRequest, key: str) -> HttpResponse:
    """See what suspending an option does, write what readers see, say why, and do it."""
    context = _start(request, "Suspend an option")
    live = context["live"]
    if live is None or key not in live.rulebook.option:
        raise Http404
    form = SuspendForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (done := _do(request, form, lambda by, said: suspend(key, by, said["why"], said["reason"]))):
        return done
    option = live.rulebook.option[key]
    context |= {"title": f"Suspend “{option.name}”", "option": option, "form": form, "overtaken": overtaken()}
    return TemplateResponse(
        request, "options/admin/suspend_option.html", {**context, "after": after_suspension(live.rulebook, key)}
    )


def _start(request: HttpRequest, title: str) -> dict[str, Any]:
    """What all these pages share. Raises: PermissionDenied without the right to publish."""
    if not request.user.has_perm("options.publish_release"):
        raise PermissionDenied
    return {**admin.site.each_context(request), "title": title, "live": live_release()}


def _do(request: HttpRequest, form: Any, act: Any) -> HttpResponse | None:
    """Do it and lead to the new release; None when that is refused, with the reasons on the form."""
    try:
        release: Release = act(request.user, form.cleaned_data)
    except RulesError as error:
        for problem in error.problems:
            form.add_error(OF_FIELDS.get(problem.code), f"{problem.message} {problem.remedy}".strip())
        return None
    messages.success(request, f"Release {release.number} is published. Readers see it now.")
    return HttpResponseRedirect(reverse("admin:options_release_change", args=[release.pk]))


ADDRESSES = (
    ("change-sets/roll-back/", choose_release, "options_roll_back"),
    ("change-sets/roll-back/<int:number>/", roll_back_to, "options_roll_back_to"),
    ("change-sets/suspend/", choose_option, "options_suspend"),
    ("change-sets/suspend/<slug:key>/", suspend_option, "options_suspend_option"),
)
"""Route, view and name of each page, below the releases."""
