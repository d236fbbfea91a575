"""The site as `make run` serves it, on a data base of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.servers import environment, manage, serving


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
    data_base, log = var / "navigator.sqlite3", var / "log"
    environ = environment(var, f"sqlite:///{data_base}")
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_knowledge", "options/seed", "--publish")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")
    with serving(environ, log) as base:
        yield Site(base, data_base, log)
