"""How the draft stands: its problems with links to the rows that mend them, what changed, what is overdue."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from options import models
from options.admin.places import Mend, mends
from options.publishing import current
from options.publishing.check import compile_draft
from options.publishing.current import LiveRelease, NoRelease
from options.rules.codec import encode
from options.rules.errors import BadData
from options.rules.questionnaire import Questionnaire
from options.rules.rulebook import Rulebook

REVIEWED = (models.Source, models.Finding, models.Conflict, models.Helpline)
KEPT_SECONDS = 60
__all__ = ["Count", "Mend", "changes", "current_release", "mends", "panel_for"]


@dataclass(frozen=True)
class Count:
    """What happened to one part of the content since a release."""

    part: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The three kinds of change."""
        return self.added, self.changed, self.gone


@dataclass(frozen=True)
class Panel:
    """What the first page says."""

    release: str
    problems: int | None
    overdue: int
    overdue_address: str
    edits: int
    may_publish: bool


def current_release() -> LiveRelease | None:
    """The release readers see; None when nothing was published."""
    try:
        current.refresh()
        return current.release()
    except (NoRelease, OSError):
        return None


def changes(draft: Rulebook, release: Rulebook) -> list[Count]:
    """The rows added, changed and gone in each part since a release; parts without a change are left out."""
    found = []
    for field in fields(Rulebook):
        before, now = _rows(getattr(release, field.name)), _rows(getattr(draft, field.name))
        changed = tuple(key for key in now if key in before and now[key] != before[key])
        added = tuple(key for key in now if key not in before)
        gone = tuple(key for key in before if key not in now)
        if added or changed or gone:
            found.append(Count(field.name.replace("_", " "), added, changed, gone))
    return found


def panel_for(request: HttpRequest) -> Panel | None:
    """The state of the draft for someone who may see it; problems are counted again after every change, or a minute."""
    user: Any = request.user
    if not user.has_perm("options.view_rule"):
        return None
    pointer = models.Release.objects.live().values_list("number", "published_at").first()
    entries = LogEntry.objects.filter(content_type__app_label="options")
    edits = entries.filter(action_time__gt=pointer[1]).count() if pointer else entries.count()
    overdue = {model: model._default_manager.filter(review_by__lt=_today()).count() for model in REVIEWED}
    most = max(overdue, key=lambda model: overdue[model])
    name = most._meta.model_name
    return Panel(
        release=f"Release {pointer[0]} of {pointer[1]:%Y-%m-%d}" if pointer else "",
        problems=_count_problems(entries),
        overdue=sum(overdue.values()),
        overdue_address=f"{reverse(f'admin:options_{name}_changelist')}?review=overdue",
        edits=edits,
        may_publish=user.has_perm("options.publish_release"),
    )


def _count_problems(entries: Any) -> int | None:
    """How many problems the draft has; None when it cannot be read."""
    last = entries.order_by("-pk").values_list("pk", flat=True).first()
    name = f"draft-problems-{last}"
    if (known := cache.get(name)) is not None:
        return int(known) if known >= 0 else None
    try:
        _, problems = compile_draft()
        number = len(problems)
    except BadData:
        number = -1
    cache.set(name, number, KEPT_SECONDS)
    return number if number >= 0 else None


def _today() -> date:
    return timezone.now().date()


def _rows(part: Any) -> dict[str, Any]:
    """The rows of one part of a rulebook by key, as plain data."""
    if isinstance(part, Questionnaire):
        rows: tuple[Any, ...] = (*part.steps, part.gate, *part.questions, *part.derived)
        return {row.key: encode(row) for row in rows}
    if not isinstance(part, tuple):
        return {"points and words": encode(part)}
    return {str(getattr(row, "key", None) or row.claim): encode(row) for row in part}
