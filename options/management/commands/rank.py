"""`manage.py rank [FILE|-] [--release N] [--format json|text]`: rank answers, one JSON line for each set."""

import contextlib
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.batch import Entry, read_entries
from options.rules.errors import RulesError, UnknownAnswer
from options.rules.ranking import rank
from options.rules.report import as_plain, as_text

WRONG_INPUT = 2
"""Exit status when the answers cannot be read."""


class Command(BaseCommand):
    """Rank one answers object or JSON Lines. All of it is read first: when anything is wrong, nothing is printed."""

    help = "Rank answers read from a file or from standard input, and print one JSON line for each set."
    # Checks may ask the data base, and this command ranks while it is down.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the answers are, which release ranks them, and how to print."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input (the default)")
        parser.add_argument("--release", type=int, metavar="N", help="a release other than the current one")
        parser.add_argument("--format", choices=["json", "text"], default="json")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Read, rank and print.

        Raises: CommandError; with exit status 2 when the answers cannot be read, after naming every problem.
        """
        text = read_text(choices["file"])
        live = find_release(choices["release"])
        try:
            entries = read_entries(live.rulebook, text)
        except UnknownAnswer as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(_counted(error), returncode=WRONG_INPUT) from error
        write = as_json_line if choices["format"] == "json" else as_paragraph
        for entry in entries:
            self.stdout.write(write(live, entry))


def read_text(file: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises: CommandError (exit status 2) when it cannot be read or is not UTF-8.
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}. Name a file, or - for standard input."
        raise CommandError(message, returncode=WRONG_INPUT) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"line {line}: This is not UTF-8. Save the file as UTF-8."
        raise CommandError(message, returncode=WRONG_INPUT) from error


def find_release(number: int | None) -> LiveRelease:
    """The release to rank with: the one asked for, or the current one, from the file when the data base is down.

    Raises: CommandError when there is none, or its content is damaged.
    """
    try:
        if number is not None:
            return current.numbered(number)
        with contextlib.suppress(DatabaseError):
            current.refresh()
        return current.release()
    except RulesError as error:
        raise CommandError(str(error)) from error
    except DatabaseError as error:
        raise CommandError("The data base cannot be reached. Leave out --release to use the current one.") from error


def as_json_line(live: LiveRelease, entry: Entry) -> str:
    """One ranked entry as one line of JSON."""
    ranking = rank(live.rulebook, entry.answers)
    head = {"id": entry.id, "release": live.number, "digest": live.digest}
    return json.dumps(head | as_plain(ranking), separators=(",", ":"))


def as_paragraph(live: LiveRelease, entry: Entry) -> str:
    """One ranked entry as text for people, with a blank line after it."""
    title = "Ranking" if entry.id is None else f"Ranking of {entry.id}"
    body = as_text(live.rulebook, rank(live.rulebook, entry.answers))
    return f"{title} (release {live.number}, digest {live.digest[:12]})\n{body}\n"


def _counted(error: UnknownAnswer) -> str:
    problems = len(error.problems)
    return f"{problems} problem{'s' if problems > 1 else ''} in the answers; nothing was ranked."
