"""`manage.py export_release N`: print the canonical JSON of a release."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.models import Release


class Command(BaseCommand):
    """Print a sealed release; its SHA-256 is the digest on record."""

    help = "Print the canonical JSON of a release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which release."""
        parser.add_argument("number", type=int)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Print."""
        release = Release.objects.filter(number=choices["number"]).first()
        if release is None:
            numbers = ", ".join(str(number) for number in Release.objects.values_list("number", flat=True)) or "none"
            raise CommandError(f"There is no release {choices['number']}. Releases: {numbers}.")
        self.stdout.write(release.content, ending="")
