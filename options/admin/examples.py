"""Example cases and profiles for editors: invented people, their answers as readable text, and what is expected."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from options.admin.base import Draft
from options.admin.fields import LinesText, YamlText, in_lines
from options.admin.forms import CitingForm, DraftForm
from options.admin.links import with_citations
from options.admin.show import cut
from options.models import ExampleCase, Profile
from options.publishing.draft.links import Links
from options.publishing.draft.questionnaire import read_alerts
from options.rules import rulebook
from options.rules.answers import read_answers
from options.rules.codec import decode
from options.rules.errors import UnknownAnswer
from options.rules.problems.rules import example_problems
from options.rules.rulebook import Expectation

ANSWERS_HELP = (
    "One question per line: its key, then one choice or a list, such as opioid_type: [heroin, injects]. "
    "Leave out what is not known. A mistake is named with its line."
)


class AnswersForm(DraftForm):
    """A row with answers written as text."""

    answers = YamlText(shape=Mapping[str, tuple[str, ...]], help_text=ANSWERS_HELP)

    def clean_answers(self) -> Any:
        """The answers. Raises: ValidationError for a question or choice that does not exist, with its line."""
        answers = self.cleaned_data["answers"]
        try:
            read_answers(self.vocabulary.book, answers, "")
        except UnknownAnswer as error:
            typed = self.data.get(self.add_prefix("answers"), "").replace("\r\n", "\n")
            raise ValidationError(in_lines(typed, error.problems)) from error
        return answers


class ExampleForm(CitingForm, AnswersForm):
    """An example case."""

    expect = YamlText(
        shape=Expectation,
        help_text="Any of first_any_of, in_top3, not_top3, not_suitable, alerts, supports; each with a list of keys.",
    )
    covers = LinesText(required=False, help_text="Tags for reports, one per line.")

    def clean_expect(self) -> Any:
        """The expectations. Raises: ValidationError for an option or alert that does not exist."""
        expect = self.cleaned_data["expect"]
        book = replace(self.vocabulary.book, alerts=read_alerts(Links()))
        case = rulebook.ExampleCase("case", "", "", {}, decode(Expectation, expect), "")
        if problems := list(example_problems(replace(book, example_cases=(case,)))):
            raise ValidationError([f"{problem.message} {problem.remedy}" for problem in problems])
        return expect


def try_link(parameter: str, key: str) -> str:
    """A link that opens "Try it" with these answers."""
    return format_html('<a href="{}?{}={}">Try it</a>', reverse("admin:options_try"), parameter, key)


@admin.register(ExampleCase)
class ExampleCaseAdmin(Draft):
    """Invented people with expectations."""

    form = ExampleForm
    list_display = ("title", "key", "told", "tries")
    search_fields = ("key", "title", "story", "reason", "covers")
    fieldsets = (
        (None, {"fields": ["key", "title", "story"]}),
        ("What they answer, and what must come of it", {"fields": ["answers", "expect", "reason", "citations"]}),
        ("For editors", {"fields": ["covers", "position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Cases with what they cite."""
        return with_citations(super().get_queryset(request))

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
class ProfileAdmin(Draft):
    """Invented people for looking at the order."""

    form = AnswersForm
    list_display = ("title", "key", "tries")
    search_fields = ("key", "title")
    fieldsets = ((None, {"fields": ["key", "title", "answers", "position"]}),)

    @admin.display(description="try it")
    def tries(self, row: Profile) -> str:
        """A link to the order for this person."""
        return try_link("profile", row.key)
