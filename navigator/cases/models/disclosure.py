"""Consents to pass on what is in a case, and the account of what was passed on (42 CFR 2.31, 2.25)."""

from datetime import date

from django.conf import settings
from django.db import models

from navigator.cases.fields import SealedJSON
from navigator.cases.models.cases import Case


class Consent(models.Model):
    """A client's written consent: `content` holds `contents.ConsentContent` as plain data.

    It counts from the day it was signed until it expires or is revoked.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    content = SealedJSON()
    signed_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """In which case, from when."""
        return f"Consent of {self.signed_on} in {self.case}"

    def counts_on(self, day: date) -> bool:
        """Whether it permits anything on a day."""
        return self.revoked_at is None and self.signed_on <= day and (not self.expires_on or day <= self.expires_on)


class Disclosure(models.Model):
    """One time that something left the team: to whom, what, why, and what permitted it.

    `content` holds `contents.DisclosureContent` as plain data. It stays as long as the case does. Only what goes out
    with a consent names one.
    """

    class Basis(models.TextChoices):
        """What permits it."""

        CONSENT = "consent", "written consent"
        EMERGENCY = "emergency", "medical emergency"
        CLIENT = "client", "copy for the client"

    case = models.ForeignKey(Case, models.CASCADE, related_name="disclosures")
    basis = models.CharField(max_length=9, choices=Basis, default=Basis.CONSENT)
    consent = models.ForeignKey(Consent, models.RESTRICT, null=True, blank=True, related_name="disclosures")
    form = models.CharField(max_length=12, help_text="In which form: plan, summary, json, csv or fhir.")
    content = SealedJSON()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    disclosed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(basis="consent", consent__isnull=False)
                | (~models.Q(basis="consent") & models.Q(consent__isnull=True)),
                name="a_consent_stands_behind_what_needs_one",
            ),
        ]

    def __str__(self) -> str:
        """From which case, when."""
        return f"Disclosure from {self.case} on {self.disclosed_at:%Y-%m-%d}"
