"""`manage.py sign_out USERNAME`: end every session of a person at once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from navigator.accounts.events import record
from navigator.accounts.management.people import add_name, person
from navigator.accounts.models import Happening
from navigator.accounts.sessions import end_all


class Command(BaseCommand):
    """Sign a person out everywhere; the next page they ask for is the sign-in."""

    help = "End every session of a person at once. The account stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose sessions."""
        add_name(parser)

    def handle(self, *args: Any, **choices: Any) -> None:
        """End them."""
        who = person(choices["username"])
        ended = end_all(who)
        record(None, Happening.ENDED_OTHERS, who)
        self.stdout.write(f"Ended {ended} session{'' if ended == 1 else 's'} of {who}.")
