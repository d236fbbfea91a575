"""What must hold before content is published: no problem in the rulebook, every example case met, ready for readers.

The proof of the safeguards over every possible answer joins this list in one more line of `reasons_to_refuse`.
"""

from datetime import date

from options.publishing import day
from options.publishing.draft import read_draft
from options.publishing.readiness import readiness_problems
from options.rules.cases import missed
from options.rules.errors import Problem
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook


def compile_draft() -> tuple[Rulebook, tuple[Problem, ...]]:
    """Read the draft and everything that keeps it from being published.

    Raises: BadData when rows cannot be read as a rulebook at all, with every row and remedy.
    """
    book = read_draft()
    return book, reasons_to_refuse(book)


def reasons_to_refuse(book: Rulebook, live: Rulebook | None = None, today: date | None = None) -> tuple[Problem, ...]:
    """All problems of a rulebook; all but the first check are made only when its references resolve.

    Takes: the day by which reviews are judged; None is the day it is.
    """
    return find_problems(book) or (*unmet_cases(book), *readiness_problems(book, today or day.today()))


def unmet_cases(book: Rulebook) -> tuple[Problem, ...]:
    """One problem per example case whose expectations are not met."""
    remedy = "Mend the rules, or the expectation if it is wrong."
    return tuple(
        Problem("case", f"example case {case.key}", f"For this person {'; '.join(said)}.", remedy)
        for case in book.example_cases
        if (said := missed(book, case))
    )
