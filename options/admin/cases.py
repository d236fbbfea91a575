"""The grid: all example cases, each tried on the draft and on the current release, and the rules no case tries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from options.admin.case_rows import CaseRow, case_rows
from options.admin.places import mends
from options.admin.try_it import rule_pages
from options.admin.workbench import allow
from options.models import ExampleCase
from options.publishing.latest import latest_draft
from options.publishing.published import live_release
from options.rules.coverage import Coverage, coverage
from options.rules.errors import BadData, Problem
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook

PAGE = "options/admin/cases.html"
FILTERS = {
    "all": "All",
    "fails": "Failing",
    "changed": "Changed",
    "accepted": "Accepted",
    "outdated": "Acceptance no longer needed",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to look at the grid: its address, how many rows it shows, and whether it is the one looked at."""

    words: str
    address: str
    number: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid with its addresses."""

    row: CaseRow
    page: str
    accept: str
    tries: str


@dataclass(frozen=True, slots=True)
class Untried:
    """Rules about one option that no case tries: (reason, effect in words, page) each."""

    option: str
    rules: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """How many rules the cases try, and the others by option: those that never apply, and those that decide nothing."""

    found: Coverage
    idle: tuple[Untried, ...]
    silent: tuple[Untried, ...]


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The grid."""
    allow(request)
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Example cases"}
    live = live_release()
    try:
        book = latest_draft().book
        rows, covered = case_rows(book, live.rulebook if live else None), covered_in(book)
    except BadData as error:
        return TemplateResponse(request, PAGE, {**context, "mends": mends(error.problems)})
    except (KeyError, StopIteration):
        return TemplateResponse(request, PAGE, {**context, "mends": mends(_why_not(book), book)})
    shown = request.GET.get("show", "")
    shown = shown if shown in FILTERS else "all"
    context |= {"filters": filters(rows, shown), "lines": lines(_only(rows, shown)), "covered": covered}
    context |= {"total": len(rows), "met": sum(row.verdict == "passes" for row in rows), "live": live, "shown": shown}
    context["may_accept"] = may_accept(request)
    return TemplateResponse(request, PAGE, context)


def may_accept(request: HttpRequest) -> bool:
    """Whether this person may say that a case need not hold: those who may change example cases."""
    user: Any = request.user
    return bool(user.has_perm("options.change_examplecase"))


def filters(rows: Iterable[CaseRow], shown: str) -> list[Filter]:
    """The ways to look at the grid, with the number of rows each shows."""
    listed, here = list(rows), reverse("admin:options_cases")
    numbers = {key: len(_only(listed, key)) for key in FILTERS}
    address = {key: here if key == "all" else f"{here}?show={key}" for key in FILTERS}
    return [Filter(words, address[key], numbers[key], key == shown) for key, words in FILTERS.items()]


def lines(rows: Iterable[CaseRow]) -> list[Line]:
    """Rows with the addresses that belong to them, in one query."""
    pages = dict(ExampleCase.objects.values_list("key", "pk"))
    return [_line(row, pages[row.case.key]) for row in rows if row.case.key in pages]


def covered_in(book: Rulebook) -> Covered:
    """The rules that no case tries, with their pages."""
    found = coverage(book)
    pages = rule_pages() if found.idle or found.silent else {}
    return Covered(found, _by_option(book, found.idle, pages), _by_option(book, found.silent, pages))


def _by_option(book: Rulebook, keys: Iterable[str], pages: Mapping[str, str]) -> tuple[Untried, ...]:
    order = list(book.option)
    rules = sorted((book.rule[key] for key in keys), key=lambda rule: order.index(rule.option))
    return tuple(
        Untried(
            book.option[option].name,
            tuple((rule.why, book.effect[rule.effect].words, pages.get(rule.key, "")) for rule in own),
        )
        for option, own in groupby(rules, key=lambda rule: rule.option)
    )


def _only(rows: Iterable[CaseRow], shown: str) -> list[CaseRow]:
    return [row for row in rows if shown == "all" or shown in row.does]


def _line(row: CaseRow, pk: int) -> Line:
    return Line(
        row,
        page=reverse("admin:options_examplecase_change", args=[pk]),
        accept=reverse("admin:options_case_accept", args=[row.case.key]),
        tries=f"{reverse('admin:options_try')}?case={row.case.key}",
    )


def _why_not(book: Rulebook) -> tuple[Problem, ...]:
    """What keeps the draft from being ranked."""
    return find_problems(book)
