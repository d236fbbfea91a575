"""From a page object to a response. No context processors run, so no page asks who is signed in."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from options.publishing.current import LiveRelease


def show(request: HttpRequest, live: LiveRelease, template: str, page: object, **more: Any) -> HttpResponse:
    """A page of the journey as a response.

    Takes: `page`, the value the template reads; `more`, further names for it, such as the form.
    """
    context = {"page": page, "csrf_token": get_token(request), **frame(live), **more}
    return HttpResponse(render_to_string(f"journey/{template}", context))


def frame(live: LiveRelease) -> dict[str, Any]:
    """What the frame of every page says about the release."""
    return {
        "release_number": live.number,
        "release_date": date.fromisoformat(live.published_on),
        "release_digest": live.digest[:12],
    }


def unavailable() -> HttpResponse:
    """The page for a site without a release: not available now, and the numbers to call."""
    response = HttpResponse(render_to_string("journey/unavailable.html"), status=503)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "60"
    return response
