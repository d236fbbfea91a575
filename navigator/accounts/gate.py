"""The one gate in front of every staff page: only a session with both steps behind it passes.

It goes by address, so that a new page below a staff prefix cannot forget to ask.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from navigator.accounts import limits
from navigator.accounts.events import record
from navigator.accounts.going_on import sign_in_for
from navigator.accounts.models import Happening

DOORS = ("/admin/login/", "/admin/logout/")
"""Below a staff prefix, but part of the sign-in."""


class StaffGateMiddleware:
    """Ends sessions that are over, and sends to the sign-in whoever has not taken both steps.

    Other pages pass untouched: for them neither the session nor the data base is read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next step of the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the session before the page begins."""
        is_page = request.path_info.startswith(settings.STAFF_PREFIXES) and request.path_info not in DOORS
        if not is_page and not request.path_info.startswith(settings.SIGN_IN_PREFIX):
            return self.get_response(request)
        ended = _end_what_is_over(request)
        if is_page and not is_verified(request.user):
            return sign_in_for(request, ended)
        return self.get_response(request)


def is_verified(person: Any) -> bool:
    """Say whether somebody has signed in with both steps."""
    return bool(person.is_authenticated and getattr(person, "otp_device", None))


def _end_what_is_over(request: HttpRequest) -> str:
    if not request.user.is_authenticated:
        return ""
    why = limits.over(request.session, request.user)
    if why:
        record(request, Happening.ENDED, request.user)
        logout(request)
    else:
        limits.note(request.session)
    return why
