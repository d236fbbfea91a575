"""The languages of the site: the release in the language of the page, and the ways to the same page in the others."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from options.publishing import current
from options.publishing.current import LiveRelease

MARK = b'class="in-english"'
HIDDEN, SHOWN = b"data-still-english hidden", b"data-still-english"


@dataclass(frozen=True, slots=True)
class Way:
    """The same page in one language; `name` is what its speakers call the language."""

    code: str
    name: str
    url: str
    is_here: bool


def page_language() -> str:
    """The language of the page that is being made."""
    return get_language() or settings.LANGUAGE_CODE


def live_release() -> LiveRelease:
    """The release served now, in the language of the page.

    Raises: current.NoRelease when there is none.
    """
    return current.release(page_language())


def ways_to(path: str) -> tuple[Way, ...]:
    """The same page in every language. Takes: its path, with a query that only names pages; empty gives none."""
    if not path:
        return ()
    here = page_language()
    return tuple(Way(code, name, translate_url(path, code), code == here) for code, name in settings.LANGUAGES)


def path_of(request: HttpRequest) -> str:
    """The path under which a page can be asked for again; empty for a page that only answers a form."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else ""


def revealing(body: bytes) -> bytes:
    """A finished page, with the notice that parts of it are still in English where there are such parts."""
    return body.replace(HIDDEN, SHOWN, 1) if MARK in body else body
