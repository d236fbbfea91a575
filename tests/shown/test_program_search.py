"""Next door: how to find a real program stands on every option page that has one to look for."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import Client

from navigator.shown.program_search import LOCATOR, program_finder
from options.publishing import current
from options.rules.catalog import Option, ProgramSearch
from tests.knowledge import live_seed, seed_book
from tests.reading import Page

BOOK = seed_book()
SEARCHED = [option for option in BOOK.options if option.search]
OTHERS = [option for option in BOOK.options if not option.search]
IOP = BOOK.option["iop"]


def searching(search: ProgramSearch | None) -> Page:
    """The part of a page about one search."""
    finder = program_finder(BOOK, replace(IOP, search=search))
    return Page(render_to_string("components/program_search.html", {"finder": finder}).encode())


@pytest.fixture(autouse=True)
def served_release():
    """Serve the seed, and nothing afterwards."""
    current.install(live_seed())
    yield
    current.install(None)


@pytest.mark.parametrize("option", SEARCHED, ids=lambda option: option.key)
def test_an_option_page_says_what_to_look_for_tick_say_and_listen_for(option: Option) -> None:
    page = Page(Client().get(f"/options/{option.key}/").content)
    words, search = page.part(f"find-{option.key}"), option.search
    assert search

    wanted = (search.search_for, *search.tick, *search.say, *search.listen_for)
    assert [text for text in wanted if text not in words] == []
    assert f"#find-{option.key}" in page.links


@pytest.mark.parametrize("option", OTHERS, ids=lambda option: option.key)
def test_where_no_program_is_looked_for_nothing_is_shown(option: Option) -> None:
    page = Page(Client().get(f"/options/{option.key}/").content)

    assert program_finder(BOOK, option) is None
    assert f"find-{option.key}" not in page.ids


def test_the_locator_is_said_to_be_another_site_and_learns_nothing_of_this_one() -> None:
    page = searching(ProgramSearch("a program", tick=("Outpatient",)))
    (link,) = (one.attributes for one in page.having("href"))

    assert (link["href"], link["rel"]) == (LOCATOR, "noreferrer")
    assert "This is another site" in page.words
    assert "It can see that you visit it" in page.words


def test_the_locator_is_filled_in_where_its_address_allows_it() -> None:
    page = searching(ProgramSearch("a program", locator="sAddr=&sType=sa"))

    assert page.links == ["https://findtreatment.gov/locator?sAddr=&sType=sa"]
    assert "with these choices" in page.words


def test_what_is_not_known_leaves_no_empty_heading() -> None:
    page = searching(ProgramSearch("a program"))

    assert "What to say on the first call" not in page.words
    assert "What good answers sound like" not in page.words
    assert "choose:" not in page.words
