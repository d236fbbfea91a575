"""Visits: one sitting on a case, with its answers, the release they were given under, and the ranking of that day."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from navigator.cases.fields import SealedJSON, SealedText
from navigator.cases.models.cases import Case


class Visit(models.Model):
    """One sitting. It is open until it is finished; what is finished is never changed.

    `release` and `digest` name the release the answers count under. `content` holds `contents.VisitContent` as plain
    data. `ranking` is the ranking of these answers, as `snapshot.snapshot` writes it; empty before the first answer.
    `version` grows with each save, so that two windows notice each other.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="visits")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visits")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    release = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=0)
    content = SealedJSON()
    ranking = SealedText(blank=True)

    class Meta:
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="visits_of_a_case_are_numbered")]

    def __str__(self) -> str:
        """Which sitting of which case."""
        return f"Visit {self.number} of {self.case}"

    def get_absolute_url(self) -> str:
        """Its page: where to go on, or as it was."""
        return reverse("cases:visit", args=(self.case.uid, self.number))

    @property
    def is_finished(self) -> bool:
        """Whether it stays as it is."""
        return self.finished_at is not None


class Note(models.Model):
    """What was noted beside a question or an option in a visit, or about the visit as a whole (empty key)."""

    class About(models.TextChoices):
        """What it stands beside."""

        QUESTION = "question", "question"
        OPTION = "option", "option"
        VISIT = "visit", "visit"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="notes")
    about = models.CharField(max_length=8, choices=About)
    key = models.CharField(max_length=100, blank=True)
    text = SealedText()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "about", "key"], name="one_note_beside_each_thing"),
        ]

    def __str__(self) -> str:
        """Where it stands."""
        return f"Note beside {self.about} {self.key} in {self.visit}"


class CounselingNote(models.Model):
    """A clinician's own notes of a session, kept apart from the record: never exported, printed or counted.

    Read by its author, and by members with `reads_counseling_notes`.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="counseling_notes")
    text = SealedText()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Whose it is."""
        return f"Counseling note of {self.author} on {self.visit}"
