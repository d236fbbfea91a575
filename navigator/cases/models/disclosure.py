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
    """One time that something was passed on: to whom, what, why, under which consent.

    `content`: {"recipient", "what", "purpose"} as plain data. It stays as long as the case does.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="disclosures")
    consent = models.ForeignKey(Consent, models.RESTRICT, related_name="disclosures")
    form = models.CharField(max_length=12, help_text="In which form: print, json, csv or fhir.")
    content = SealedJSON()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    disclosed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """From which case, when."""
        return f"Disclosure from {self.case} on {self.disclosed_at:%Y-%m-%d}"
