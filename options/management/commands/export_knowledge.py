"""`manage.py export_knowledge DIR`: write the draft as a knowledge folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.publishing.draft import read_draft
from options.publishing.files import write_folder
from options.rules.errors import RulesError


class Command(BaseCommand):
    """Write the draft as YAML files; loading them again gives the same draft."""

    help = "Write the draft as a knowledge folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder to write to; it is made when it is missing."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **choices: Any) -> None:
        """Export."""
        try:
            book = read_draft()
            write_folder(book, choices["folder"])
        except RulesError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The folder cannot be written: {error}") from error
        self.stdout.write(f"Wrote {len(book.rules)} rules and everything else to {choices['folder']}.")
