"""Load a knowledge folder into the draft: everything is checked first, and nothing is half-loaded."""

from pathlib import Path

from django.db import transaction

from options.models import Option
from options.publishing.draft import write_draft
from options.publishing.files import located, read_folder
from options.publishing.record import record
from options.rules.errors import BadData
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook


def load_folder(folder: Path) -> Rulebook:
    """Replace the draft by the content of a folder. Loading the same folder again changes nothing.

    A draft that was there before gets an entry in its history.
    Raises: BadData with every problem, named by file and line where it has one; the draft is then untouched.
    """
    book = read_folder(folder)
    if problems := find_problems(book):
        raise BadData(located(folder, problems))
    with transaction.atomic():
        is_new = not Option.objects.exists()
        write_draft(book)
        if not is_new:
            record(None, f"Replaced the whole draft by the folder “{folder.name}”.")
    return book
