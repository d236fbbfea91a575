"""Pages are compressed whole, never twice, and their size does not give them away."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from navigator.compression import CompressionMiddleware

PAGE = b"<p>One day at a time.</p>" * 40


def answered(response: HttpResponse, accepts: str = "gzip, br") -> HttpResponse:
    """A response after the middleware."""
    request = RequestFactory().get("/", headers={"accept-encoding": accepts})
    return CompressionMiddleware(lambda _: response)(request)


def test_a_page_arrives_whole() -> None:
    response = answered(HttpResponse(PAGE, headers={"Content-Length": "1000", "ETag": '"one"'}))

    assert gzip.decompress(response.content) == PAGE
    assert response["Content-Encoding"] == "gzip"
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"] == 'W/"one"'


@pytest.mark.parametrize(
    ("response", "accepts"),
    [
        (HttpResponse(PAGE), "identity"),
        (HttpResponse(b"fine"), "gzip"),
        (HttpResponse(PAGE, headers={"Content-Encoding": "br"}), "gzip"),
    ],
)
def test_what_is_short_or_ready_or_not_wanted_stays(response: HttpResponse, accepts: str) -> None:
    before = response.content, response.get("Content-Encoding")

    assert (answered(response, accepts).content, response.get("Content-Encoding")) == before


def test_the_same_page_has_many_sizes() -> None:
    sizes = {len(answered(HttpResponse(PAGE)).content) for _ in range(50)}

    assert len(sizes) > 5
