"""What changed in this guide, and when: told from the release itself, without the data base."""

from dataclasses import replace
from typing import Any

import pytest

from options.publishing import current
from options.publishing.current import LiveRelease
from options.publishing.release_file import Logged
from tests.reading import Page

ADDRESS = "/what-changed/"
LOG = (
    Logged(7, "2026-11-20", "change", "Newer evidence on made-up matters.", tuple(f"Change {n}." for n in range(8))),
    Logged(6, "2026-11-18", "suspension", "A made-up recall.", ("Methadone was paused.",), is_alone=True),
    Logged(5, "2026-11-01", "first", "First publication."),
)


@pytest.fixture
def logged(live: LiveRelease) -> None:
    """Release 7 with its log, being served."""
    current.install(replace(live, log=LOG))


def test_every_release_is_told_newest_first(logged: None, visit: Any) -> None:
    page = Page(visit(ADDRESS).content)

    assert page.texts("h2") == ["Release 7, Nov. 20, 2026", "Release 6, Nov. 18, 2026", "Release 5, Nov. 1, 2026"]
    assert "Newer evidence on made-up matters." in page.words
    assert "An option was paused" in page.words


def test_many_changes_are_folded(logged: None, visit: Any) -> None:
    assert Page(visit(ADDRESS).content).texts("summary") == ["3 more changes"]


def test_a_release_of_one_person_says_so(logged: None, visit: Any) -> None:
    assert Page(visit(ADDRESS).content).words.count("One person published this release.") == 1


def test_elsewhere_what_is_english_is_marked(logged: None, visit: Any) -> None:
    text = visit(f"/es{ADDRESS}").content.decode()

    assert '<span lang="en" class="in-english">A made-up recall.</span>' in text


def test_a_log_that_comes_later_is_shown_when_it_is_there(live: LiveRelease, visit: Any) -> None:
    assert "being made ready" in visit(ADDRESS).content.decode()

    current.install(replace(live, log=LOG))

    assert "A made-up recall." in visit(ADDRESS).content.decode()


@pytest.mark.parametrize("address", ["/help-now/", "/how-it-works/"])
def test_every_page_says_that_one_person_published(live: LiveRelease, visit: Any, address: str) -> None:
    assert "One person published" not in visit(address).content.decode()

    current.install(replace(live, number=8, is_alone=True))

    assert "One person published" in visit(address).content.decode()
