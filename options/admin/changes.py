"""Everything that was changed since a release: who, when, what, and why, by kind of row and by person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from options.models import Release
from options.publishing.entries import EDITS, edits_since, name_of
from options.publishing.record import what_and_why

ON_A_PAGE = 50
BEGINNING = "0"
"""What stands for "since the beginning" among the releases to choose from."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the history, as the page shows it. `address` is empty where the row has no form or is gone."""

    when: datetime
    who: str
    kind: str
    row: str
    address: str
    did: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose from a list."""

    value: str
    label: str
    is_chosen: bool


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The page. Takes from the address: `since` (a release number), `kind` (of rows), `who` (a sign-in name), `p`."""
    user: Any = request.user
    if not user.has_perm("options.view_rule"):
        raise PermissionDenied
    releases = list(Release.objects.order_by("-number").defer("content", "proof", "changes"))
    since = _since(request, releases)
    edits = edits_since(since)
    picks = {
        "since": _releases(releases, since),
        "kind": _kinds(edits, request.GET.get("kind", "")),
        "who": _people(edits, request.GET.get("who", "")),
    }
    page = _page(_narrowed(edits, request), request.GET.get("p", ""))
    context = {
        **admin.site.each_context(request),
        "title": f"All changes since release {since.number}" if since else "All changes since the beginning",
        "picks": picks,
        "page": page,
        "changes": [_change(entry) for entry in page.object_list],
        "asked": urlencode({name: request.GET[name] for name in ("since", "kind", "who") if name in request.GET}),
    }
    return TemplateResponse(request, "options/admin/changes.html", context)


def _since(request: HttpRequest, releases: list[Release]) -> Release | None:
    """The release asked for; else the newest; None for the beginning."""
    asked = request.GET.get("since", "")
    found = next((release for release in releases if str(release.number) == asked), None)
    return found if found or asked == BEGINNING else next(iter(releases), None)


def _narrowed(edits: QuerySet[LogEntry], request: HttpRequest) -> QuerySet[LogEntry]:
    kind, who = request.GET.get("kind", ""), request.GET.get("who", "")
    edits = edits.filter(content_type__model=kind) if kind else edits
    return edits.filter(user__username=who) if who else edits


def _page(edits: QuerySet[LogEntry], asked: str) -> Page:
    return Paginator(edits.select_related("user", "content_type").order_by("-pk"), ON_A_PAGE).get_page(asked)


def _releases(releases: list[Release], since: Release | None) -> list[Pick]:
    listed = [Pick(str(one.number), f"release {one.number}", one == since) for one in releases]
    return [*listed, Pick(BEGINNING, "the beginning", since is None)]


def _kinds(edits: QuerySet[LogEntry], chosen: str) -> list[Pick]:
    models = sorted({*edits.order_by().values_list("content_type__model", flat=True).distinct()} - {None})
    named = [(model, _kind(model)) for model in models]
    return [Pick("", "all kinds", not chosen), *(Pick(model, kind, model == chosen) for model, kind in named)]


def _people(edits: QuerySet[LogEntry], chosen: str) -> list[Pick]:
    people = User.objects.filter(pk__in=edits.order_by().values("user")).order_by("username")
    listed = [Pick(one.username, name_of(one), one.username == chosen) for one in people]
    return [Pick("", "everybody", not chosen), *listed]


def _kind(model: str | None) -> str:
    """The name of a kind of rows."""
    try:
        return str(apps.get_model("options", model or "")._meta.verbose_name)
    except LookupError:
        return str(model or "")


def _change(entry: LogEntry) -> Change:
    what, why = what_and_why(entry.get_change_message())
    whole = entry.object_id is None
    kind: Any = entry.content_type
    model = kind.model if kind else ""
    did = {ADDITION: "added", DELETION: "deleted"}.get(entry.action_flag, "changed")
    return Change(
        when=entry.action_time,
        who=name_of(entry.user),
        kind="" if whole else _kind(model),
        row=entry.object_repr,
        address="" if whole or entry.action_flag == DELETION else _address(model, entry.object_id),
        did=did if entry.action_flag in EDITS else "",
        what="" if what in ("Added.", "Deleted.") else what,
        why=why,
    )


def _address(model: str, pk: str | None) -> str:
    try:
        return reverse(f"admin:options_{model}_change", args=[pk])
    except NoReverseMatch:
        return ""
