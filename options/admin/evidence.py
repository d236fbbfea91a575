"""Evidence for editors: sources, findings, disagreements, help lines, guides, words and founding claims."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from options.admin.base import Draft
from options.admin.care import ReadAgain
from options.admin.fields import CitationsField, YamlText
from options.admin.filters import ReviewFilter, UsedFilter
from options.admin.forms import CitingForm, DraftForm
from options.admin.kept_names import KeepsSections, KeepsTerm
from options.admin.links import with_citations
from options.admin.show import cut, due, link_list
from options.models import Citation, Conflict, Finding, Guide, Helpline, SeedClaim, Source, Statement, Term
from options.rules.evidence import Appearance, GuideSection

READ_AGAIN: Any = ("When it was read", {"fields": [("retrieved", "review_by")]})


@admin.register(Source)
class SourceAdmin(ReadAgain, Draft):
    """Documents."""

    list_display = ("key", "short_title", "year", "type_label", "is_verified", "number_of_findings", "review")
    list_filter = (ReviewFilter, "type_label", "verified")
    search_fields = ("key", "title", "authors", "publisher", "doi", "pmid")
    date_hierarchy = "review_by"
    fieldsets = (
        (None, {"fields": ["key", "title", "authors", ("year", "type_label", "kind"), "publisher", "edition_note"]}),
        ("Where it is", {"fields": ["url", ("doi", "pmid", "pmcid"), "bibliography"]}),
        ("What was checked", {"fields": ["verified", "text_seen", "seen_at"]}),
        READ_AGAIN,
        ("For editors", {"fields": ["note", "seed", "merged_keys", "in_both_parts", "from_supplement", "position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Sources with the number of their findings."""
        return super().get_queryset(request).annotate(_findings=Count("findings"))

    @admin.display(description="title", ordering="title")
    def short_title(self, row: Source) -> str:
        """The start of the title."""
        return cut(row.title, 90)

    @admin.display(description="seen", boolean=True, ordering="verified")
    def is_verified(self, row: Source) -> bool:
        """Whether its facts were seen."""
        return row.verified

    @admin.display(description="findings", ordering="_findings")
    def number_of_findings(self, row: Any) -> str:
        """How many findings it has, as a link to them."""
        return link_list("finding", {"source__id__exact": row.pk}, row._findings)

    @admin.display(description="review by", ordering="review_by")
    def review(self, row: Source) -> str:
        """The day by which it must be read again."""
        return due(row.review_by)


