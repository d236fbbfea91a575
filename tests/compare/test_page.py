"""The comparison in use: with answers and without, picking, errors, and nothing in an address."""

import gzip

import pytest
from django.test import Client
from django.utils import translation

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

BOOK = seed_book()
FOUR = ["methadone-counselling", "iop", "recovery-housing", "medical-detox"]


def names(visitor: Visitor) -> list[str]:
    """The names in the head of the table."""
    page = visitor.page
    heads = [element for element in page.elements if element.tag == "th" and element.attributes["scope"] == "col"]
    return [page._text(head).strip() for head in heads][1:]


def ticked(visitor: Visitor) -> list[str]:
    """The boxes that are ticked."""
    return [one["value"] for form in visitor.page.forms for one in form.inputs if "checked" in one]


def names_of(keys: list[str]) -> list[str]:
    """The names of these options, in catalog order."""
    return [option.name for option in BOOK.options if option.key in keys]


def test_it_works_without_answers_and_says_why_these_options_stand_there(visitor: Visitor) -> None:
    visitor.open("/compare/")

    assert len(names(visitor)) == 4
    assert names(visitor)[-1] == "Carry on as now"
    assert "three different kinds of help" in visitor.page.words
    assert "How does it fit the answers?" not in visitor.page.words


def test_with_answers_it_begins_with_the_first_three_approaches(answered: Visitor) -> None:
    answered.open("/compare/")

    assert len(names(answered)) == 4
    assert "first three different approaches" in answered.page.words
    assert "How does it fit the answers?" in answered.page.words


def test_what_is_picked_stays_with_the_answers(answered: Visitor) -> None:
    answered.open("/compare/").press("Compare these", {"option": FOUR})

    answered.open("/options/").open("/compare/")

    assert sorted(names(answered)[:-1]) == sorted(names_of(FOUR))
    assert ticked(answered) == [option.key for option in BOOK.options if option.key in FOUR]


def test_without_answers_the_picks_come_back_at_once_and_are_kept_nowhere(visitor: Visitor) -> None:
    visitor.open("/compare/").press("Compare these", {"option": FOUR})

    assert visitor.trail[-1].status_code == 200
    assert names(visitor)[:-1] == names_of(FOUR)
    assert visitor.cookie == ""


def test_more_than_four_is_an_error_that_loses_nothing(answered: Visitor) -> None:
    five = [*FOUR, "therapeutic-community"]
    answered.open("/compare/").press("Compare these", {"option": five})

    assert answered.page.title.startswith("Error: ")
    assert "You chose 5 options, and 4 can stand side by side" in answered.page.words
    assert sorted(ticked(answered)) == sorted(five)
    assert len(names(answered)) == 4


def test_no_tick_at_all_is_an_error(visitor: Visitor) -> None:
    visitor.open("/compare/").press("Compare these", {"option": []})

    assert "Choose at least one option" in visitor.page.words


@pytest.mark.parametrize("name", ["add", "option"])
def test_a_button_elsewhere_adds_one_option(answered: Visitor, name: str) -> None:
    answered.open("/compare/")
    before = ticked(answered)
    token = next(one["value"] for one in answered.page.forms[0].inputs if one["name"] == "csrfmiddlewaretoken")

    answered.client.post("/compare/", {name: "therapeutic-community", "csrfmiddlewaretoken": token})

    assert set(ticked(answered.open("/compare/"))) == {*before, "therapeutic-community"}


def test_a_key_we_do_not_have_is_refused_kindly(visitor: Visitor) -> None:
    visitor.open("/compare/").press("Compare these", {"option": ["iop", "<script>", "é" * 300]})

    assert visitor.trail[-1].status_code == 200
    assert "not on our list" in visitor.page.words
    assert "<script>" not in visitor.trail[-1].content.decode()


def test_a_stop_message_comes_first(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]})

    visitor.open("/compare/")

    assert "988" in visitor.page.words
    assert not any(element.tag == "table" for element in visitor.page.elements)


def test_after_saying_one_is_safe_the_comparison_opens(visitor: Visitor) -> None:
    visitor.begin().press("Continue", {"safety_now": ["suicidal"]})
    visitor.open("/compare/").press(next(iter(visitor.page.forms[0].buttons)))

    assert names(visitor.open("/compare/"))


def test_nothing_of_it_is_in_an_address_or_a_cache(answered: Visitor) -> None:
    answered.open("/compare/").press("Compare these", {"option": FOUR})

    addresses = [
        f"{one.request['PATH_INFO']}?{one.request['QUERY_STRING']}{one.get('Location', '')}" for one in answered.trail
    ]

    assert [address for address in addresses if any(key in address for key in FOUR)] == []
    assert answered.trail[-1]["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/compare/", {"option": "iop"}).status_code == 403


def test_every_address_within_the_page_leads_somewhere_and_ids_are_single(answered: Visitor) -> None:
    page = answered.open("/compare/").page

    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []
    assert len(page.ids) == len(set(page.ids))


def test_the_page_is_small(answered: Visitor) -> None:
    answered.open("/compare/").press("Compare these", {"option": FOUR})

    assert len(gzip.compress(answered.trail[-1].content)) < 30_000


def test_while_answers_are_tried_the_comparison_is_for_them_and_says_so(answered: Visitor) -> None:
    answered.open("/compare/")
    token = next(one["value"] for one in answered.page.forms[0].inputs if one["name"] == "csrfmiddlewaretoken")
    answered.client.post("/results/try/", {"change": "hours_week=under_1", "csrfmiddlewaretoken": token})

    answered.open("/compare/").press("Compare these", {"option": ["iop"]})

    assert "You are trying:" in answered.page.words
    assert "Out of reach for now" in answered.page.words


def test_it_stands_in_spanish_too(answered: Visitor) -> None:
    with translation.override("es"):
        answered.open("/es/compare/")
        buttons = [button for form in answered.page.forms for button in form.buttons.items()]
        answered.press(next(words for words, one in buttons if one.get("name") == "pick"), {"option": FOUR})

    assert answered.url == "/es/compare/"
