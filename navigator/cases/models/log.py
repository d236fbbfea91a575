"""The log of every look: who opened, changed or took out what, and who was refused. Never with an answer in it."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class LogIsKept(Exception):
    """An entry of the access log was about to be changed or deleted."""


class EntrySet(models.QuerySet["AccessEntry"]):
    """Entries in bulk: they can be added and read, never changed."""

    def update(self, **changes: Any) -> NoReturn:
        """Refuse.

        Raises: LogIsKept, always.
        """
        raise LogIsKept("Entries of the access log are never changed.")

    def delete(self) -> NoReturn:
        """Refuse.

        Raises: LogIsKept, always.
        """
        raise LogIsKept("Entries of the access log are never deleted.")


class AccessEntry(models.Model):
    """One look, change, export or refusal. The case is named, not linked: the entry outlasts it.

    `case` is the asked-for id, also of a case that does not exist; `team` the team of the case, None when there is no
    case. `place` is the name of the page. `detail` says what was done in fixed words, never what was answered.
    The model refuses change and deletion, and so does a trigger in the data base.
    """

    class Act(models.TextChoices):
        """What was done."""

        READ = "read", "looked"
        CHANGE = "change", "changed"
        EXPORT = "export", "took out"
        REFUSAL = "refusal", "was refused"
        ERASURE = "erasure", "erased"

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    user_name = models.CharField(max_length=150)
    act = models.CharField(max_length=8, choices=Act)
    case = models.UUIDField(null=True)
    case_code = models.CharField(max_length=15, blank=True)
    team = models.PositiveBigIntegerField(null=True)
    visit = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=60)
    detail = models.CharField(max_length=200, blank=True)

    objects = EntrySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["case", "at"], name="log_of_a_case")]

    def __str__(self) -> str:
        """Who did what where."""
        return f"{self.user_name} {self.get_act_display()}: {self.place}"

    def save(self, *args: Any, **options: Any) -> None:
        """Add an entry.

        Raises: LogIsKept when it was saved before.
        """
        if not self._state.adding:
            raise LogIsKept("Entries of the access log are never changed.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refuse.

        Raises: LogIsKept, always.
        """
        raise LogIsKept("Entries of the access log are never deleted.")
