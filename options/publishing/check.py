"""What must hold before content is published: no problem in the rulebook, every example case met.

The proof of the safeguards over every possible answer joins this list in one more line of `reasons_to_refuse`.
"""

from options.publishing.draft import read_draft
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


def reasons_to_refuse(book: Rulebook) -> tuple[Problem, ...]:
    """All problems of a rulebook; its example cases are tried only when its references resolve."""
    return find_problems(book) or unmet_cases(book)


def unmet_cases(book: Rulebook) -> tuple[Problem, ...]:
    """One problem per example case whose expectations are not met."""
    remedy = "Mend the rules, or the expectation if it is wrong."
    return tuple(
        Problem("case", f"example case {case.key}", f"For this person {'; '.join(said)}.", remedy)
        for case in book.example_cases
        if (said := missed(book, case))
    )
