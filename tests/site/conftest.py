"""The site as `make run` serves it, on a data base of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.made import DATA_BASE, copy_of_site
from tests.site.servers import serving


@dataclass(frozen=True)
class Site:
    """A running site: its address, its data base file, and everything it logged."""

    base: str
    data_base: Path
    log: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with the seed published, running until the last test."""
    var = tmp_path_factory.mktemp("site")
    environ, log = copy_of_site(tmp_path_factory, var), var / "log"
    with serving(environ, log) as base:
        yield Site(base, var / DATA_BASE, log)
