"""Every public page in Spanish: its language, no forgotten English, marked fallback, the way to the other language."""

import re

import pytest

from tests.knowledge import seed_book
from tests.languages.conftest import BothSites
from tests.languages.nodes import Nodes

BOOK = seed_book()
STEPS = [f"/questions/{step.key}/" for step in BOOK.questionnaire.steps]
JOURNEY = ["/", "/questions/safety/", *STEPS, "/check/", "/results/", "/results/open/", "/results/iop/"]
GUIDES = ["/guides/", *(f"/guides/{guide.key}/" for guide in BOOK.guides)]
LIBRARY = ["/options/", "/options/iop/", "/help-now/", "/how-it-works/", "/glossary/", "/evidence/search/"]
OTHER = ["/compare/", "/plan/", "/code/", "/evidence/", "/nothing-here/"]
PAGES = [*JOURNEY, *GUIDES, *LIBRARY, *OTHER]

ALIKE = {one.source for one in BOOK.translations if one.source == one.text}
SAME_WORDS = {"Error:", "Australia", *ALIKE, *(text.rstrip(".") for text in ALIKE)}
CODES = re.compile(r"[0-9]+[a-z]?|[A-Z]|[0-9A-HJKMNP-TV-Z]{1,4}|[0-9a-f]{12,64}|(doi|PubMed|PMC) \S+|(\w+\.)+\w+")
"""What is the same in both languages: places such as "1a", letters, groups of a code, fingerprints, documents."""

YEAR = re.compile(r", \d{4}:?$")

every_page = pytest.mark.parametrize("path", PAGES)


@every_page
def test_a_page_says_its_language(sites: BothSites, path: str) -> None:
    assert '<html lang="en-US">' in sites.html(path)
    assert '<html lang="es-US">' in sites.html("/es" + path)


@every_page
def test_it_answers_alike_in_both_languages(sites: BothSites, path: str) -> None:
    assert sites.status("/es" + path) == sites.status(path)


@every_page
def test_what_is_not_marked_as_english_is_not_english(sites: BothSites, path: str) -> None:
    spoken_here = {words for _, words in sites.nodes("/es" + path).spoken}

    same = sites.nodes("/es" + path).said_in("es") & sites.nodes(path).said_in("en")

    others = {YEAR.sub("", words) for words in same - spoken_here if not CODES.fullmatch(words)}
    assert others - SAME_WORDS == set()


@every_page
def test_no_attribute_holds_a_tag_and_no_plain_place_an_element(sites: BothSites, path: str) -> None:
    html = sites.html("/es" + path)

    assert [value for value in Nodes(html).attributes if "<" in value] == []
    assert re.findall(r"<(?:title|option|textarea)[^>]*>[^<]*<(?!/)", html) == []


@every_page
def test_the_notice_stands_only_over_english_parts(sites: BothSites, path: str) -> None:
    html = sites.html("/es" + path)

    assert ("data-still-english hidden" in html) == ('class="in-english"' not in html)
    assert "data-still-english" not in sites.html(path)


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/nothing-here/"])
def test_a_page_leads_to_itself_in_the_other_language(sites: BothSites, path: str) -> None:
    english, spanish = sites.html(path), sites.html("/es" + path)

    assert f'<a href="/es{path}" lang="es" hreflang="es">Español</a>' in english
    assert f'<a href="{path}" lang="en" hreflang="en">English</a>' in spanish


def test_a_spanish_page_leads_to_spanish_pages(sites: BothSites) -> None:
    links = re.findall(r'<a [^>]*href="(/[^"]*)"', sites.html("/es/results/"))

    assert [link for link in links if not link.startswith("/es/") and link != "/results/"] == []


def test_the_foot_says_that_no_medical_translator_has_checked(sites: BothSites) -> None:
    assert "Ningún traductor médico ha revisado todavía esta traducción." in sites.html("/es/")
    assert "medical translator" not in sites.html("/")


def test_a_date_is_written_as_in_its_language(sites: BothSites) -> None:
    assert "Nov. 21, 2026" in sites.html("/")
    assert "21 de noviembre de 2026" in sites.html("/es/")
