"""`manage.py publish_release --by NAME`: publish the approved change set; or with --first the first release."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.management.people import person, refusals
from options.models import ChangeSet
from options.publishing.change_sets import open_change_set
from options.publishing.publish import publish_change_set, publish_first


class Command(BaseCommand):
    """Publish what was submitted and approved, as the page in the admin does."""

    help = "Publish the approved change set, or the draft as the first release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who publishes; or that it is the first release, and why."""
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--by", metavar="NAME", help="the user name of somebody with the right to publish")
        who.add_argument("--first", action="store_true", help="publish the draft as the first release")
        parser.add_argument("--reason", default="First publication.", help="with --first: why, in one sentence")
        parser.add_argument("--author", default="publish_release", help="with --first: the name that stays on record")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Publish.

        Raises: CommandError after every problem was named, or when nothing is submitted.
        """
        with refusals(self):
            if choices["first"]:
                release = publish_first(choices["reason"], choices["author"])
            else:
                release = publish_change_set(_submitted(), person(choices["by"]))
        self.stdout.write(f"Published {release}.")


def _submitted() -> ChangeSet:
    change_set = open_change_set()
    if change_set is None:
        raise CommandError("Nothing is submitted. Submit the draft in the admin first.")
    return change_set
