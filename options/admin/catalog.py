"""The catalog for editors: options with their facts by kind, and the words of every scale."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from options.admin.base import Below, Draft
from options.admin.fields import YamlText
from options.admin.forms import CitingForm, DraftForm
from options.admin.links import with_citations
from options.admin.show import cut, link_list
from options.models import Finding, Option, OptionFact, ProgramQuestion, ScaleEntry
from options.rules.catalog import Figure, ProgramSearch


class FactForm(CitingForm):
    """A fact of one kind."""

    kind = ""
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "cols": 90}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.kind = self.kind
        if "certainty" in self.fields:
            self.fields["certainty"] = forms.ChoiceField(choices=Finding.Certainty.choices)


class OutcomeForm(FactForm):
    """What studies saw, its figures as structured text."""

    figures = YamlText(
        shape=tuple[Figure, ...],
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "cols": 90, "class": "yaml-text"}),
        help_text="One entry per group: label, count, out_of (deaths of 1000 people, all else of 100), is_here: false "
        "for a group without this option, count_to for the upper end of a range. Empty where no source has numbers.",
    )


class Facts(Below):
    """The facts of one kind that an option has."""

    model = OptionFact
    form = FactForm
    classes = ("collapse",)
    kind = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The facts of this kind with what they cite."""
        return with_citations(super().get_queryset(request).filter(kind=self.kind).select_related("option"))

    def citations(self, row: OptionFact) -> str:
        """The findings, for those who may only look."""
        return ", ".join(one.finding.key for one in row.citations.all())


def facts(kind: OptionFact.Kind, name: str, names: str, fields: list[Any], most: int | None = None) -> type[Facts]:
    """The part of an option's page for facts of one kind."""
    base = OutcomeForm if kind == OptionFact.Kind.OUTCOME else FactForm
    form = type(f"{kind.name.title()}Form", (base,), {"kind": kind.value})
    parts = {
        "kind": kind.value,
        "form": form,
        "verbose_name": name,
        "verbose_name_plural": names,
        "max_num": most,
        "min_num": most or 0,
        "fieldsets": [(None, {"fields": ["text", *fields, "citations", "position"]})],
        "__doc__": f"Facts of the kind “{name}”.",
    }
    return type(f"{kind.name.title()}Facts", (Facts,), parts)


NUMBERS: list[Any] = [("low", "high")]
SEEN: list[Any] = [("measure", "theme", "certainty"), "over", "who", "figures"]
FACTS = (
    facts(OptionFact.Kind.LENGTH, "length (days)", "How long it lasts (days)", NUMBERS, most=1),
    facts(OptionFact.Kind.HOURS, "hours a week", "How many hours a week it takes", NUMBERS, most=1),
    facts(OptionFact.Kind.COST, "cost", "What it costs (US dollars)", [("low", "high", "unit"), ("payer", "year")]),
    facts(OptionFact.Kind.GOOD, "good side", "Good sides (as many as hard sides)", []),
    facts(OptionFact.Kind.HARD, "hard side", "Hard sides (as many as good sides)", []),
    facts(OptionFact.Kind.OUTCOME, "outcome", "What studies saw", SEEN),
)


class ProgramQuestions(Below):
    """Questions to ask a program."""

    model = ProgramQuestion
    classes = ("collapse",)
    fields = ("question", "good_answer", "position")
    verbose_name_plural = "Questions to ask a program"


class OptionForm(DraftForm):
    """An option, with the words of the scale to choose from, and its search for a program as structured text."""

    search = YamlText(
        shape=ProgramSearch | None,
        required=False,
        label="How to find a real program",
        help_text="Structured text (YAML): search_for, tick, locator, say, listen_for, findings. Empty where no "
        "program is looked for. A mistake is named with its line.",
    )
    scaled = {"family": "families", "stay": "stays", "medication": "medication_roles", "cost_band": "cost_bands"}


@admin.register(Option)
class OptionAdmin(Draft):
    """Settings, supports and the comparison row."""

    form = OptionForm
    list_display = ("name", "key", "kind", "family", "number_of_rules", "number_of_facts", "position")
    list_filter = ("kind", "family")
    search_fields = ("key", "name", "also_called", "summary")
    inlines = (*FACTS, ProgramQuestions)
    fieldsets = (
        (None, {"fields": ["key", "name", "also_called", ("kind", "family"), "summary"]}),
        ("What it is like", {"fields": ["what_happens", "a_typical_week", ("stay", "medication"), "cost_band"]}),
        ("Whom it suits", {"fields": ["suits", "does_not_suit", "work_and_family", "unknowns", "warning_signs"]}),
        ("What comes next", {"fields": ["next_step_today", "search", "change_later", "continues_with"]}),
        (
            "Suspended",
            {
                "fields": ["suspended"],
                "description": "With words here nobody is pointed to this option, and readers see the words beside it. "
                "Empty it to lift a suspension; that reaches readers like every change, with a second person.",
            },
        ),
        (
            "For editors",
            {
                "fields": ["asam_level", "position"],
                "description": "Settings stand from the least to the most restrictive. With equal points, "
                "the one that stands first is ranked first.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Options with the numbers of their rules and facts."""
        counted = Count("rules", distinct=True), Count("facts", distinct=True)
        return super().get_queryset(request).annotate(_rules=counted[0], _facts=counted[1])

    @admin.display(description="rules", ordering="_rules")
    def number_of_rules(self, row: Any) -> str:
        """How many rules speak of it, as a link to them."""
        return link_list("rule", {"option__id__exact": row.pk}, row._rules)

    @admin.display(description="facts", ordering="_facts")
    def number_of_facts(self, row: Any) -> int:
        """How many facts it has."""
        return int(row._facts)


class ScaleForm(DraftForm):
    """A word of a scale; which word of which scale it is never changes."""

    fixed = ("key", "kind")


@admin.register(ScaleEntry)
class ScaleEntryAdmin(Draft):
    """Points and words."""

    form = ScaleForm
    list_display = ("key", "kind", "number", "shown", "position")
    list_filter = ("kind",)
    search_fields = ("key", "words", "blurb")
    ordering = ("kind", "position", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": [("kind", "key"), "number", "words", "blurb", "position"],
                "description": "These words and points count for every rule and every option. Change them with care.",
            },
        ),
    )

    @admin.display(description="words")
    def shown(self, row: ScaleEntry) -> str:
        """The start of what readers see."""
        return cut(row.words, 90)
