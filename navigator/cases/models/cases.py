"""Cases: one client known by a code, and who may open it."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from navigator.cases.models.people import Team


class Case(models.Model):
    """One client under a code, never a name. Nothing here is personal content; that stands in what hangs on it.

    `owner` is the counselor, `colleagues` are named by the owner or a supervisor; all must work in `team`.
    `last_visit_on` and `follow_up_on` repeat what visits say, so that a list needs no locked content.
    """

    class State(models.TextChoices):
        """Where the work stands."""

        OPEN = "open", "open"
        CLOSED = "closed", "archived"

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="cases")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    code = models.CharField(max_length=15)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    opened_on = models.DateField()
    last_visit_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["team", "code"], name="one_case_per_code_in_a_team"),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_on__isnull=False)
                | models.Q(state="open", closed_on__isnull=True),
                name="closed_cases_have_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["team", "state", "follow_up_on"], name="cases_due"),
            models.Index(fields=["owner", "state", "follow_up_on"], name="cases_of_owner"),
        ]

    def __str__(self) -> str:
        """Its code."""
        return self.code

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("cases:case", args=(self.uid,))


class Colleague(models.Model):
    """A person of the team who was named to share a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="colleagues")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="shared_cases")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="a_colleague_is_named_once")]

    def __str__(self) -> str:
        """Who shares what."""
        return f"{self.user} shares {self.case}"
