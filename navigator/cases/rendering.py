"""From a page object to a response, in the frame of staff pages: who is signed in, and the ways on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from navigator.cases.models import Membership


def show(request: HttpRequest, member: Membership | None, template: str, page: object, **more: Any) -> HttpResponse:
    """A page about cases as a response; never kept by a browser.

    Takes: `member`, None for a page that is not about a team; `template`, its name below templates/cases/;
    `page`, the value it reads; `more`, further names for it.
    """
    context = {"page": page, "member": member, **more}
    response = HttpResponse(render_to_string(f"cases/{template}", context, request))
    response["Cache-Control"] = "no-store"
    return response
