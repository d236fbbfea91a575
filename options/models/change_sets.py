"""Change sets: the draft as submitted, bound to its digest, and what a second person said to it."""

from django.conf import settings
from django.db import models

from options.models.releases import Release


class ChangeSet(models.Model):
    """The content of the draft as one person submitted it, for another person to approve.

    `digest` is the SHA-256 of the content, `base` the release it was compared with: when either is another one now,
    the approval counts no more. `cases_reason` says why example cases may come out differently. An open change set is
    neither closed nor published; there is at most one. The data base refuses to change what was submitted and who
    approved it, and to change or delete a change set that is done with.
    """

    digest = models.CharField(max_length=64)
    base = models.ForeignKey(Release, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    cases_reason = models.TextField(blank=True)
    starts_at = models.DateTimeField(null=True, blank=True, help_text="When readers see it; empty: at once.")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submitted")
    submitted_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="approved"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.TextField(blank=True)
    release = models.OneToOneField(Release, models.PROTECT, null=True, blank=True, related_name="change_set")

    class Meta:
        ordering = ["-pk"]
        permissions = [("approve_changeset", "Can approve a change set of another person")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="change_set_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("submitted_by")),
                name="change_set_approved_by_another",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(release__isnull=True, closed_at__isnull=True),
                name="one_open_change_set",
            ),
        ]

    def __str__(self) -> str:
        """Who asks for what."""
        return f"Change set {self.pk} of {self.submitted_by}"
