"""`manage.py forget_phone USERNAME`: for somebody who lost the phone and the recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from navigator.accounts.events import record
from navigator.accounts.management.people import add_name, person
from navigator.accounts.models import Happening
from navigator.accounts.second_factor import forget
from navigator.accounts.sessions import end_all


class Command(BaseCommand):
    """Forget the second step of a person and end their sessions; the next sign-in sets up a new phone."""

    help = "Forget the phone and the recovery codes of an account. First make sure that its owner asks for it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose phone."""
        add_name(parser)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Forget it."""
        who = person(choices["username"])
        forget(who)
        end_all(who)
        record(None, Happening.FORGOT_PHONE, who)
        self.stdout.write(f"{who} sets up a new phone at the next sign-in.")
