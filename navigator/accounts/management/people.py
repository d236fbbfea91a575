"""Commands about an account: which one."""

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.core.management.base import CommandError


def add_name(parser: ArgumentParser) -> None:
    """Ask for the user name."""
    parser.add_argument("username", help="the user name of the account")


def person(name: str) -> User:
    """The person with a user name.

    Raises: CommandError when there is none.
    """
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"Nobody has the user name {name}.")
    return found
