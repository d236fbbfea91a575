"""`manage.py check_knowledge [--format json]`: is the draft fit to be published?"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from options.publishing.check import compile_draft
from options.publishing.proving import audit_of, verdicts_of
from options.rules.audit import Audit
from options.rules.errors import BadData, Problem
from options.rules.problems import find_problems
from options.rules.proof import Verdict


class Command(BaseCommand):
    """Compile the draft, try its example cases, prove its safeguards, and list all that keeps it from readers."""

    help = "Check and prove the draft; exit 1 when anything keeps it from being published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How to print."""
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Check, prove and print. What cannot be ranked is not proved.

        Raises: SystemExit with 1 when there is a problem.
        """
        problems: Sequence[Problem]
        verdicts: Sequence[Verdict] = ()
        audit: Audit | None = None
        cases = 0
        try:
            book, problems = compile_draft()
            cases = len(book.example_cases)
            if not find_problems(book):
                verdicts, audit = verdicts_of(book), audit_of(book)
        except BadData as error:
            problems = error.problems
        if choices["format"] == "json":
            result = {
                "problems": [asdict(problem) for problem in problems],
                "cases": cases,
                "proof": [asdict(verdict) for verdict in verdicts],
                "audit": asdict(audit) if audit else None,
            }
            self.stdout.write(json.dumps(result))
        else:
            for line in _lines(problems, cases, verdicts, audit):
                self.stdout.write(line)
        if problems:
            raise SystemExit(1)


def _lines(problems: Sequence[Problem], cases: int, verdicts: Sequence[Verdict], audit: Audit | None) -> Iterator[str]:
    """The result as text: problems, what never happens, and a count of each."""
    yield from map(str, problems)
    if audit is not None:
        yield f"Rules that never change an order: {_listed(audit.idle)}."
        yield f"Options that are never suitable: {_listed(audit.never_suitable)}."
        yield f"Settings that are never first: {_listed(audit.never_first)}."
        pairs = [f"{above} above {below}" for above, below in audit.never_reordered]
        yield f"Pairs that never change places: {_listed(pairs)}."
    held = sum(verdict.holds for verdict in verdicts)
    yield f"{len(problems)} problems, {cases} example cases tried, {held} of {len(verdicts)} safeguards proved."


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(keys) or "none"
