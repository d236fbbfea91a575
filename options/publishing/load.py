"""Load a knowledge folder into the draft: everything is checked first, and nothing is half-loaded."""

from pathlib import Path

from options.publishing.draft import write_draft
from options.publishing.files import located, read_folder
from options.rules.errors import BadData
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook


def load_folder(folder: Path) -> Rulebook:
    """Replace the draft by the content of a folder. Loading the same folder again changes nothing.

    Raises: BadData with every problem, named by file and line where it has one; the draft is then untouched.
    """
    book = read_folder(folder)
    if problems := find_problems(book):
        raise BadData(located(folder, problems))
    write_draft(book)
    return book
