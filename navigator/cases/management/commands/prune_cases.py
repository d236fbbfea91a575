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
        if not choices["dry_run"]:
            for case in over:
                erasing.erase(case, None, "kept long enough", "prune_cases")
        verb = "Would erase" if choices["dry_run"] else "Erased"
        self.stdout.write(f"{verb}: {len(over)}, archived {years} years ago or earlier.")
        if quiet := erasing.long_quiet(today(), years):
            self.stdout.write(f"Open without a visit for {years} years: {quiet}. Archive or continue them.")
