"""Option pages: one for each option, both sides in equal number, each statement with its citations."""

import re

import pytest

from navigator.library.option_page import findings_of, option_page
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.reading import Page

every_option = pytest.mark.parametrize("key", seed_book().option)


@every_option
def test_it_shows_both_sides_in_equal_number(visit, rulebook: Rulebook, key) -> None:
    html = visit(f"/options/{key}/").content.decode()
    page = option_page(rulebook, rulebook.option[key])
    sides = html.split('class="side ')[1:]

    shown = [side.split("</ul>")[0].count("<li>") for side in sides]
    assert shown == [len(page.good_points), len(page.hard_points)]
    assert shown[0] == shown[1] > 0


@every_option
def test_every_citation_leads_to_a_finding(visit, rulebook: Rulebook, key) -> None:
    hrefs = Page(visit(f"/options/{key}/").content).links
    cited = {href.removeprefix("/evidence/#") for href in hrefs if href.startswith("/evidence/#")}

    assert cited == set(findings_of(rulebook.option[key])) | {
        conflict.key for conflict in rulebook.conflicts if key in conflict.options
    }


@every_option
def test_every_finding_is_listed_once_at_the_foot(rulebook: Rulebook, key) -> None:
    option = rulebook.option[key]

    listed = [entry.finding for entry in option_page(rulebook, option).evidence]

    assert sorted(listed) == sorted(set(findings_of(option)))


@every_option
def test_its_page_leads_on_to_pages_that_exist(visit, rulebook: Rulebook, key) -> None:
    hrefs = Page(visit(f"/options/{key}/").content).links
    others = {href.split("/")[2] for href in hrefs if re.fullmatch(r"/options/[^/]+/", href)}

    assert others == set(rulebook.option[key].continues_with)


@every_option
def test_it_is_valid_and_small(visit, key) -> None:
    content = visit(f"/options/{key}/", accept_encoding="gzip").content
    ids = Page(visit(f"/options/{key}/").content).ids

    assert len(content) <= 15_000
    assert sorted(ids) == sorted(set(ids))


def test_the_list_holds_every_option_in_catalog_order_within_its_family(visit, rulebook: Rulebook) -> None:
    hrefs = Page(visit("/options/").content).links
    shown = [href.split("/")[2] for href in hrefs if re.fullmatch(r"/options/[^/]+/", href)]

    medication = [key for key, option in rulebook.option.items() if option.family == "medication"]
    assert sorted(shown) == sorted(rulebook.option)
    assert shown[: len(medication)] == medication


def test_an_unknown_cost_is_said_to_be_unknown(visit) -> None:
    html = visit("/options/drug-free-holistic/").content.decode()

    assert "<dt>Usual cost</dt><dd>Not known</dd>" in html


def test_fair_words_stand_where_sources_disagree(visit, rulebook: Rulebook) -> None:
    text = Page(visit("/options/drug-free-holistic/").content).texts("main")[0]

    assert rulebook.conflict["c-masking"].honest_wording.split("'")[0] in text
