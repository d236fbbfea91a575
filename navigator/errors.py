"""The pages for what went wrong; none of them needs the data base, the session or the visitor's answers."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = 30


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    return _page("400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that this person may not make."""
    return _page("403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form sent without its security token: the page says how to try again."""
    return _page("403_csrf.html", 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours; a lost data base is told apart, because waiting helps."""
    if data_base_is_down(sys.exc_info()[1]):
        return not_available_now()
    return _page("500.html", 500)


def not_available_now() -> HttpResponse:
    """Tell staff that the data base cannot be reached, and when to try again."""
    return _later("503.html")


def no_release() -> HttpResponse:
    """Tell a visitor that there is nothing to show yet, with the numbers to call."""
    return _later("no_release.html")


def data_base_is_down(error: BaseException | None) -> bool:
    """Say whether an error means that the data base cannot be reached or does not answer."""
    return isinstance(error, OperationalError | InterfaceError)


def _later(template: str) -> HttpResponse:
    response = _page(template, 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)
