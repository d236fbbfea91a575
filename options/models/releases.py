"""Releases: numbered, sealed rulebooks, and which one is current."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class Sealed(Exception):
    """A sealed release was about to be changed or deleted."""


class ReleaseSet(models.QuerySet["Release"]):
    """Releases in bulk: they can be added and read, never changed."""

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

    The model refuses change and deletion, and so does a trigger in the data base.
    """

    number = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    content = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="releases")
    author_name = models.CharField(max_length=200)
    reason = models.TextField()

    objects = ReleaseSet.as_manager()

    class Meta:
        ordering = ["-number"]
        permissions = [("publish_release", "Can publish the draft as a release")]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="release_numbers_start_at_one"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="release_has_a_reason"),
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


class CurrentRelease(models.Model):
    """The one row that says which release readers see; the data base holds at most one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_current_release")]

    def __str__(self) -> str:
        """The current release."""
        return f"current: {self.release}"
