"""What every answer of the site carries, and what staff see while the data base is down."""

import logging
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from navigator import errors
from navigator.shown.languages import page_language, revealing

log = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]

NO_STORE = "no-store"
PRIVACY_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
        "screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
    ),
    "X-Permitted-Cross-Domain-Policies": "none",
}


class PrivacyHeadersMiddleware:
    """Keeps every answer, errors included, out of caches and away from other sites.

    A page that is the same for everybody may be kept: its view says so with Django's own
    `cache_control(public=True, max_age=...)`. An answer that sets a cookie is never kept,
    whatever its view says.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Remember the next step of the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that the answer does not have yet."""
        response = self.get_response(request)
        for name, value in PRIVACY_HEADERS.items():
            response.headers.setdefault(name, value)
        if NO_STORE not in response.get("Cache-Control", "") and (
            response.cookies or not response.has_header("Cache-Control")
        ):
            response["Cache-Control"] = NO_STORE
        return response


class ContentSecurityPolicyMiddleware:
    """Sends the content policy in SECURE_CSP, as the middleware of this name in Django 6 does.

    Drop it on the upgrade to Django 6: the setting keeps its name and its meaning.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Remember the next step of the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy unless the view has set one of its own."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy(settings.SECURE_CSP))
        return response


class StillEnglishMiddleware:
    """Says at the top of a page in another language when parts of it are still in English.

    Only the finished page tells; ready-made pages were looked at when they were made.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Remember the next step of the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look through the page, unless it is English or compressed already."""
        response = self.get_response(request)
        is_plain = not response.streaming and not response.has_header("Content-Encoding")
        if is_plain and page_language() != settings.LANGUAGE_CODE:
            response.content = revealing(response.content)
        return response


class StaffUnavailableMiddleware:
    """Answers staff pages with a plain "not available now" page while the data base is down.

    Visitors' pages never reach the data base, so only the staff pages and the sign-in are
    looked after; a fault elsewhere stays a fault.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Remember the next step of the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look whether the data base answers before a staff page begins, the sign-in page included.

        This is the look Django would take at its first query; it is not taken twice.
        """
        if _is_for_staff(request):
            try:
                connection.close_if_health_check_failed()
                connection.ensure_connection()
            except (OperationalError, InterfaceError) as error:
                return _unavailable(request, error)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Give the 503 page when a staff page failed for want of the data base."""
        if not _is_for_staff(request):
            return None
        if not errors.data_base_is_down(exception):
            return None
        return _unavailable(request, exception)


def policy(directives: Mapping[str, Sequence[str]]) -> str:
    """Write a content policy as one header line.

    Takes: sources by directive, in the form of Django 6's SECURE_CSP.
    """
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _is_for_staff(request: HttpRequest) -> bool:
    return request.path.startswith((*settings.STAFF_PREFIXES, settings.SIGN_IN_PREFIX))


def _unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("The data base does not answer: %s at %s", type(error).__name__, request.path)
    with translation.override(settings.LANGUAGE_CODE):
        return errors.not_available_now()
