"""Releases: numbered, sealed rulebooks, and which one readers see.

Nothing points to the current release: of those whose start has come it is the one with the highest number. So exactly
one is current as soon as one was published, a start in the future needs no job, and what was live at any time follows
from the sealed rows alone.
"""

from datetime import datetime
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class Sealed(Exception):
    """A sealed release was about to be changed or deleted."""


class ReleaseSet(models.QuerySet["Release"]):
    """Releases in bulk: they can be added and read, never changed."""

    def live(self, at: datetime | None = None) -> "ReleaseSet":
        """The release readers see now, or saw at a time: a set of one; empty before the first one started."""
        started = models.Q(starts_at__isnull=True) | models.Q(starts_at__lte=at or timezone.now())
        published = models.Q(published_at__lte=at) if at else models.Q()
        return self.filter(started & published).order_by("-number")[:1]

    def _refuse(self) -> NoReturn:
        raise Sealed("A release is sealed. Publish the content you want under a new number.")

    def update(self, **changes: Any) -> NoReturn:
        """Refuse.

        Raises: Sealed, always.
        """
        self._refuse()

    def delete(self) -> NoReturn:
        """Refuse.

        Raises: Sealed, always.
        """
        self._refuse()


class Release(models.Model):
    """A sealed rulebook: canonical JSON, its SHA-256 digest, a number, who published it, when and why.

    `starts_at`: when readers see it; None means at once. `author` asked for it and `approver` approved it; both are
    sealed by name too. `is_alone`: one person published it, because the deployment allows that; readers are told.
    `proof` is what was proved of the content, `changes` what changed since the release before, both as plain data.
    `last_edit`: the last entry of the draft's history that the content takes in; later ones are edits since. A roll
    back and a suspension take in no more than the content they rest on, and what one person published takes in no more
    than the release before it. None in releases older than this field.
    The model refuses change and deletion, and so does a trigger in the data base.
    """

    class Kind(models.TextChoices):
        """How it came to be published."""

        FIRST = "first", "first publication"
        CHANGE = "change", "approved change"
        ROLL_BACK = "roll_back", "roll back"
        SUSPENSION = "suspension", "suspension of an option"

    number = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    content = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.CHANGE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="releases")
    author_name = models.CharField(max_length=200)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approver_name = models.CharField(max_length=200, blank=True)
    is_alone = models.BooleanField(default=False)
    reason = models.TextField()
    cases_reason = models.TextField(blank=True)
    proof = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    last_edit = models.PositiveBigIntegerField(null=True, blank=True)

    objects = ReleaseSet.as_manager()

    class Meta:
        ordering = ["-number"]
        permissions = [("publish_release", "Can publish the draft as a release")]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="release_numbers_start_at_one"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="release_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(approver__isnull=True) | ~models.Q(approver=models.F("author")),
                name="release_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        """Number and the start of the digest."""
        return f"Release {self.number} ({self.digest[:12]})"

    def save(self, *args: Any, **options: Any) -> None:
        """Add a release.

        Raises: Sealed when the release was saved before.
        """
        if not self._state.adding:
            raise Sealed(f"{self} is sealed. Publish the content you want under a new number.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refuse.

        Raises: Sealed, always.
        """
        raise Sealed(f"{self} is sealed and stays on record.")

    @property
    def live_from(self) -> datetime:
        """When readers see it, unless a release with a higher number starts earlier."""
        return max(self.starts_at or self.published_at, self.published_at)
