"""The draft's questionnaire: steps, questions, choices, derived answers and alerts."""

from django.db import models

from options.models.base import Keyed, Positioned, key_field


class Step(Keyed):
    """One page of the questionnaire."""

    title = models.CharField(max_length=200)
    intro_self = models.TextField()
    intro_other = models.TextField()
    intro_counsellor = models.TextField()


class Question(Keyed):
    """What is asked, or worked out from what was asked (a derived answer), or who answers (the voice)."""

    class Kind(models.TextChoices):
        """How it is answered."""

        SINGLE = "single", "one choice"
        MULTI = "multi", "several choices"
        DERIVED = "derived", "worked out from another question"
        VOICE = "voice", "who answers"

    kind = models.CharField(max_length=10, choices=Kind)
    is_gate = models.BooleanField(default=False, help_text="The safety gate, asked before everything else.")
    step = models.ForeignKey(Step, models.PROTECT, null=True, blank=True, related_name="questions")
    label = models.CharField(max_length=200, blank=True, help_text="For a derived answer.")
    wording_self = models.TextField(blank=True)
    wording_other = models.TextField(blank=True)
    wording_counsellor = models.TextField(blank=True)
    hint_self = models.TextField(blank=True)
    hint_other = models.TextField(blank=True)
    hint_counsellor = models.TextField(blank=True)
    why = models.TextField(blank=True, help_text="Told to the person who asks why this is asked.")
    theme = models.CharField(max_length=40, blank=True)
    changeable = models.BooleanField(default=False, help_text="Could the answer be changed by effort?")
    findings = models.ManyToManyField("Finding", through="Citation", related_name="questions")

    class Meta(Keyed.Meta):
        constraints = [
            models.UniqueConstraint(fields=["is_gate"], condition=models.Q(is_gate=True), name="one_safety_gate"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["derived", "voice"])
                | models.Q(is_gate=True)
                | models.Q(step__isnull=False),
                name="asked_question_has_a_step",
                violation_error_message="Choose the page on which the question is asked.",
            ),
        ]


class Choice(Positioned):
    """An answer offered, or a band of a derived answer."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    key = key_field()
    label = models.TextField()
    short = models.TextField(help_text='Completes the words "because you said: ...".')
    exclusive = models.BooleanField(default=False, help_text='Stands alone, such as "None of these".')
    unknown = models.BooleanField(default=False, help_text="Counts as not answered.")
    voices = models.JSONField(default=list, blank=True, help_text="Offered to these voices only; all when empty.")
    at_least = models.PositiveSmallIntegerField(null=True, blank=True, help_text="For a band: counted choices needed.")

    class Meta(Positioned.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_per_question")]

    def __str__(self) -> str:
        """Question and choice."""
        return f"{self.question.key}: {self.key}"


class Derivation(models.Model):
    """How a derived answer is worked out by counting choices of another question."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="derivation")
    source_question = models.ForeignKey(Question, models.PROTECT, related_name="derivations")
    counts = models.ManyToManyField(Choice, blank=True, related_name="counted_by")
    leave_out_if = models.JSONField(default=list, blank=True)
    unknown_if = models.JSONField(default=dict, blank=True)
    unknown_counts_as = models.CharField(max_length=100)
    unknown_short = models.TextField()
    unknown_when = models.TextField(blank=True)

    def __str__(self) -> str:
        """What is derived from what."""
        return f"{self.question} from {self.source_question}"


class Alert(Keyed):
    """A message that comes before or beside the order."""

    class Level(models.TextChoices):
        """How pressing it is."""

        STOP_NOW = "stop_now", "stop now"
        URGENT = "urgent"
        IMPORTANT = "important"

    level = models.CharField(max_length=10, choices=Level)
    title = models.CharField(max_length=200)
    advice_self = models.TextField()
    advice_other = models.TextField()
    advice_counsellor = models.TextField()
    must_not = models.TextField()
    helplines = models.ManyToManyField("Helpline", through="AlertHelpline", related_name="alerts")
    sources = models.ManyToManyField("Source", blank=True, related_name="alerts")
    findings = models.ManyToManyField("Finding", through="Citation", related_name="alerts")
    shows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, help_text="The message this is a second way into."
    )
    replaces_ranking = models.BooleanField(default=False)
    note = models.TextField(blank=True)


class AlertHelpline(Positioned):
    """A line named in an alert; the first one is the one to call first."""

    alert = models.ForeignKey(Alert, models.CASCADE)
    helpline = models.ForeignKey("Helpline", models.PROTECT)

    class Meta(Positioned.Meta):
        constraints = [models.UniqueConstraint(fields=["alert", "helpline"], name="helpline_once_per_alert")]

    def __str__(self) -> str:
        """Alert and line."""
        return f"{self.alert}: {self.helpline}"
