"""Pages compressed on their way out: Django's middleware, at a level that costs less time for hardly more bytes."""

import gzip
import secrets

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

LEVEL = 4
"""About half the time of the usual level 6, for a tenth more bytes."""
SHORTEST = 200
"""Nothing shorter is worth it."""
HAS_NAME = 8
"""The flag in the fourth byte of a gzip header: a file name follows."""


class CompressionMiddleware(GZipMiddleware):
    """Compresses what Django's own would compress, a little less hard. What is made ready stays as it is.

    The name in the header has a random length, so that the size of a page does not tell what is on it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress a whole page; Django looks after short ones, streams and browsers that do not take it."""
        takes_it = re_accepts_gzip.search(request.headers.get("Accept-Encoding", ""))
        is_ready = response.has_header("Content-Encoding")
        if not isinstance(response, HttpResponse) or is_ready or not takes_it or len(response.content) < SHORTEST:
            return super().process_response(request, response)
        response.content = compressed(response.content, self.max_random_bytes)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "gzip"
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = "W/" + response.headers["ETag"]
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def compressed(content: bytes, most_random_bytes: int) -> bytes:
    """Content as gzip, with a name of random length. Takes: `most_random_bytes`, the longest it may be."""
    plain = gzip.compress(content, LEVEL, mtime=0)
    name = b"a" * secrets.randbelow(most_random_bytes)
    return b"".join((plain[:3], bytes((HAS_NAME,)), plain[4:10], name, b"\0", plain[10:]))
