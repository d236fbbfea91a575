"""The pages of the workbench: one line each, and the row of links that every one of them shows.

A page without a model is added by one line here: what the link says, the name of its address, where it stands below
/admin/, and its view. A page that a `ModelAdmin` brings along has neither of the last two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, path, reverse

from options.admin import care, entry, exchange
from options.admin.accepting import accept
from options.admin.cases import cases
from options.admin.changes import changes
from options.admin.compared import compare
from options.admin.proved import safeguards
from options.admin.workbench import workbench

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the workbench. `name` is that of its address without "admin:"; `needs` the right to see it."""

    label: str
    name: str
    route: str = ""
    view: View | None = None
    needs: str = "options.view_rule"


PAGES = (
    Page("How the draft stands", "options_workbench", "workbench/", workbench),
    Page("Try it", "options_try"),
    Page("Compare", "options_compare", "compare/", compare),
    Page("Example cases", "options_cases", "cases/", cases),
    Page("Safeguards", "options_safeguards", "safeguards/", safeguards),
    Page("Evidence care", "options_care", "care/", care.care, needs="options.view_source"),
    Page("Import and export", "options_exchange", "exchange/", exchange.exchange),
    Page("History", "options_changes", "changes/", changes),
    Page("Change sets", "options_change_sets", needs="options.view_changeset"),
)
"""In the order of an editor's work. A page whose address does not exist is not shown."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link in the row; `is_here` marks the page one is on."""

    label: str
    address: str
    is_here: bool


def addresses(site: AdminSite) -> list[Any]:
    """The addresses of all pages that bring a view, and of the files to take out."""
    pages = [path(page.route, site.admin_view(page.view), name=page.name) for page in PAGES if page.view is not None]
    source = path("care/source/", site.admin_view(entry.source_entry), name="options_source_entry")
    accepting = path("cases/<str:key>/accept/", site.admin_view(accept), name="options_case_accept")
    return [*pages, source, accepting, *exchange.addresses(site)]


def ways(request: HttpRequest) -> list[Way]:
    """The links to the pages that exist and that this person may see."""
    match = request.resolver_match
    here = match.url_name if match else ""
    return [Way(page.label, address, page.name == here) for page, address in _open_to(request)]


def _open_to(request: HttpRequest) -> Iterator[tuple[Page, str]]:
    user: Any = request.user
    for page in PAGES:
        try:
            address = reverse(f"admin:{page.name}")
        except NoReverseMatch:
            continue
        if user.has_perm(page.needs):
            yield page, address
