"""How the draft stands: its problems with links to the rows that mend them, what changed, what is overdue."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from options import models
from options.publishing import current
from options.publishing.check import compile_draft
from options.publishing.current import LiveRelease, NoRelease
from options.rules.codec import encode
from options.rules.errors import BadData, Problem
from options.rules.questionnaire import Questionnaire
from options.rules.rulebook import Rulebook

ROWS: dict[str, type[Model]] = {
    "rule": models.Rule,
    "option": models.Option,
    "safeguard": models.Safeguard,
    "example case": models.ExampleCase,
    "profile": models.Profile,
    "alert": models.Alert,
    "question": models.Question,
    "derived answer": models.Question,
    "source": models.Source,
    "finding": models.Finding,
    "conflict": models.Conflict,
    "helpline": models.Helpline,
    "guide": models.Guide,
    "term": models.Term,
    "statement": models.Statement,
    "founding claim": models.SeedClaim,
}
"""The model of a row by the noun that names it in a problem."""
REVIEWED = (models.Source, models.Finding, models.Conflict, models.Helpline)
PLACE = re.compile(r"(?P<noun>[a-z ]+) (?P<key>[\w.-]+)")
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Mend:
    """A problem, and the page where it is mended, if one is known."""

    problem: Problem
    address: str


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


def mends(problems: Iterable[Problem]) -> list[Mend]:
    """Each problem with the page of the row its place names, in one query per kind of row."""
    listed = list(problems)
    wanted: dict[type[Model], set[str]] = {}
    for problem in listed:
        if row := _named(problem):
            wanted.setdefault(row[0], set()).add(row[1])
    ids = {
        (model, key): pk
        for model, keys in wanted.items()
        for key, pk in model._default_manager.filter(**{f"{_key(model)}__in": keys}).values_list(_key(model), "pk")
    }
    return [Mend(problem, _address(_named(problem), ids)) for problem in listed]


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


def _named(problem: Problem) -> tuple[type[Model], str] | None:
    """The model and key that the place of a problem begins with."""
    match = PLACE.match(problem.place)
    if match and match["noun"] in ROWS:
        return ROWS[match["noun"]], match["key"]
    return None


def _key(model: type[Model]) -> str:
    return "claim" if model is models.SeedClaim else "key"


def _address(row: tuple[type[Model], str] | None, ids: dict[tuple[type[Model], str], int]) -> str:
    if row is None or row not in ids:
        return ""
    return reverse(f"admin:options_{row[0]._meta.model_name}_change", args=[ids[row]])


def _rows(part: Any) -> dict[str, Any]:
    """The rows of one part of a rulebook by key, as plain data."""
    if isinstance(part, Questionnaire):
        rows: tuple[Any, ...] = (*part.steps, part.gate, *part.questions, *part.derived)
        return {row.key: encode(row) for row in rows}
    if not isinstance(part, tuple):
        return {"points and words": encode(part)}
    return {str(getattr(row, "key", None) or row.claim): encode(row) for row in part}
