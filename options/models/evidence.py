"""The draft's evidence: sources, findings, citations, disagreements, help lines, guides and words."""

from django.db import models

from options.models.base import Keyed, LinesField, Positioned, exactly_one, owner_key

CITING = ("rule", "question", "fact", "alert", "safeguard", "conflict", "case", "term")
"""What may cite a finding."""


class Reviewed(Keyed):
    """A row of the catalog that was read on a day and must be read again by another."""

    retrieved = models.DateField(help_text="The day it was read.")
    review_by = models.DateField(db_index=True, help_text="The day by which it must be checked again.")

    class Meta(Keyed.Meta):
        abstract = True


class Source(Reviewed):
    """A document."""

    title = models.TextField()
    authors = models.TextField()
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    publisher = models.TextField()
    kind = models.CharField(max_length=40)
    type_label = models.CharField(max_length=60, help_text="What readers see, such as: guideline, trial.")
    verified = models.BooleanField(help_text="Its title, authors and year were seen, not remembered.")
    seen_at = models.TextField(blank=True)
    doi = models.CharField(max_length=200, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    pmcid = models.CharField(max_length=20, blank=True)
    url = models.TextField(blank=True)
    bibliography = models.TextField(blank=True)
    edition_note = models.TextField(blank=True)
    note = models.TextField(blank=True)
    seed = models.CharField(max_length=100, blank=True)
    merged_keys = LinesField()
    in_both_parts = models.BooleanField(default=False)
    text_seen = models.BooleanField(null=True, blank=True)
    from_supplement = models.BooleanField(default=False)


class Finding(Reviewed):
    """One checked statement from one source."""

    class Certainty(models.TextChoices):
        """How sure the evidence is."""

        HIGH = "high"
        MODERATE = "moderate"
        LOW = "low"
        VERY_LOW = "very-low"

    source = models.ForeignKey(Source, models.PROTECT, related_name="findings")
    locator = models.TextField(blank=True, help_text="Where in the source: page, table, section.")
    statement = models.TextField(help_text="One claim, in plain words.")
    population = models.TextField()
    figure = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, choices=Certainty)
    certainty_by = models.CharField(max_length=20)
    supports = models.ManyToManyField("Option", blank=True, related_name="supported_by")
    against = models.ManyToManyField("Option", blank=True, related_name="spoken_against_by")
    conditions = models.TextField()
    verified = models.BooleanField(help_text="The statement was read in the source itself.")
    citation_ready = models.BooleanField(help_text="Statement and source were both seen: it may carry a result.")
    seen_at = models.TextField(blank=True)
    note = models.TextField(blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    directness = models.TextField(blank=True)
    contested = models.BooleanField(default=False)
    from_supplement = models.BooleanField(default=False)

    class Meta(Reviewed.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(citation_ready=False) | models.Q(verified=True),
                name="finding_ready_only_when_verified",
                violation_error_message="Only a statement read in its source is ready to be cited.",
            )
        ]


class Conflict(Reviewed):
    """Where a founding article and stronger evidence disagree."""

    topic = models.TextField()
    what_the_evidence_says = models.TextField()
    honest_wording = models.TextField(help_text="May be shown to readers as it stands.")
    how_to_show = models.TextField(blank=True)
    options = models.ManyToManyField("Option", blank=True, related_name="conflicts")
    strength_of_correction = models.CharField(max_length=20)
    seed_claim_note = models.TextField(blank=True)

    class Meta(Keyed.Meta):
        verbose_name = "disagreement"


class Helpline(Reviewed):
    """A line to call."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=60)
    number = models.TextField()
    hours = models.CharField(max_length=200)
    what_for = models.TextField()
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="helplines")
    verified = models.BooleanField()
    check_before_release = models.BooleanField(help_text="Call it before it is shown.")
    note = models.TextField(blank=True)
    number_source = models.TextField(blank=True)


class Term(Keyed):
    """A word explained plainly, with the words the site avoids."""

    term = models.CharField(max_length=200)
    plain = models.TextField()
    also_called = LinesField()
    avoid = LinesField()

    class Meta(Keyed.Meta):
        verbose_name = "glossary word"


class Statement(Keyed):
    """What the guide says about itself, such as who made it and who paid for it."""

    heading = models.CharField(max_length=200)
    text = models.TextField()

    class Meta(Keyed.Meta):
        verbose_name = "statement about the guide"
        verbose_name_plural = "statements about the guide"


class Guide(Keyed):
    """A companion page. Its sections are kept as structured text and checked when the draft is compiled."""

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    voices = LinesField()
    privacy = models.TextField(blank=True)
    summary = models.TextField()
    seed_claims = LinesField()
    sections = models.JSONField(default=list, blank=True)


class SeedClaim(Positioned):
    """One claim of a founding article, how it stands, and where the product uses it."""

    claim = models.CharField(max_length=20, unique=True)
    article = models.TextField()
    says = models.TextField()
    verdict = models.CharField(max_length=20)
    appears_in = models.JSONField(default=list, blank=True)
    not_used = models.TextField(blank=True)

    class Meta(Positioned.Meta):
        verbose_name = "founding claim"

    def __str__(self) -> str:
        """The claim's number."""
        return self.claim


class Citation(Positioned):
    """The link from a row to a finding; the first finding of a row is the one that says most."""

    class Role(models.TextChoices):
        """A disagreement cites two sides; everything else has one."""

        SUPPORT = "", "supports the row"
        SEED_CLAIM = "seed_claim", "the founding article's claim"
        BETTER_EVIDENCE = "better_evidence", "the stronger evidence"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="citations")
    role = models.CharField(max_length=20, choices=Role, blank=True, default="")
    rule = owner_key("Rule")
    question = owner_key("Question")
    fact = owner_key("OptionFact")
    alert = owner_key("Alert")
    safeguard = owner_key("Safeguard")
    conflict = owner_key("Conflict")
    case = owner_key("ExampleCase")
    term = owner_key("Term")

    class Meta(Positioned.Meta):
        constraints = [
            models.CheckConstraint(condition=exactly_one(*CITING), name="citation_has_one_owner"),
            *(
                models.UniqueConstraint(fields=[owner, "role", "finding"], name=f"citation_once_per_{owner}")
                for owner in CITING
            ),
        ]

    def __str__(self) -> str:
        """The finding cited."""
        return self.finding.key
