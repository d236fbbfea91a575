"""What was decided together in a visit, and what happened afterwards."""

from django.conf import settings
from django.db import models

from navigator.cases.fields import SealedJSON
from navigator.cases.models.cases import Case
from navigator.cases.models.visits import Visit


class Decision(models.Model):
    """The shared decision of a visit: `content` holds `contents.DecisionContent` as plain data."""

    visit = models.OneToOneField(Visit, models.CASCADE, related_name="decision")
    content = SealedJSON()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        """Of which visit."""
        return f"Decision of {self.visit}"


class Happening(models.Model):
    """What happened after a decision: `content` holds `contents.HappeningContent` as plain data."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="happenings")
    content = SealedJSON()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """In which case."""
        return f"What happened in {self.case}"
