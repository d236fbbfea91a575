"""Filters for the lists: when something must be read again, whether it is used, and words of the scale."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from options.models import Citation, Question, ScaleEntry
from options.publishing.day import SOON, today


class ReviewFilter(admin.SimpleListFilter):
    """Rows whose day of review has passed, or comes soon."""

    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds of haste."""
        return [("overdue", "Overdue"), ("soon", "Within 60 days"), ("later", "Later")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of one kind."""
        now = today()
        wanted = {
            "overdue": {"review_by__lt": now},
            "soon": {"review_by__gte": now, "review_by__lte": now + SOON},
            "later": {"review_by__gt": now + SOON},
        }
        return queryset.filter(**wanted.get(self.value() or "", {}))


class UsedFilter(admin.SimpleListFilter):
    """Findings that something cites, that a rule cites, or that nothing cites."""

    title = "use"
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds of use."""
        return [("rules", "Used by rules"), ("other", "Used, but by no rule"), ("unused", "Not used")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The findings of one kind of use."""
        cited = Exists(Citation.objects.filter(finding=OuterRef("pk")))
        by_rule = Exists(Citation.objects.filter(finding=OuterRef("pk"), rule__isnull=False))
        wanted = {"rules": (by_rule,), "other": (cited, ~by_rule), "unused": (~cited,)}
        return queryset.filter(*wanted.get(self.value() or "", ()))


class ThemeFilter(admin.SimpleListFilter):
    """Rules of one theme, named as readers know it."""

    title = "theme"
    parameter_name = "theme"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The themes of the scale."""
        return list(ScaleEntry.objects.filter(kind=ScaleEntry.Kind.THEME).values_list("key", "words"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rules of one theme."""
        return queryset.filter(theme=self.value()) if self.value() else queryset


class AsksFilter(admin.SimpleListFilter):
    """Rules that look at one question."""

    title = "question it looks at"
    parameter_name = "asks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The questions, and rules that look at none."""
        named = [(row.key, row.label or _short(row.wording_counsellor) or row.key) for row in Question.objects.all()]
        return [*named, ("-", "None: it applies to everyone")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rules that look at the question."""
        if self.value() == "-":
            return queryset.filter(clauses__isnull=True)
        return queryset.filter(clauses__question__key=self.value()).distinct() if self.value() else queryset


def _short(words: str) -> str:
    return words if len(words) <= 48 else words[:48].rsplit(" ", 1)[0] + " …"
