"""`manage.py prune_cases [--dry-run]`: erase archived cases that were kept long enough. Run it every night."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from navigator.cases.actions import erasing
from options.publishing.day import today


class Command(BaseCommand):
    """Erase what CASE_RETENTION_YEARS does not ask to keep any more. A second run erases nothing."""

    help = "Erase archived cases older than CASE_RETENTION_YEARS; the access log stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to say only what would be done."""
        parser.add_argument("--dry-run", action="store_true", help="say how many, erase nothing")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Erase, and say how many; codes are not printed."""
        years = settings.CASE_RETENTION_YEARS
        over = erasing.kept_long_enough(today(), years)
        if choices["dry_run"]:
            verb, count = "Would erase", len(over)
        else:
            verb, count = "Erased", sum(erasing.erase_if_over(case, today(), years, "prune_cases") for case in over)
        self.stdout.write(f"{verb}: {count}, archived {years} years ago or earlier.")
        if quiet := erasing.long_quiet(today(), years):
            self.stdout.write(f"Open without a visit for {years} years: {quiet}. Archive or continue them.")
