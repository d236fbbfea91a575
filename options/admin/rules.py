"""Rules for editors."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from options.admin.base import Draft
from options.admin.filters import AsksFilter, ThemeFilter
from options.admin.links import cited_by, condition_on, with_citations, with_condition
from options.admin.rule_form import RuleForm
from options.admin.show import badge
from options.admin.try_it import try_it
from options.admin.vocabulary import Vocabulary, read_vocabulary
from options.models import Rule
from options.rules import rulebook
from options.rules.words import condition_in_words, when_and_then

EFFECT_BADGES = {
    "strongly_favours": "for",
    "favours": "for",
    "slightly_favours": "for",
    "slightly_against": "against",
    "against": "against",
    "strongly_against": "against",
    "not_suitable": "stop",
    "needs_first": "soon",
    "caution": "soon",
}
WHEN_HELP = (
    "Every question with ticks must fit. Tick the answers that make the rule count, and the answers that rule it out. "
    "For “this or that” across two questions, write a second rule."
)


def as_value(row: Rule) -> rulebook.Rule:
    """A rule row with its clauses as a value that can be said in words."""
    return rulebook.Rule(
        key=row.key,
        option=row.option.key,
        effect=row.effect,
        theme=row.theme,
        why=row.why,
        findings=(),
        when=condition_on(row),
        reason_kind=row.reason_kind or None,  # type: ignore[arg-type]
        first=row.first.key if row.first else None,
    )


def in_words(vocabulary: Vocabulary, row: Rule) -> str:
    """When a rule applies and what it does; its key where a word of it is missing from the scale."""
    try:
        return when_and_then(vocabulary.book, as_value(row))
    except (KeyError, StopIteration):
        return f"{row.key} names a word that is missing from the scale."


class RuleList(ChangeList):
    """The list of rules, each said in words; the words are read once for the page."""

    def get_results(self, request: HttpRequest) -> None:
        """Find the rules of this page and say them."""
        super().get_results(request)
        vocabulary = read_vocabulary()
        themes = {theme.key: theme.label for theme in vocabulary.book.scale.themes}
        for row in self.result_list:
            row.said = in_words(vocabulary, row)
            row.theme_label = themes.get(row.theme, row.theme)


@admin.register(Rule)
class RuleAdmin(Draft):
    """The heart of the draft."""

    form = RuleForm
    list_display = ("said", "effect_badge", "theme_label", "citations_number")
    list_display_links = ("said",)
    list_filter = ("effect", "option", ThemeFilter, AsksFilter, "reason_kind", "added")
    list_select_related = ("option", "first")
    search_fields = ("key", "ref", "why", "option__name", "clauses__choices__short", "clauses__choices__label")
    search_help_text = "Words of the reason, the option or an answer, such as: pregnant"
    save_on_top = False
    fieldsets = (
        ("When", {"fields": ["condition"], "description": WHEN_HELP}),
        ("Then", {"fields": ["option", "effect", "reason_kind", "first"]}),
        ("Because", {"fields": ["why", "citations", "theme"]}),
        ("For editors", {"fields": ["key", "editor_note", ("ref", "added"), "position"], "classes": ["collapse"]}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new rule needs a key at once; later the key is out of the way."""
        parts = super().get_fieldsets(request, obj)
        return parts if obj is not None else [*parts[:-1], ("For editors", {"fields": parts[-1][1]["fields"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Rules with their clauses and the number of their citations."""
        rows = super().get_queryset(request).annotate(_citations=Count("citations", distinct=True))
        return with_condition(rows)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The rule with its citations too."""
        row = super().get_object(request, object_id, from_field)
        return row and with_citations(with_condition(Rule.objects.select_related("option", "first"))).get(pk=row.pk)

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """The list that says rules in words."""
        return RuleList

    def get_urls(self) -> list[Any]:
        """The page to try answers on, too."""
        return [path("try/", self.admin_site.admin_view(try_it), name="options_try"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> Any:
        """The form with the rule as saved above it."""
        row = options.get("obj")
        if row is not None:
            form = context["adminform"].form
            context |= {"said": in_words(form.vocabulary, row), "cited": cited_by(row), "rule": row}
        return super().render_change_form(request, context, *args, **options)

    def response_change(self, request: HttpRequest, obj: Rule) -> HttpResponse:
        """After "Save and try it", the page to try it on."""
        if "_try" in request.POST:
            return HttpResponseRedirect(f"{reverse('admin:options_try')}?rule={obj.key}")
        return super().response_change(request, obj)

    @admin.display(description="option and rule", ordering="option__position")
    def said(self, row: Any) -> str:
        """The option, the rule in words, and why."""
        parts = row.option.name, row.said, row.why
        return format_html('<strong>{}</strong><br>{}<span class="rule-why">{}</span>', *parts)

    @admin.display(description="effect", ordering="effect")
    def effect_badge(self, row: Rule) -> str:
        """The effect as a word in a frame."""
        return badge(EFFECT_BADGES[row.effect], row.get_effect_display())

    @admin.display(description="theme", ordering="theme")
    def theme_label(self, row: Any) -> str:
        """The theme as readers know it."""
        return str(row.theme_label)

    @admin.display(description="citations", ordering="_citations")
    def citations_number(self, row: Any) -> int:
        """How many findings it cites."""
        return int(row._citations)

    @admin.display(description="It applies when")
    def condition(self, row: Rule) -> str:
        """The condition, for those who may only look."""
        return condition_in_words(read_vocabulary().book, condition_on(row)) or "Whatever the answers."

    @admin.display(description="Findings cited")
    def citations(self, row: Rule) -> str:
        """The findings, for those who may only look."""
        return statements(row)


def statements(row: Any) -> str:
    """What a row cites, one statement per line."""
    return format_html_join("", "<div>{} ({})</div>", ((finding.statement, finding.key) for finding in cited_by(row)))
