"""A new release reaches every worker of a running site within seconds, and no response is made of two releases."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.knowledge import seed_book
from tests.publishing.real import real_data_base, run
from tests.site.servers import environment, manage, serving
from tests.site.visitor import Visitor

RULE = seed_book().rule["methadone-severe"]
NEW = "Reason number 0 for this drill."
PAGE = "/how-it-works/"
READERS, ENOUGH, PATIENCE = 3, 40, 600
"""How many read at once, how many answers in a row must be new, and how often one looks for that."""


@pytest.fixture
def url(db: None, tmp_path: Path) -> Iterator[str]:
    """A data base with the seed as release 1, apart from that of the other tests."""
    with real_data_base(tmp_path) as address:
        run(address, tmp_path, "kill", 0, 0)
        yield address


def number_on(text: str) -> int:
    """The release a page names at its foot."""
    found = re.search(r'class="release">Release (\d+)', text)
    assert found
    return int(found[1])


def test_two_workers_take_a_new_release_up_and_never_mix_it_with_the_old_one(url: str, tmp_path: Path) -> None:
    environ = environment(tmp_path, url) | {"WEB_CONCURRENCY": "2"}
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")
    seen: list[tuple[int, bool, bool]] = []
    over = threading.Event()

    def read(base: str) -> None:
        visitor = Visitor(base)
        while not over.wait(0.05):
            text = visitor.get(PAGE).text
            seen.append((number_on(text), RULE.why in text, NEW in text))

    with serving(environ, tmp_path / "log") as base:
        readers = [threading.Thread(target=read, args=[base]) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        run(url, tmp_path, "kill", 1, 0)
        published = time.monotonic()
        for _ in range(PATIENCE):
            if {number for number, _, _ in seen[-ENOUGH:]} == {2}:
                break
            time.sleep(0.1)
        print(f"Every worker served the new release {time.monotonic() - published:.1f} s after it was published.")
        over.set()
        for reader in readers:
            reader.join()

    assert {number for number, _, _ in seen[-ENOUGH:]} == {2}
    assert set(seen) == {(1, True, False), (2, False, True)}
