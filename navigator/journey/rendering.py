"""From a page object to a response. No context processors run, so no page asks who is signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from navigator.shown.frame import frame
from navigator.shown.languages import path_of
from options.publishing.current import LiveRelease


def show(request: HttpRequest, live: LiveRelease, template: str, page: object, **more: Any) -> HttpResponse:
    """A page of the journey as a response.

    Takes: `template`, its name below templates/; `page`, the value it reads; `more`, further names for it, such as
    the form.
    """
    context = {"page": page, "csrf_token": get_token(request), **frame(live, path_of(request)), **more}
    return HttpResponse(render_to_string(template, context))
