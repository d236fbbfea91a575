"""Example cases and profiles for editors: invented people, their answers, and what is expected, all by ticking."""

from copy import copy
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from options.admin.answers import AnswersField, askings_in, askings_of, sent_answers, ticked_of
from options.admin.base import Draft
from options.admin.expectations import ExpectationField, expected_in_words, rows_of
from options.admin.fields import LinesText
from options.admin.forms import CitingForm, DraftForm
from options.admin.links import with_citations
from options.admin.prefill import expectation_of
from options.admin.show import cut
from options.admin.vocabulary import read_vocabulary
from options.models import Alert, ExampleCase, Profile
from options.publishing.latest import latest_draft
from options.rules.answers import read_answers
from options.rules.cases import outcome_of
from options.rules.errors import BadData
from options.rules.ranking import rank

ANSWERS_HELP = "Open a question and tick what this person answers. A question left alone is not answered."
FILLED = (
    "This case expects all that the draft gives now. Untick what need not hold, then say who this is and why it is "
    "expected. Nothing is saved yet."
)
FROM_CODE = (
    "These answers came with a share code. They may be a real person's, so they are not kept as an example case."
)
EXPECT_HELP = "Tick only what must hold whatever the points are; what is left alone is not looked at."


class AnswersForm(DraftForm):
    """A row with answers to tick."""

    answers = AnswersField(required=False, help_text=ANSWERS_HELP)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields.get("answers")
        if isinstance(field, AnswersField):
            field.ask(self.vocabulary, self.initial.get("answers") or {})


class ExampleForm(CitingForm, AnswersForm):
    """An example case."""

    expect = ExpectationField(label="What must come of it", required=False, help_text=EXPECT_HELP)
    covers = LinesText(required=False, help_text="Tags for reports, one per line.")

    class Meta:
        labels = {"reason": "Why this is expected"}
        widgets = {"story": forms.Textarea(attrs={"rows": 3, "cols": 90})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields.get("expect")
        if isinstance(field, ExpectationField):
            rows = rows_of(self.vocabulary.book, messages_shown())
            field.ask(rows, self.initial.get("expect") or {})


def messages_shown() -> dict[str, str]:
    """The alerts readers know, by key with their titles; not the second ways into one of them."""
    return dict(Alert.objects.filter(shows=None).values_list("key", "title"))


def filled_in(sent: Any) -> dict[str, Any] | str:
    """A new case out of answers tried, expecting what the draft gives now; or a sentence that says why not."""
    if sent.get("source") == "code":
        return FROM_CODE
    try:
        book = latest_draft().book
    except BadData:
        return "The draft cannot be read, so nothing can be tried."
    given = sent_answers(askings_of(book), sent)
    if ticked_of(book, given).mistakes:
        return "These answers cannot be given together any more. Try them again."
    return {"answers": given, "expect": expectation_of(outcome_of(rank(book, read_answers(book, given))))}


def try_link(parameter: str, key: str) -> str:
    """A link that opens "Try it" with these answers."""
    return format_html('<a href="{}?{}={}">Try it</a>', reverse("admin:options_try"), parameter, key)


class Told(Draft):
    """Rows with structured content: ticked by those who may change them, told in words to those who may only look."""

    told_as: ClassVar[dict[str, str]] = {"answers": "answers_told"}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Words in place of ticks where nothing can be ticked."""
        parts = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or (obj is None and self.has_add_permission(request)):
            return parts
        return [
            (name, {**part, "fields": [self.told_as.get(str(f), f) for f in part["fields"]]}) for name, part in parts
        ]

    @admin.display(description="Answers")
    def answers_told(self, row: ExampleCase | Profile) -> str:
        """What this person answers, one question per line."""
        asked = {one.key: (one.words, dict(one.choices)) for one in askings_in(read_vocabulary())}
        lines = []
        for key, choices in row.answers.items():
            words, known = asked.get(key, (key, {}))
            lines.append((words, ", ".join(known.get(choice, choice) for choice in choices)))
        return format_html_join("", "<div>{} <strong>{}</strong></div>", lines)


@admin.register(ExampleCase)
class ExampleCaseAdmin(Told):
    """Invented people with expectations."""

    form = ExampleForm
    told_as: ClassVar[dict[str, str]] = {"answers": "answers_told", "expect": "expect_told"}
    list_display = ("title", "key", "told", "tries")
    search_fields = ("key", "title", "story", "reason", "covers")
    fieldsets = (
        (None, {"fields": ["key", "title", "story"]}),
        ("What they answer, and what must come of it", {"fields": ["answers", "expect", "reason", "citations"]}),
        ("For editors", {"fields": ["covers", "position"]}),
    )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """The empty form; filled in with tried answers and what came of them when they are sent along."""
        if request.method != "POST" or "tried" not in request.POST:
            return super().add_view(request, form_url, extra_context)
        filled = filled_in(request.POST)
        if isinstance(filled, str):
            messages.error(request, filled)
            return HttpResponseRedirect(reverse("admin:options_try"))
        messages.info(request, FILLED)
        empty: Any = copy(request)
        empty.method, empty.filled = "GET", filled
        return super().add_view(empty, form_url, extra_context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What a new case begins with; the answers tried, never anything out of the address."""
        return dict(getattr(request, "filled", {}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Cases with what they cite."""
        return with_citations(super().get_queryset(request))

    @admin.display(description="What must come of it")
    def expect_told(self, row: ExampleCase) -> str:
        """What is expected, one line per kind."""
        rows = rows_of(read_vocabulary().book, messages_shown())
        return format_html_join("", "<div>{}: <strong>{}</strong></div>", expected_in_words(row.expect, rows))

    @admin.display(description="story")
    def told(self, row: ExampleCase) -> str:
        """The start of the story."""
        return cut(row.story, 110)

    @admin.display(description="try it")
    def tries(self, row: ExampleCase) -> str:
        """A link to the order for this person."""
        return try_link("case", row.key)

    @admin.display(description="Findings cited")
    def citations(self, row: ExampleCase) -> str:
        """The findings, for those who may only look."""
        return ", ".join(one.finding.key for one in row.citations.all())


@admin.register(Profile)
class ProfileAdmin(Told):
    """Invented people for looking at the order."""

    form = AnswersForm
    list_display = ("title", "key", "tries")
    search_fields = ("key", "title")
    fieldsets = ((None, {"fields": ["key", "title", "answers", "position"]}),)

    @admin.display(description="try it")
    def tries(self, row: Profile) -> str:
        """A link to the order for this person."""
        return try_link("profile", row.key)
