"""Translations of the texts readers see, by their English words."""

from django.db import models

from options.models.base import Positioned


class Translation(Positioned):
    """What one English text is in another language; a text without one is shown in English and marked."""

    class Language(models.TextChoices):
        """The languages readers may choose besides English."""

        SPANISH = "es", "Spanish"

    language = models.CharField(max_length=10, choices=Language, default=Language.SPANISH)
    source = models.TextField("English text", help_text="Letter for letter as it stands in the draft.")
    text = models.TextField("translation")

    class Meta(Positioned.Meta):
        pass

    def __str__(self) -> str:
        """The beginning of the English text."""
        return self.source if len(self.source) <= 60 else f"{self.source[:59]}…"
