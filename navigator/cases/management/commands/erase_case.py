"""`manage.py erase_case TEAM CODE --by NAME`: erase one case for good, for example because the client asked for it."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from navigator.cases.actions.erasing import erase
from navigator.cases.models import Case

REASONS = {"client": "the client asked", "mistake": "opened by mistake", "court": "ordered by a court"}


class Command(BaseCommand):
    """Erase a case and everything that hangs on it; the access log keeps that it was there, and who erased it."""

    help = "Erase one case for good. Nobody can bring it back, except from a backup."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which case, who, and why."""
        parser.add_argument("team", help="the name of the team")
        parser.add_argument("code", help="the code of the case")
        parser.add_argument("--by", required=True, help="the user name of who decided it")
        parser.add_argument("--why", required=True, choices=REASONS)
        parser.add_argument("--yes", action="store_true", help="erase; without it, only say what would go")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Erase. Raises: CommandError for a person or a case that is not there."""
        person = User.objects.filter(username=choices["by"], is_active=True).first()
        if person is None:
            raise CommandError(f"There is no active account {choices['by']!r}.")
        case = Case.objects.filter(team__name=choices["team"], code=choices["code"]).first()
        if case is None:
            raise CommandError("There is no such case in that team.")
        visits = case.visits.count()
        if not choices["yes"]:
            self.stdout.write(f"Would erase case {case.code} with {visits} visits. Add --yes to do it.")
            return
        erase(case, person, REASONS[choices["why"]], "erase_case")
        self.stdout.write(f"Erased the case with {visits} visits. Backups still hold it until they are replaced.")
