"""The draft's rules: clauses, rules, safeguards, example cases and profiles."""

from django.db import models

from options.models.base import Keyed, Positioned, exactly_one, owner_key

CONDITIONED = ("rule", "alert", "safeguard", "question_shown")
"""What may have a condition."""


class Rule(Keyed):
    """Condition, option, effect, reason, citations."""

    class Effect(models.TextChoices):
        """What the rule does to its option; the points are in the scale."""

        STRONGLY_FAVOURS = "strongly_favours", "strongly favors (+3)"
        FAVOURS = "favours", "favors (+2)"
        SLIGHTLY_FAVOURS = "slightly_favours", "slightly favors (+1)"
        SLIGHTLY_AGAINST = "slightly_against", "slightly against (-1)"
        AGAINST = "against", "against (-2)"
        STRONGLY_AGAINST = "strongly_against", "strongly against (-3)"
        NOT_SUITABLE = "not_suitable", "not suitable"
        NEEDS_FIRST = "needs_first", "needs something first"
        CAUTION = "caution", "caution"

    class ReasonKind(models.TextChoices):
        """Why an option is not suitable now."""

        UNSAFE = "unsafe"
        OUT_OF_REACH = "out_of_reach", "out of reach"

    ref = models.CharField(max_length=20, blank=True)
    option = models.ForeignKey("Option", models.PROTECT, related_name="rules")
    effect = models.CharField(max_length=20, choices=Effect)
    theme = models.CharField(max_length=40)
    why = models.TextField(help_text="One sentence of at most 25 words, as readers see it.")
    reason_kind = models.CharField(max_length=20, choices=ReasonKind, blank=True)
    first = models.ForeignKey(
        "Option", models.PROTECT, null=True, blank=True, related_name="first_steps", help_text="What must come before."
    )
    added = models.BooleanField(default=False)
    editor_note = models.TextField(blank=True)
    findings = models.ManyToManyField("Finding", through="Citation", related_name="rules")

    class Meta(Keyed.Meta):
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(effect="not_suitable") & ~models.Q(reason_kind=""))
                | (~models.Q(effect="not_suitable") & models.Q(reason_kind="")),
                name="reason_kind_with_not_suitable",
                violation_error_message='Say why (unsafe or out of reach) for "not suitable", and only then.',
            ),
            models.CheckConstraint(
                condition=models.Q(effect="needs_first", first__isnull=False)
                | (~models.Q(effect="needs_first") & models.Q(first__isnull=True)),
                name="first_with_needs_first",
                violation_error_message='Choose what comes first for "needs something first", and only then.',
            ),
        ]


class Safeguard(Keyed):
    """A statement that must hold for every set of answers. Locked for content editors."""

    class Kind(models.TextChoices):
        """What is promised."""

        NEVER_FIRST = "never_first"
        NEVER_SUITABLE = "never_suitable"
        ALWAYS_SUITABLE_ANY = "always_suitable_any"
        ALWAYS_LISTED_SUPPORT = "always_listed_support"
        NEVER_ABOVE = "never_above"
        ALWAYS_ALERT = "always_alert"
        NEVER_RAISED_BY = "never_raised_by"
        ALWAYS_FIRST = "always_first"
        ALWAYS_HAS_CITATION = "always_has_citation"
        NEVER_EMPTY = "never_empty"

    statement = models.TextField()
    kind = models.CharField(max_length=30, choices=Kind)
    options = models.ManyToManyField("Option", blank=True, related_name="safeguards")
    over = models.ManyToManyField("Option", blank=True, related_name="safeguards_over")
    alert = models.ForeignKey("Alert", models.PROTECT, null=True, blank=True, related_name="safeguards")
    change_question = models.ForeignKey("Question", models.PROTECT, null=True, blank=True, related_name="+")
    change_from = models.CharField(max_length=100, blank=True)
    change_to = models.CharField(max_length=100, blank=True)
    invariant = models.CharField(max_length=20, blank=True)
    retired = models.TextField(
        blank=True, help_text="Why it is given up. It stays on record, and is proved no more. Empty: it must hold."
    )
    findings = models.ManyToManyField("Finding", through="Citation", related_name="safeguards")


class Clause(Positioned):
    """One question and the choices that decide it. All clauses of a row must hold."""

    class Way(models.TextChoices):
        """How the choices decide."""

        ANY_OF = "any_of", "at least one of these was given"
        NONE_OF = "none_of", "none of these was given"

    rule = owner_key("Rule")
    alert = owner_key("Alert")
    safeguard = owner_key("Safeguard")
    question_shown = owner_key("Question")
    question = models.ForeignKey("Question", models.PROTECT, related_name="used_in")
    way = models.CharField(max_length=10, choices=Way)
    choices = models.ManyToManyField("Choice", through="ClauseChoice", related_name="clauses")

    class Meta(Positioned.Meta):
        constraints = [models.CheckConstraint(condition=exactly_one(*CONDITIONED), name="clause_has_one_owner")]

    def __str__(self) -> str:
        """Question and way."""
        return f"{self.question.key} {self.way}"


class ClauseChoice(models.Model):
    """A choice named by a clause; a choice in use cannot be deleted."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="named")
    choice = models.ForeignKey("Choice", models.PROTECT, related_name="named_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "choice"], name="choice_once_per_clause")]

    def __str__(self) -> str:
        """The choice."""
        return str(self.choice)


class ExampleCase(Keyed):
    """An invented person, their answers, and what the ranking must do for them."""

    title = models.CharField(max_length=200)
    story = models.TextField()
    answers = models.JSONField(default=dict)
    expect = models.JSONField(default=dict)
    reason = models.TextField()
    covers = models.JSONField(default=list, blank=True)
    accepted = models.JSONField(null=True, blank=True, help_text="What it may miss all the same, and why.")
    findings = models.ManyToManyField("Finding", through="Citation", related_name="cases")


class Profile(Keyed):
    """An invented person for looking at the order; nothing is expected of it."""

    title = models.CharField(max_length=200)
    answers = models.JSONField(default=dict)
