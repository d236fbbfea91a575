"""`manage.py unlock USERNAME`: let somebody try a password again at once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from navigator.accounts.events import record
from navigator.accounts.management.people import add_name, person
from navigator.accounts.models import Happening
from navigator.accounts.second_factor import end_pause
from navigator.accounts.throttle import unlock


class Command(BaseCommand):
    """Forget wrong passwords and wrong codes, so that nobody has to wait."""

    help = "Forget the wrong passwords and codes of an account, so that its owner need not wait."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which account."""
        add_name(parser)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Unlock it."""
        who = person(choices["username"])
        unlock(who.get_username())
        end_pause(who)
        record(None, Happening.UNLOCKED, who)
        self.stdout.write(f"{who} can try again now.")
