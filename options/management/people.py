"""Commands in the name of a person: who it is, and how a refusal is said in a shell."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from options.rules.errors import RulesError


def add_person(parser: ArgumentParser) -> None:
    """Ask who does it, and why."""
    parser.add_argument("--by", required=True, metavar="NAME", help="the user name of somebody who may publish")
    parser.add_argument("--reason", required=True, help="why, in a sentence for the public log")


def person(name: str) -> User:
    """The person with a user name.

    Raises: CommandError when there is none.
    """
    by = User.objects.filter(username=name).first()
    if by is None:
        raise CommandError(f"Nobody has the user name {name}.")
    return by


@contextmanager
def refusals(command: BaseCommand) -> Iterator[None]:
    """Say every problem when publishing is refused, and end the command.

    Raises: CommandError.
    """
    try:
        yield
    except PermissionDenied as refused:
        raise CommandError(str(refused)) from refused
    except RulesError as error:
        for problem in error.problems:
            command.stderr.write(str(problem))
        raise CommandError(f"{len(error.problems)} problems; nothing was published.") from error
