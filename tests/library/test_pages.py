"""Every page without answers: it works, refuses what it must, loads nothing foreign, and may be kept for a while."""

import gzip

import pytest

from navigator.shown import shelf
from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.rulebook import Rulebook
from tests.reading import Page

TITLES = {
    "/options/": "All options",
    "/options/iop/": "Intensive outpatient program",
    "/evidence/": "Evidence",
    "/help-now/": "Help now",
    "/how-it-works/": "How it works",
    "/glossary/": "Words explained",
    "/what-changed/": "What changed",
}
MOST_BYTES = {"/evidence/": 120_000, "/how-it-works/": 40_000}
every_page = pytest.mark.parametrize("address", TITLES)


@every_page
def test_it_shows_its_title(visit, address) -> None:
    response = visit(address)

    page = Page(response.content)
    assert response.status_code == 200
    assert page.texts("h1") == [TITLES[address]]
    assert page.texts("title")[0].startswith(TITLES[address])


@every_page
def test_it_names_the_release(visit, address) -> None:
    assert b"Release 7" in visit(address).content


@every_page
def test_it_has_no_id_twice(visit, address) -> None:
    ids = Page(visit(address).content).ids

    assert sorted(ids) == sorted(set(ids))


@every_page
def test_links_inside_the_page_lead_somewhere(visit, address) -> None:
    page = Page(visit(address).content)
    targets = {href[1:] for href in page.links if href.startswith("#")}

    assert targets <= set(page.ids)


@every_page
def test_it_loads_nothing_from_elsewhere(visit, address) -> None:
    loaded = Page(visit(address).content).loaded

    assert [url for url in loaded if not url.startswith("/static/")] == []


@every_page
def test_links_that_leave_the_site_say_nothing_of_where_one_was(visit, address) -> None:
    leaving = [one.attributes for one in Page(visit(address).content).having("href") if "://" in one.attributes["href"]]

    assert [link for link in leaving if "noreferrer" not in link.get("rel", "")] == []


@every_page
def test_it_may_be_kept_for_five_minutes_and_asked_for_again(visit, address) -> None:
    first = visit(address)
    again = visit(address, if_none_match=first["ETag"])

    assert first["Cache-Control"] == "public, max-age=300"
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert (again.status_code, again.content) == (304, b"")


@every_page
def test_it_is_small_when_compressed(visit, address) -> None:
    plain, small = visit(address), visit(address, accept_encoding="gzip")

    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert len(small.content) <= MOST_BYTES.get(address, 15_000)


@every_page
def test_it_only_answers_questions(client, address) -> None:
    assert client.post(address).status_code == 405


@every_page
def test_it_answers_head(client, address) -> None:
    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")


@every_page
def test_without_a_release_it_asks_to_wait(visit, address, monkeypatch) -> None:
    def nothing(language: str) -> LiveRelease:
        raise current.NoRelease([])

    monkeypatch.setattr(current, "release", nothing)

    assert visit(address).status_code == 503


def test_an_option_that_does_not_exist_is_not_found(visit) -> None:
    assert visit("/options/astrology/").status_code == 404


def test_a_page_is_made_once_per_release(visit, rulebook: Rulebook, monkeypatch) -> None:
    made = []
    monkeypatch.setattr("navigator.library.views.help_page", lambda rulebook: made.append(rulebook))
    current.install(LiveRelease(8, "8" * 64, "2026-11-20", rulebook))

    visit("/help-now/")
    visit("/help-now/")

    assert len(made) == 1
    assert list(shelf.pages_of(current.release())) == ["/help-now/"]
