"""Every address of the site, with made-up words in place of ids."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

SAMPLES = {
    "int": "1",
    "slug": "some-key",
    "str": "some",
    "path": "some",
    "uuid": "7d4447a5-2a4e-4b6b-8a3e-0f4f7a3c2f11",
}
PLACE = re.compile(r"<(?:(\w+):)?\w+>")


def addresses() -> list[tuple[str, Any]]:
    """Each address with its view."""
    return list(_below(get_resolver().url_patterns, "/"))


def _below(patterns: Any, before: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = before + _written(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from _below(pattern.url_patterns, address)


def _written(pattern: Any) -> str:
    route = str(pattern)
    if isinstance(pattern, RegexPattern):
        return re.sub(r"\(\?P<\w+>[^)]*\)", "some", route).strip("^$").replace("\\Z", "").replace("?", "")
    return PLACE.sub(lambda place: SAMPLES.get(place[1] or "str", "some"), route)
