"""`manage.py check_knowledge [--format json]`: is the draft fit to be published?"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from options.publishing.check import compile_draft
from options.rules.errors import BadData


class Command(BaseCommand):
    """Compile the draft, try its example cases, and list everything that keeps it from being published."""

    help = "Check the draft; exit 1 when anything keeps it from being published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How to print."""
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Check and print.

        Raises: SystemExit with 1 when there is a problem.
        """
        try:
            book, problems = compile_draft()
            cases = len(book.example_cases)
        except BadData as error:
            problems, cases = error.problems, 0
        if choices["format"] == "json":
            self.stdout.write(json.dumps({"problems": [asdict(problem) for problem in problems], "cases": cases}))
        else:
            for problem in problems:
                self.stdout.write(str(problem))
            self.stdout.write(f"{len(problems)} problems, {cases} example cases tried.")
        if problems:
            raise SystemExit(1)
