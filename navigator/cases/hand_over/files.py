"""A copy that leaves the team, as a file to save or a page to print. A file name says a word and the day, no more."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from navigator.cases.contents import DisclosureContent
from navigator.cases.hand_over.as_csv import as_csv
from navigator.cases.hand_over.as_json import as_json
from navigator.cases.hand_over.fhir.bundle import as_fhir
from navigator.cases.hand_over.notice import notice_of
from navigator.cases.hand_over.plan import client_plan, for_others
from navigator.cases.hand_over.record import Record
from navigator.cases.hand_over.summary import summary_page
from navigator.cases.models import Disclosure, Membership, Visit
from navigator.cases.rendering import show
from navigator.shown.frame import frame


@dataclass(frozen=True, slots=True)
class Kind:
    """How a file is named and what it is."""

    word: str
    ending: str
    content_type: str


KINDS = {
    "json": Kind("visit", "json", "application/json"),
    "csv": Kind("visit", "csv", "text/csv; charset=utf-8"),
    "fhir": Kind("visit-fhir", "json", "application/fhir+json"),
    "account": Kind("disclosures", "csv", "text/csv; charset=utf-8"),
}


def copy_of(
    request: HttpRequest, member: Membership, visit: Visit, record: Record, disclosure: Disclosure
) -> HttpResponse:
    """The copy that an entry of the account speaks of, with its notice and only the parts it names."""
    parts = DisclosureContent.of(disclosure.content).parts
    record, notice = record.holding(parts), notice_of(disclosure)
    now: datetime = disclosure.disclosed_at
    more = {"visit": visit, "is_copy": True, **frame(record.live)}
    match disclosure.form:
        case "json":
            return as_file("json", as_json(record, notice, parts), now)
        case "csv":
            return as_file("csv", as_csv(record, notice, parts), now)
        case "fhir":
            return as_file("fhir", as_fhir(record, notice, now), now)
        case "plan":
            return show(request, member, "hand_over/plan.html", for_others(client_plan(record, notice)), **more)
    page = summary_page(record, notice)
    return show(request, member, "hand_over/summary.html", page, **more)


def as_file(kind: str, content: bytes, now: datetime) -> HttpResponse:
    """A file that a browser saves and never shows, keeps or guesses about."""
    named = KINDS[kind]
    response = HttpResponse(content, content_type=named.content_type)
    response["Content-Disposition"] = f'attachment; filename="{named.word}-{localdate(now).isoformat()}.{named.ending}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
