"""Ready-made pages: each is rendered once per release and served from memory, plain or compressed.

A page is the same for every reader, so it may be kept by browsers for five minutes and asked for again by its ETag.
A page that readers write on is the exception: a browser that keeps it may show what was typed to the next one there.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from navigator import errors
from navigator.shown.frame import frame
from navigator.shown.languages import live_release, revealing
from options.publishing import current
from options.publishing.current import LiveRelease

KEEP_SECONDS = 300


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A rendered page: its bytes, the same bytes compressed, and a mark that changes when any byte does.

    `is_kept`: browsers may keep it.
    """

    body: bytes
    compressed: bytes
    etag: str
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Shelf:
    """The ready pages of one release, by address. `release`: its number, digest, and how long its log is."""

    release: tuple[int, str, int]
    pages: dict[str, ReadyPage]


_shelf = Shelf((0, "", 0), {})


def always(page: Any) -> bool:
    """Say that browsers may keep a page, whatever it is."""
    return True


def serve(
    request: HttpRequest,
    template: str,
    make: Callable[[LiveRelease], Any],
    may_keep: Callable[[Any], bool] = always,
) -> HttpResponseBase:
    """Answer with the page at this address, rendering it if the current release has not shown it yet.

    Takes: the template, and what makes its page object from a release; the template reads `page` and the words of
    the frame. What `make` raises (Http404) goes to the caller and nothing is kept. `may_keep` says of a page object
    whether browsers may keep the page.
    Gives: 304 when the reader has the page already; 503 when there is no release.
    """
    try:
        live = live_release()
    except current.NoRelease:
        return errors.no_release()
    pages = pages_of(live)
    ready = pages.get(request.path)
    if ready is None:
        page = make(live)
        ready = pages[request.path] = _render(template, page, live, request.path, may_keep(page))
    return _respond(request, ready)


def pages_of(live: LiveRelease) -> dict[str, ReadyPage]:
    """The pages of this release; those of the release before are forgotten. While debugging nothing is kept."""
    global _shelf
    release = (live.number, live.digest, len(live.log))
    if _shelf.release != release or settings.DEBUG:
        _shelf = Shelf(release, {})
    return _shelf.pages


def _render(template: str, page: Any, live: LiveRelease, path: str, is_kept: bool) -> ReadyPage:
    body = _without_blank_lines(render_to_string(template, {"page": page, **frame(live, path)})).encode()
    body = revealing(body)
    return ReadyPage(body, gzip.compress(body, mtime=0), f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', is_kept)


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _respond(request: HttpRequest, ready: ReadyPage) -> HttpResponseBase:
    wants_compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(ready.compressed if wants_compressed else ready.body)
    if wants_compressed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    if not ready.is_kept:
        response["Cache-Control"] = "no-store"
        return response
    response["ETag"] = ready.etag
    patch_cache_control(response, public=True, max_age=KEEP_SECONDS)
    return get_conditional_response(request, etag=ready.etag, response=response) or response
