"""Deleting with care: not what is in use, not what changed since it was shown, and never without an entry."""

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import DELETION, LogEntry
from django.core import signing
from django.db import transaction
from django.db.models import CASCADE, Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from options.admin.uses import INSTEAD, uses_of
from options.publishing.record import with_why
from options.publishing.turns import take_turn

SEEN_FIELD = "_seen"
WHY_FIELD = "_why"
SALT = "options.admin.deleting"
AGAIN = "{} changed since this page was shown, so nothing was deleted. Look at it again below."


class SafeDeleting(admin.ModelAdmin):
    """Pages that ask before they delete, one row or several."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would go, and every use that keeps it from going."""
        going, counts, perms, protected = super().get_deleted_objects(objs, request)
        if uses := uses_of(list(objs)):
            return going, counts, set(), [use.link for use in uses]
        return going, counts, perms, protected

    def _delete_view(self, request: Any, object_id: str, extra_context: Any) -> HttpResponse:
        rows: list[Model] = []
        if request.method == "POST":
            take_turn()
        if row := self.get_object(request, object_id):
            rows = [row]
        _look_again(self, request, rows)
        context = {"seen": seen(rows), "instead": INSTEAD, "why_given": request.POST.get(WHY_FIELD, "")}
        return super()._delete_view(request, object_id, {**context, **(extra_context or {})})  # type: ignore[misc]

    @transaction.atomic
    def response_action(self, request: Any, queryset: Any) -> Any:
        """Do what was chosen for several rows, as one."""
        take_turn()
        chosen = queryset.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))
        if request.POST.get("action") != "delete_selected":
            return super().response_action(request, queryset)
        rows = list(chosen.order_by("pk"))
        _look_again(self, request, rows)
        response = super().response_action(request, queryset)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            given = request.POST.get(WHY_FIELD, "")
            response.context_data |= {"seen": seen(rows), "instead": INSTEAD, "why_given": given}
        return response

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """An entry for each row, with why."""
        said = with_why("Deleted.", request.POST.get(WHY_FIELD, ""))
        rows: Any = queryset
        return LogEntry.objects.log_actions(request.user.pk, rows, DELETION, said)  # type: ignore[arg-type]


def seen(rows: Sequence[Model]) -> str:
    """What a page shows of rows before they are deleted, signed."""
    return signing.dumps(_print(rows), salt=SALT)


def _look_again(page: admin.ModelAdmin, request: Any, rows: Sequence[Model]) -> None:
    """Turn a yes into a look where the rows are no longer what was shown."""
    if request.method != "POST" or not request.POST.get("post") or not rows:
        return
    if request.POST.get(SEEN_FIELD, "") and _shown(request) == _print(rows):
        return
    said = f"“{rows[0]}”" if len(rows) == 1 else "One of these rows"
    page.message_user(request, AGAIN.format(said), messages.WARNING)
    data = request.POST.copy()
    data.pop("post")
    request.POST = data if "action" in data else QueryDict()


def _shown(request: Any) -> str:
    try:
        return str(signing.loads(request.POST[SEEN_FIELD], salt=SALT))
    except signing.BadSignature:
        return ""


def _print(rows: Sequence[Model]) -> str:
    """A fingerprint of rows with everything that would go with them."""
    if not rows:
        return ""
    text = json.dumps(_content(type(rows[0]), [row.pk for row in rows]), default=str, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _content(model: Any, pks: Sequence[Any]) -> list[Any]:
    """The columns of rows, of the rows that go with them, and what is ticked."""
    found: list[Any] = [model._meta.label, *model._base_manager.filter(pk__in=pks).order_by("pk").values_list()]
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        if through._meta.auto_created:
            names = {f"{field.m2m_field_name()}__in": pks}
            found.append([*through._base_manager.filter(**names).order_by("pk").values_list(field.m2m_reverse_name())])
    for link in model._meta.related_objects:
        if getattr(link, "on_delete", None) is CASCADE and not link.related_model._meta.auto_created:
            below = link.related_model._base_manager.filter(**{f"{link.field.name}__in": pks})
            if ids := list(below.values_list("pk", flat=True)):
                found.append(_content(link.related_model, ids))
    return found
