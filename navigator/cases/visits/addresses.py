"""Where the pages of a visit are. Only names of pages ever travel in an address."""

from django.urls import NoReverseMatch, reverse

from navigator.cases.models import Case, Visit
from navigator.cases.visits import groups
from options.rules.rulebook import Rulebook

ANSWERS, RESULTS = "answers", "results"
NAMED = {ANSWERS: "visit-check", RESULTS: "visit-results"}
"""Pages one may go on to by name, beside the question pages."""


def of_case(case: Case) -> str:
    """The page of a case."""
    return case.get_absolute_url()


def of_visit(visit: Visit, name: str, *more: str) -> str:
    """A page of a visit by the name of its address, such as "visit-check"."""
    return reverse(f"cases:{name}", args=(visit.case.uid, visit.number, *more))


def of_page(visit: Visit, page: str) -> str:
    """A question page, or "answers" or "results", by name."""
    return of_visit(visit, NAMED[page]) if page in NAMED else _question(visit, page)


def of_question(visit: Visit, rulebook: Rulebook, question: str) -> str:
    """Where one answer is given, for a Change link."""
    return f"{_question(visit, groups.page_of(rulebook, question))}#q-{question}"


def stop(visit: Visit, onward: str) -> str:
    """What cannot wait, and the name of the page to go on to afterwards."""
    return f"{of_visit(visit, 'visit-stop')}?return={onward}"


def known(rulebook: Rulebook, name: str, otherwise: str = ANSWERS) -> str:
    """The name of a page one may go on to; anything else means `otherwise`."""
    return name if name in NAMED or groups.group_of(rulebook, name) else otherwise


def as_it_was(visit: Visit) -> str:
    """The page that shows a finished visit."""
    try:
        return of_visit(visit, "visit-as-it-was")
    except NoReverseMatch:
        return of_visit(visit, "visit-check")


def _question(visit: Visit, page: str) -> str:
    return of_visit(visit, "visit-page", page)
