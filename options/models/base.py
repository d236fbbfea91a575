"""What draft rows have in common: a stable key, a place in the catalog, and lists of lines."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

KEY_SHAPE = RegexValidator(
    r"\A[a-z0-9][a-z0-9_-]*\Z",
    "A key has small letters, digits, hyphens and underscores, and starts with a letter or digit.",
)


def key_field(**extra: Any) -> models.CharField:
    """A stable identifier: never renamed, only retired."""
    note = "Stable identifier. It is never changed, because answers and releases use it."
    return models.CharField(max_length=100, validators=[KEY_SHAPE], help_text=note, **extra)


class LinesField(models.JSONField):
    """A list of short texts; editors see one text per line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)


class Positioned(models.Model):
    """A row with a place among its like; a lower number stands first."""

    position = models.PositiveIntegerField(default=0, db_index=True)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Keyed(Positioned):
    """A row of the catalog, known by its key."""

    key = key_field(unique=True)

    class Meta(Positioned.Meta):
        abstract = True

    def __str__(self) -> str:
        """The key, which is how editors and problems name the row."""
        return self.key


def exactly_one(*owners: str) -> models.Q:
    """The condition that exactly one of these foreign keys is filled."""
    ways = [
        models.Q(**{f"{owner}__isnull": False}, **{f"{other}__isnull": True for other in owners if other != owner})
        for owner in owners
    ]
    condition = ways[0]
    for way in ways[1:]:
        condition |= way
    return condition


def owner_key(model: str) -> models.ForeignKey:
    """A nullable link to one of several possible owners; the row goes when its owner goes."""
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="%(class)ss")
