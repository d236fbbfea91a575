"""`manage.py roll_back NUMBER --by NAME --reason TEXT`: publish the content of an earlier release again, at once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from options.management.people import add_person, person, refusals
from options.publishing.publish import roll_back


class Command(BaseCommand):
    """Roll back, as the page in the admin does."""

    help = "Publish the content of an earlier release under a new number. One person may do this in an emergency."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which release, who and why."""
        parser.add_argument("release", type=int, help="the number of a release that readers have seen")
        add_person(parser)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Roll back."""
        with refusals(self):
            release = roll_back(choices["release"], person(choices["by"]), choices["reason"])
        self.stdout.write(f"Published {release}.")
