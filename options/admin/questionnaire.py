"""The questionnaire for editors: pages, questions with their choices, derived answers, and alerts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from options.admin.base import Below, Draft
from options.admin.fields import ConditionField, YamlText
from options.admin.forms import CitingForm, DraftForm
from options.admin.links import condition_on, with_citations, with_condition
from options.admin.show import badge, cut
from options.admin.vocabulary import read_vocabulary
from options.models import Alert, AlertHelpline, Choice, Derivation, Question, Step
from options.rules.questionnaire import VOICES, LeaveOut, UnknownIf
from options.rules.words import condition_in_words

LEVEL_BADGES = {"stop_now": "stop", "urgent": "soon", "important": "plain"}


class VoicesField(forms.MultipleChoiceField):
    """To whom a choice is offered; nobody ticked means everybody."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        said = {"self": "the person", "other": "someone who cares", "counsellor": "a counselor"}
        super().__init__(choices=[(voice, said[voice]) for voice in VOICES], required=False, **options)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other voices are ticked."""
        return set(initial or []) != set(data or [])


class ChoiceForm(DraftForm):
    """A choice."""

    voices = VoicesField(label="Offered to", help_text="Nothing ticked: to everyone.")


class Choices(Below):
    """The answers a question offers."""

    model = Choice
    form = ChoiceForm
    fieldsets = ((None, {"fields": ["key", "label", "short", ("exclusive", "unknown", "position"), "voices"]}),)
    verbose_name = "answer"
    verbose_name_plural = "Answers offered"


class Bands(Below):
    """The bands of an answer that is worked out."""

    model = Choice
    fields = (("key", "at_least", "position"), "label", "short")
    verbose_name = "band"
    verbose_name_plural = "Bands"


class DerivationForm(DraftForm):
    """How an answer is worked out."""

    counts = forms.ModelMultipleChoiceField(
        Choice.objects.none(), widget=forms.CheckboxSelectMultiple, required=False, label="Answers counted"
    )
    leave_out_if = YamlText(shape=tuple[LeaveOut, ...], required=False, label="Answers left out")
    unknown_if = YamlText(shape=UnknownIf, required=False, label="Not known when")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        counted: Any = self.fields.get("counts")
        if counted is not None and self.instance.source_question_id:
            counted.queryset = Choice.objects.filter(question=self.instance.source_question_id)
            counted.label_from_instance = lambda choice: choice.label


class Derivations(Below):
    """How an answer is worked out from another one."""

    model = Derivation
    form = DerivationForm
    fk_name = "question"
    ordering = ()
    max_num = 1
    verbose_name_plural = "How it is worked out"


class QuestionForm(CitingForm):
    """A question, perhaps asked only after certain answers."""

    scaled = {"theme": "themes"}
    condition = ConditionField(
        label="Asked only if",
        help_text="Nothing ticked: it is always asked. It may depend only on questions asked earlier.",
    )


@admin.register(Question)
class QuestionAdmin(Draft):
    """Questions, the safety gate, and answers that are worked out."""

    form = QuestionForm
    list_display = ("asks", "key", "kind", "step", "number_of_choices", "changeable", "position")
    list_filter = ("kind", "step", "changeable")
    list_select_related = ("step",)
    search_fields = ("key", "label", "wording_self", "wording_counsellor", "choices__label")
    fieldsets = (
        (None, {"fields": ["key", ("kind", "is_gate"), "step", "theme", "changeable", "why"]}),
        (
            "What is asked",
            {
                "fields": ["wording_self", "wording_other", "wording_counsellor"],
                "description": "The same question for the person, for someone who cares, and for a counselor.",
            },
        ),
        ("Hints", {"fields": ["hint_self", "hint_other", "hint_counsellor"], "classes": ["collapse"]}),
        ("When it is asked", {"fields": ["condition"], "classes": ["collapse"]}),
        ("Evidence", {"fields": ["citations"], "classes": ["collapse"]}),
        ("For editors", {"fields": ["label", "position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Questions with the number of their answers."""
        return super().get_queryset(request).annotate(_choices=Count("choices"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The question with its condition and citations."""
        row = super().get_object(request, object_id, from_field)
        return row and with_citations(with_condition(Question.objects.all())).get(pk=row.pk)

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Bands and how they are counted for a derived answer, choices for every other question."""
        return [Bands, Derivations] if obj is not None and obj.kind == Question.Kind.DERIVED else [Choices]

    @admin.display(description="question", ordering="position")
    def asks(self, row: Question) -> str:
        """How a counselor is asked."""
        return cut(row.wording_counsellor or row.label or row.key, 90)

    @admin.display(description="answers", ordering="_choices")
    def number_of_choices(self, row: Any) -> int:
        """How many answers it offers."""
        return int(row._choices)

    @admin.display(description="Asked only if")
    def condition(self, row: Question) -> str:
        """The condition, for those who may only look."""
        return condition_in_words(read_vocabulary().book, condition_on(row)) or "Always asked."

    @admin.display(description="Findings cited")
    def citations(self, row: Question) -> str:
        """The findings, for those who may only look."""
        return ", ".join(one.finding.key for one in row.citations.all())


@admin.register(Step)
class StepAdmin(Draft):
    """Pages of the questionnaire."""

    list_display = ("title", "key", "number_of_questions", "position")
    search_fields = ("key", "title")
    fieldsets = (
        (None, {"fields": ["key", "title", "position"]}),
        ("What opens the page", {"fields": ["intro_self", "intro_other", "intro_counsellor"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Pages with the number of their questions."""
        return super().get_queryset(request).annotate(_questions=Count("questions"))

    @admin.display(description="questions", ordering="_questions")
    def number_of_questions(self, row: Any) -> int:
        """How many questions it asks."""
        return int(row._questions)


class AlertHelplines(Below):
    """The lines an alert names, the one to call first on top."""

    model = AlertHelpline
    autocomplete_fields = ("helpline",)
    fields = (("helpline", "position"),)
    verbose_name = "line to call"
    verbose_name_plural = "Lines to call, the first one first"


class AlertForm(CitingForm):
    """An alert with its condition."""

    condition = ConditionField(
        label="Shown when",
        ask_always=True,
        help_text="No wish, price or timetable may decide about an alert.",
    )


@admin.register(Alert)
class AlertAdmin(Draft):
    """Messages that come before or beside the order."""

    form = AlertForm
    list_display = ("title", "key", "level_badge", "shows", "replaces_ranking", "number_of_lines")
    list_filter = ("level", "replaces_ranking")
    list_select_related = ("shows",)
    search_fields = ("key", "title", "advice_self", "must_not")
    inlines = (AlertHelplines,)
    fieldsets = (
        (None, {"fields": ["key", "title", "level", "replaces_ranking", "shows"]}),
        ("When it is shown", {"fields": ["condition"]}),
        ("What it says", {"fields": ["advice_self", "advice_other", "advice_counsellor", "must_not"]}),
        ("Evidence", {"fields": ["citations"]}),
        ("Whole documents cited", {"fields": ["sources"], "classes": ["collapse"]}),
        ("For editors", {"fields": ["note", "position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Alerts with the number of their lines."""
        return super().get_queryset(request).annotate(_lines=Count("alerthelpline"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The alert with its condition and citations."""
        row = super().get_object(request, object_id, from_field)
        return row and with_citations(with_condition(Alert.objects.all())).get(pk=row.pk)

    @admin.display(description="level", ordering="level")
    def level_badge(self, row: Alert) -> str:
        """The level as a word in a frame."""
        return badge(LEVEL_BADGES[row.level], row.get_level_display())

    @admin.display(description="lines", ordering="_lines")
    def number_of_lines(self, row: Any) -> int:
        """How many lines it names."""
        return int(row._lines)

    @admin.display(description="Shown when")
    def condition(self, row: Alert) -> str:
        """The condition, for those who may only look."""
        return condition_in_words(read_vocabulary().book, condition_on(row)) or "Always."

    @admin.display(description="Findings cited")
    def citations(self, row: Alert) -> str:
        """The findings, for those who may only look."""
        return ", ".join(one.finding.key for one in row.citations.all())
