"""`manage.py untranslated es`: the English texts that have no translation yet, as YAML to be filled in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.publishing.draft import read_draft
from options.publishing.files import read_folder
from options.publishing.texts import HEAD, as_yaml
from options.rules.errors import RulesError
from options.rules.languages import LANGUAGES
from options.rules.rulebook import Rulebook
from options.rules.translations import untranslated, unused


class Command(BaseCommand):
    """List what is still in English, in the order readers meet it: the safety gate first, the evidence last."""

    help = "List the English texts without a translation, as YAML to be filled in (see docs/translating.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The language; where to read from and where to write to."""
        parser.add_argument("language", choices=LANGUAGES[1:])
        parser.add_argument("--folder", type=Path, help="read this knowledge folder in place of the draft")
        parser.add_argument("--write", type=Path, help="write to this file in place of the screen")
        parser.add_argument("--count", action="store_true", help="only say how many there are, by kind of text")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Print or write the list, and say what became of old translations."""
        book, language = self._book(choices["folder"]), choices["language"]
        groups = untranslated(book, language)
        if choices["count"]:
            text = "".join(f"{len(group.texts):6} {group.heading}\n" for group in groups)
        else:
            text = HEAD + as_yaml(groups, {})
        if choices["write"]:
            choices["write"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
        said = f"{sum(len(group.texts) for group in groups)} texts have no translation ({language})."
        old = len(unused(book, language))
        self.stderr.write(said + (f" {old} translations belong to no text any more." if old else ""))

    def _book(self, folder: Path | None) -> Rulebook:
        try:
            return read_folder(folder) if folder else read_draft()
        except RulesError as error:
            raise CommandError(str(error)) from error