@admin.register(Finding)
class FindingAdmin(ReadAgain, Draft):
    """Checked statements."""

    list_display = ("key", "said", "source", "certainty", "is_ready", "is_contested", "used_by", "review")
    list_filter = (UsedFilter, "citation_ready", "certainty", "contested", ReviewFilter, "source__type_label")
    list_select_related = ("source",)
    search_fields = ("key", "statement", "population", "source__key", "source__title", "source__type_label")
    date_hierarchy = "review_by"
    autocomplete_fields = ("source", "same_as")
    readonly_fields = ("where_used",)
    fieldsets = (
        (None, {"fields": ["key", "source", "locator", "statement", "population", "figure", "conditions"]}),
        ("How sure it is", {"fields": [("certainty", "certainty_by"), "directness", "contested"]}),
        (
            "What was checked",
            {
                "fields": ["verified", "citation_ready", "seen_at"],
                "description": "Only a finding that is citation-ready may carry a rule.",
            },
        ),
        ("What it speaks for and against", {"fields": ["supports", "against"], "classes": ["collapse"]}),
        READ_AGAIN,
        ("Where it is used", {"fields": ["where_used"]}),
        ("For editors", {"fields": ["note", "same_as", "from_supplement", "position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        """Findings with the number of rules that cite them."""
        used = Count("citations", filter=Q(citations__rule__isnull=False), distinct=True)
        return super().get_queryset(request).select_related("source").annotate(_rules=used)

    @admin.display(description="statement", ordering="statement")
    def said(self, row: Finding) -> str:
        """The start of the statement."""
        return cut(row.statement, 110)

    @admin.display(description="ready", boolean=True, ordering="citation_ready")
    def is_ready(self, row: Finding) -> bool:
        """Whether it may carry a result."""
        return row.citation_ready

    @admin.display(description="contested", ordering="contested")
    def is_contested(self, row: Finding) -> str:
        """Whether it is shown only beside stronger evidence."""
        return "contested" if row.contested else ""

    @admin.display(description="rules", ordering="_rules")
    def used_by(self, row: Any) -> str:
        """How many rules cite it, as a link to them."""
        return link_list("rule", {"citations__finding__id__exact": row.pk}, row._rules)

    @admin.display(description="review by", ordering="review_by")
    def review(self, row: Finding) -> str:
        """The day by which it must be read again."""
        return due(row.review_by)

    @admin.display(description="Used by")
    def where_used(self, row: Finding) -> str:
        """Everything that cites it."""
        if row.pk is None:
            return "Nothing yet."
        owners = ("rule", "question", "fact__option", "alert", "safeguard", "conflict", "case", "term")
        cited = Citation.objects.filter(finding=row).select_related(*owners)
        names = [f"{owner}: {getattr(one, owner)}" for one in cited for owner in _owners(one)]
        return "; ".join(names) or "Nothing."


def _owners(citation: Citation) -> list[str]:
    names = ("rule", "question", "fact", "alert", "safeguard", "conflict", "case", "term")
    return [name for name in names if getattr(citation, f"{name}_id")]


class ConflictForm(DraftForm):
    """A disagreement cites both sides."""

    cites = {"seed_claims": "seed_claim", "better_evidence": "better_evidence"}
    seed_claims = CitationsField(required=False, label="What the founding article says")
    better_evidence = CitationsField(required=False, label="The stronger evidence")


@admin.register(Conflict)
class ConflictAdmin(ReadAgain, Draft):
    """Where sources disagree."""

    form = ConflictForm
    list_display = ("key", "topic", "strength_of_correction", "review")
    list_filter = (ReviewFilter, "strength_of_correction")
    search_fields = ("key", "topic", "honest_wording", "what_the_evidence_says")
    fieldsets = (
        (None, {"fields": ["key", "topic", "what_the_evidence_says", "honest_wording", "how_to_show"]}),
        ("The two sides", {"fields": ["seed_claims", "seed_claim_note", "better_evidence", "strength_of_correction"]}),
        ("Options it touches", {"fields": ["options"], "classes": ["collapse"]}),
        READ_AGAIN,
        ("For editors", {"fields": ["position"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Disagreements with what they cite."""
        return with_citations(super().get_queryset(request))

    @admin.display(description="review by", ordering="review_by")
    def review(self, row: Conflict) -> str:
        """The day by which it must be read again."""
        return due(row.review_by)

    @admin.display(description="What the founding article says")
    def seed_claims(self, row: Conflict) -> str:
        """The claims, for those who may only look."""
        return "; ".join(one.finding.statement for one in row.citations.all() if one.role == "seed_claim")

    @admin.display(description="The stronger evidence")
    def better_evidence(self, row: Conflict) -> str:
        """The evidence, for those who may only look."""
        return "; ".join(one.finding.statement for one in row.citations.all() if one.role == "better_evidence")


@admin.register(Helpline)
class HelplineAdmin(ReadAgain, Draft):
    """Lines to call."""

    list_display = ("name", "number", "country", "verified", "check_before_release", "review")
    list_filter = ("country", "verified", "check_before_release", ReviewFilter)
    search_fields = ("key", "name", "number", "what_for")
    autocomplete_fields = ("source",)
    fieldsets = (
        (None, {"fields": ["key", "name", ("number", "hours"), "country", "what_for"]}),
        ("What was checked", {"fields": [("verified", "check_before_release"), "source", "number_source"]}),
        READ_AGAIN,
        ("For editors", {"fields": ["note", "position"]}),
    )

    @admin.display(description="review by", ordering="review_by")
    def review(self, row: Helpline) -> str:
        """The day by which it must be called again."""
        return due(row.review_by)


class TermForm(KeepsTerm, CitingForm):
    """A word explained."""


@admin.register(Term)
class TermAdmin(Draft):
    """Words explained plainly."""

    form = TermForm
    list_display = ("term", "explained", "avoided")
    search_fields = ("key", "term", "plain", "also_called", "avoid")
    fieldsets = ((None, {"fields": ["key", "term", "plain", "also_called", "avoid", "citations", "position"]}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Words with what they cite."""
        return with_citations(super().get_queryset(request))

    @admin.display(description="in plain words")
    def explained(self, row: Term) -> str:
        """The start of the explanation."""
        return cut(row.plain, 120)

    @admin.display(description="words the site avoids")
    def avoided(self, row: Term) -> str:
        """The words not to use."""
        return ", ".join(row.avoid)

    @admin.display(description="Findings cited")
    def citations(self, row: Term) -> str:
        """The findings, for those who may only look."""
        return ", ".join(one.finding.key for one in row.citations.all())


@admin.register(Statement)
class StatementAdmin(Draft):
    """What the guide says about itself."""

    list_display = ("heading", "said")
    search_fields = ("key", "heading", "text")
    fieldsets = ((None, {"fields": ["key", "heading", "text", "position"]}),)

    @admin.display(description="text")
    def said(self, row: Statement) -> str:
        """The start of the text."""
        return cut(row.text, 120)


class GuideForm(KeepsSections, DraftForm):
    """A guide, its sections as structured text."""

    sections = YamlText(
        shape=tuple[GuideSection, ...],
        required=False,
        help_text="Structured text (YAML): keep the indentation. A mistake is named with its line.",
    )


@admin.register(Guide)
class GuideAdmin(Draft):
    """Companion pages."""

    form = GuideForm
    list_display = ("title", "key", "kind", "number_of_sections")
    search_fields = ("key", "title", "summary")
    fieldsets = (
        (None, {"fields": ["key", "title", "kind", "summary", "privacy", "voices"]}),
        ("Content", {"fields": ["sections"]}),
        ("For editors", {"fields": ["seed_claims", "position"]}),
    )

    @admin.display(description="sections")
    def number_of_sections(self, row: Guide) -> int:
        """How many sections it has."""
        return len(row.sections)


class SeedClaimForm(DraftForm):
    """A founding claim, its places as structured text."""

    fixed = ("claim",)
    appears_in = YamlText(
        shape=tuple[Appearance, ...],
        required=False,
        help_text="Where the product uses it, as a list: kind and ref. A mistake is named with its line.",
    )


@admin.register(SeedClaim)
class SeedClaimAdmin(Draft):
    """Claims of the founding articles, and where they went."""

    form = SeedClaimForm
    list_display = ("claim", "short_claim", "verdict", "places")
    list_filter = ("verdict", ("article", admin.AllValuesFieldListFilter))
    search_fields = ("claim", "says", "not_used")
    fieldsets = ((None, {"fields": ["claim", "article", "says", "verdict", "appears_in", "not_used", "position"]}),)

    @admin.display(description="what it says")
    def short_claim(self, row: SeedClaim) -> str:
        """The start of the claim."""
        return cut(row.says, 120)

    @admin.display(description="appears in")
    def places(self, row: SeedClaim) -> str:
        """How many places use it, or that none does."""
        return str(len(row.appears_in)) if row.appears_in else format_html("<em>{}</em>", "not used")
