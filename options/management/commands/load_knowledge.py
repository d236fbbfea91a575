"""`manage.py load_knowledge [DIR] [--publish] [--if-empty]`: fill the draft from a knowledge folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import options
from options.models import Release
from options.publishing.load import load_folder
from options.publishing.publish import publish_first
from options.rules.errors import RulesError

SEED = Path(options.__file__).parent / "seed"


class Command(BaseCommand):
    """Load a knowledge folder into the draft, all of it or nothing."""

    help = "Replace the draft by the content of a knowledge folder (default: the seed)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and what to do after loading."""
        parser.add_argument("folder", nargs="?", type=Path, default=SEED)
        parser.add_argument("--publish", action="store_true", help="publish it as the first release")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when a release exists")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Load, and publish when asked and nothing was published before."""
        published = Release.objects.exists()
        if choices["if_empty"] and published:
            self.stdout.write("A release exists; nothing was loaded.")
            return
        if choices["publish"] and published:
            raise CommandError("A release exists. Load without --publish, look at the draft, then publish it in admin.")
        loaded = False
        try:
            book = load_folder(choices["folder"])
            loaded = True
            counts = f"{len(book.rules)} rules, {len(book.options)} options, {len(book.findings)} findings"
            self.stdout.write(f"Loaded {counts} into the draft.")
            if choices["publish"]:
                reason = "The first publication of this guide."
                release = publish_first(reason, "load_knowledge")
                self.stdout.write(f"Published {release}.")
        except RulesError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            kept = "the draft holds the folder, and nothing was published" if loaded else "nothing was changed"
            raise CommandError(f"{len(error.problems)} problems; {kept}.") from error
