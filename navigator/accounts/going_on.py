"""Where a person goes after signing in: back to the staff page they came from, and never anywhere else."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "next"
NOT_PAGES = ("/admin/login/", "/admin/logout/", "/admin/jsi18n/")
"""Addresses below the staff pages that are no place to come back to."""


def wanted(request: HttpRequest) -> str:
    """The staff page that a person came from, from the form or the address; empty when there is none that is ours."""
    place = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    is_ours = place.startswith(settings.STAFF_PREFIXES) and not place.startswith(NOT_PAGES)
    is_plain = place.isprintable() and "\\" not in place
    return place if is_ours and is_plain and url_has_allowed_host_and_scheme(place, allowed_hosts=None) else ""


def step(name: str, request: HttpRequest, **words: str) -> HttpResponseRedirect:
    """Go to a step of the sign-in, without losing where the person wants to go."""
    place = wanted(request)
    query = {**({NEXT: place} if place else {}), **words}
    return redirect(f"{reverse(name)}?{urlencode(query)}" if query else reverse(name))


def sign_in_for(request: HttpRequest, ended: str = "") -> HttpResponseRedirect:
    """Send somebody from a staff page to the sign-in, which brings them back. Takes: why their session ended."""
    query = {NEXT: request.get_full_path() if request.method in ("GET", "HEAD") else _page_of_form(request)}
    if ended:
        query["ended"] = ended
    return redirect(f"{reverse('sign-in')}?{urlencode(query)}")


def _page_of_form(request: HttpRequest) -> str:
    """The page on which a form stood, if the browser says so; else where it was sent, which may not be a page."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return request.path
    return f"{page.path}?{page.query}" if page.query else page.path


def home(person: Any) -> str:
    """The first page after signing in for somebody who came from nowhere."""
    if person.is_staff:
        return reverse("admin:index")
    try:
        return reverse("cases:list")
    except NoReverseMatch:
        return reverse("account")
