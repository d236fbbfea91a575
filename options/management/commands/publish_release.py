"""`manage.py publish_release --reason TEXT`: seal the draft and make it current."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.publishing.publish import publish_release
from options.rules.errors import RulesError


class Command(BaseCommand):
    """Publish the draft as the next release."""

    help = "Publish the draft as the next release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Why, and in whose name."""
        parser.add_argument("--reason", required=True, help="what changed, in one sentence")
        parser.add_argument("--author", default="publish_release", help="the name that stays on record")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Publish."""
        try:
            release = publish_release(author=None, author_name=choices["author"], reason=choices["reason"])
        except RulesError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(error.problems)} problems; nothing was published.") from error
        self.stdout.write(f"Published {release}.")
