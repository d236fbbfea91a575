"""The draft's catalog: options with their facts, and the words and numbers of every scale."""

from django.db import models

from options.models.base import Keyed, LinesField, Positioned, key_field


class Option(Keyed):
    """A treatment setting, a support, or the comparison row."""

    class Kind(models.TextChoices):
        """What the row is ranked as."""

        SETTING = "setting"
        SUPPORT = "support"
        COMPARISON = "comparison"

    kind = models.CharField(max_length=12, choices=Kind)
    family = models.CharField(max_length=40, help_text="Routes to one approach share a family.")
    name = models.CharField(max_length=200)
    also_called = LinesField()
    asam_level = models.CharField(max_length=200, blank=True)
    summary = models.TextField()
    what_happens = LinesField()
    a_typical_week = models.TextField()
    stay = models.CharField(max_length=20)
    medication = models.CharField(max_length=40)
    cost_band = models.CharField(max_length=20, blank=True)
    unknowns = LinesField()
    suits = models.TextField()
    does_not_suit = models.TextField()
    work_and_family = models.TextField(blank=True, help_text="What it means for work, school and children.")
    change_later = models.TextField(blank=True, help_text="Whether one can change later, and how.")
    warning_signs = LinesField()
    next_step_today = models.TextField()
    search = models.JSONField(null=True, blank=True, help_text="How to find a real program.")
    suspended = models.TextField(
        blank=True,
        help_text="Why nobody is offered it for now, as readers see it. A publisher fills this in; empty it to offer "
        "the option again with the next release.",
    )
    continues_with = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="continues_from")

    def __str__(self) -> str:
        """The name, which is how readers and editors know it."""
        return self.name

    def get_absolute_url(self) -> str:
        """The public page of the option."""
        return f"/options/{self.key}/"


class OptionFact(Positioned):
    """One fact of an option with its citations: how long, how many hours, what it costs, what is good and hard."""

    class Kind(models.TextChoices):
        """What the fact says."""

        LENGTH = "length", "how long (days)"
        HOURS = "hours", "hours a week"
        COST = "cost", "cost (US dollars)"
        GOOD = "good", "good side"
        HARD = "hard", "hard side"
        OUTCOME = "outcome", "what studies saw"

    class Theme(models.TextChoices):
        """What an outcome is about; empty for every other measure."""

        ALIVE = "alive", "staying alive"
        IN_CARE = "in_care", "staying in care"
        USE = "use", "opioid use"

    option = models.ForeignKey(Option, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    measure = models.CharField(max_length=200, blank=True, help_text="For what studies saw: what was measured.")
    certainty = models.CharField(max_length=10, blank=True, help_text="For what studies saw: how sure it is.")
    theme = models.CharField(max_length=10, choices=Theme, blank=True, help_text="Lines options up for comparing.")
    over = models.CharField(max_length=200, blank=True, help_text="For what studies saw: in what time.")
    who = models.TextField(blank=True, help_text="For what studies saw: the group the numbers come from.")
    figures = models.JSONField(default=list, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True, help_text="For a cost: per week, per stay, ...")
    payer = models.CharField(max_length=200, blank=True, help_text="For a cost: who states or pays it.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    findings = models.ManyToManyField("Finding", through="Citation", related_name="facts")

    class Meta(Positioned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["option", "kind"],
                condition=models.Q(kind__in=["length", "hours"]),
                name="one_length_and_one_hours_per_option",
            ),
            models.CheckConstraint(
                condition=models.Q(low__isnull=True)
                | models.Q(high__isnull=True)
                | models.Q(low__lte=models.F("high")),
                name="fact_low_not_above_high",
                violation_error_message="The lower number stands first.",
            ),
        ]

    def __str__(self) -> str:
        """Option, kind and the start of the text."""
        return f"{self.option.key}, {self.get_kind_display()}: {self.text[:60]}"


class ProgramQuestion(Positioned):
    """A question to ask a program, with a good answer."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="program_questions")
    question = models.TextField()
    good_answer = models.TextField()

    def __str__(self) -> str:
        """The question."""
        return self.question


class ScaleEntry(Positioned):
    """One word of a scale, with the number that belongs to it."""

    class Kind(models.TextChoices):
        """Which scale it belongs to."""

        PREFERENCE_CAP = "preference_cap", "most points wishes can give"
        EFFECT = "effects", "effect of a rule (number: points)"
        FIT = "fit", "fit word (number: points it starts at)"
        THEME = "themes", "theme of a rule"
        FAMILY = "families", "family of options"
        LEVEL = "levels", "level of an alert"
        CERTAINTY = "certainty", "certainty of evidence"
        COST_BAND = "cost_bands", "cost band"
        STAY = "stays", "where one sleeps"
        MEDICATION_ROLE = "medication_roles", "place of medicine"
        REASON = "reasons", "why not suitable now"

    kind = models.CharField(max_length=20, choices=Kind)
    key = key_field()
    number = models.IntegerField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="What readers see.")
    blurb = models.TextField(blank=True, help_text="For a family: one sentence about it.")

    class Meta(Positioned.Meta):
        verbose_name = "word of a scale"
        verbose_name_plural = "points and words"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="scale_key_once")]

    def __str__(self) -> str:
        """Scale and key."""
        return f"{self.kind}: {self.key}"
