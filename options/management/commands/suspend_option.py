"""`manage.py suspend_option KEY --by NAME --why TEXT --reason TEXT`: offer an option to nobody, at once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from options.management.people import add_person, person, refusals
from options.publishing.publish import suspend


class Command(BaseCommand):
    """Suspend an option, as the page in the admin does."""

    help = "Offer an option to nobody from now on. One person may do this in an emergency."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which option, who, what readers see and why."""
        parser.add_argument("option", help="the key of the option")
        parser.add_argument("--why", required=True, help="what readers see beside the option")
        add_person(parser)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Suspend."""
        with refusals(self):
            release = suspend(choices["option"], person(choices["by"]), choices["why"], choices["reason"])
        self.stdout.write(f"Published {release}.")
