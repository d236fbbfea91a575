"""Translations, with the English text each belongs to and whether the draft still says it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from options.admin.base import Draft
from options.models import Translation
from options.publishing.draft import read_draft
from options.rules.errors import BadData
from options.rules.translations import texts_in_order

KEPT_SECONDS = 60


@admin.register(Translation)
class TranslationAdmin(Draft):
    """What English texts are in other languages. A text without one is shown in English and marked."""

    list_display = ("start", "translated", "language", "state")
    list_display_links = ("start",)
    list_filter = ("language",)
    search_fields = ("source", "text")
    fieldsets = ((None, {"fields": ["language", "source", "text", "position"]}),)
    still_said: frozenset[str] | None = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All rows; the draft's texts are looked up once for the list."""
        self.still_said = None
        return super().get_queryset(request)

    @admin.display(description="English text", ordering="source")
    def start(self, row: Translation) -> str:
        """The beginning of the English text."""
        return Truncator(row.source).chars(100)

    @admin.display(description="translation", ordering="text")
    def translated(self, row: Translation) -> str:
        """The beginning of the translation."""
        return Truncator(row.text).chars(100)

    @admin.display(description="state")
    def state(self, row: Translation) -> str:
        """Whether the English text still stands in the draft."""
        if self.still_said is None:
            self.still_said = _texts_of_the_draft()
        return "used" if row.source in self.still_said else "no longer used"


def _texts_of_the_draft() -> frozenset[str]:
    """Every English text of the draft, looked up again after every change, or a minute."""
    last = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    texts: frozenset[str] = cache.get_or_set(f"draft-texts-{last}", _read_texts, KEPT_SECONDS) or frozenset()
    return texts


def _read_texts() -> frozenset[str]:
    try:
        book = read_draft()
    except BadData:
        return frozenset()
    return frozenset(text for group in texts_in_order(book) for text in group.texts)
