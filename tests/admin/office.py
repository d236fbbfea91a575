"""A site of its own with the seed published, and people who work on it at a desk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.site.made import copy_of_site
from tests.site.servers import serving


@contextmanager
def office(factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that keeps everything in a folder, while it is open.

    One process serves it, so that what was proved once is known to every page.
    """
    var = factory.mktemp("office")
    with serving(copy_of_site(factory, var) | {"WEB_CONCURRENCY": "1"}, var / "log") as base:
        yield base
