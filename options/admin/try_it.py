"""Try it: tick answers and see the order in the draft and in the current release side by side.

The answers are invented, and still they are sent in the body, never in the address.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.prefill import Given, answers_of
from options.admin.side_by_side import compare
from options.admin.state import current_release
from options.models import Rule
from options.publishing.draft import read_draft
from options.rules.answers import read_answers
from options.rules.errors import BadData, UnknownAnswer
from options.rules.rulebook import Rulebook

VOICES = {"self": "The person", "other": "Someone who cares about them", "counsellor": "A counselor with a client"}


class Answers(forms.Form):
    """Every question of a rulebook with its choices; questions without an answer stay unknown."""

    def __init__(self, book: Rulebook, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.book = book
        self.fields["voice"] = _one("Who answers", [(key, VOICES.get(key, key)) for key in book.choices["voice"]])
        for question in book.question.values():
            choices = [(choice.key, choice.label) for choice in question.choices]
            make = _several if question.kind == "multi" else _one
            self.fields[question.key] = make(question.wording.counsellor, choices)
        for derived in book.derived.values():
            choices = [(band.key, band.label) for band in derived.bands]
            self.fields[derived.key] = _one(f"{derived.label}, if not worked out", choices)

    def given(self) -> Given:
        """The answers given, by question key."""
        return {key: [value] if isinstance(value, str) else value for key, value in self.cleaned_data.items() if value}

    def clean(self) -> dict[str, Any]:
        """Refuse answers that cannot be given together."""
        cleaned = super().clean() or self.cleaned_data
        try:
            read_answers(self.book, {key: value for key, value in cleaned.items() if value}, "")
        except UnknownAnswer as error:
            for problem in error.problems:
                self.add_error(problem.place.strip(".") or None, f"{problem.message} {problem.remedy}")
        return cleaned

    def groups(self) -> list[tuple[Any, bool]]:
        """Every field, and whether something in it is ticked; those come first."""
        return sorted(((field, bool(field.value())) for field in self), key=lambda group: not group[1])


def _one(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    offered = [("", "Not answered"), *choices]
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, required=False, label=label)


def _several(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, widget=widget, required=False, label=label)


@require_http_methods(["GET", "POST"])
def try_it(request: HttpRequest) -> HttpResponse:
    """The page: answers on top, both orders below."""
    if not request.user.has_perm("options.view_rule"):
        raise PermissionDenied
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Try it"}
    try:
        book = read_draft()
    except BadData as error:
        return TemplateResponse(request, "options/admin/try_it.html", {**context, "problems": error.problems})
    sent = request.POST if request.method == "POST" else request.GET
    rule = book.rule.get(sent.get("rule", ""))
    started = answers_of(book, request.GET.dict())
    form = Answers(book, request.POST) if request.method == "POST" else Answers(book, initial=_initial(book, started))
    given = started if not form.is_bound else form.given() if form.is_valid() else None
    pages = {key: reverse("admin:options_rule_change", args=[pk]) for key, pk in Rule.objects.values_list("key", "pk")}
    context |= {"form": form, "rule": rule, "rule_page": pages.get(rule.key) if rule else None}
    context |= {"cases": book.example_cases, "live": (live := current_release())}
    if given is not None:
        result = compare(book, live.rulebook if live else None, given, pages, rule.key if rule else "")
        context |= {"result": result, "fires": rule is not None and result.shows(rule.key)}
    return TemplateResponse(request, "options/admin/try_it.html", context)


def _initial(book: Rulebook, answers: Given) -> dict[str, Any]:
    several = {key for key, question in book.question.items() if question.kind == "multi"}
    return {key: value if key in several else (value or [""])[0] for key, value in answers.items()}
