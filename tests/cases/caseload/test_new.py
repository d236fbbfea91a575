"""A new case: a code is proposed, one that says something about a client is refused, and none is given twice."""

import pytest
from django.test import Client
from django.urls import reverse

from navigator.cases.models import AccessEntry, Case
from tests import factories
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.reading import Page

NEW = reverse("cases:new")


def text_of(client: Client, typed: str) -> str:
    """The page that answers a code."""
    return Page(client.post(NEW, {"code": typed, "open": ""}).content).words


def test_the_code_proposed_can_be_taken_with_enter(cora: Client, office: Office) -> None:
    page = Page(cora.get(NEW).content)
    filled = dict(next(form for form in page.forms if "code" in dict(form.filled)).filled)

    answer = cora.post(NEW, {**filled, "begin": ""})

    case = Case.objects.get(code=filled["code"])
    assert (case.owner, case.team, case.state) == (office.cora, office.team, "open")
    assert answer["Location"] == reverse("cases:visit-new", kwargs={"case": case.uid})


def test_a_code_of_ones_own_is_written_one_way(cora: Client) -> None:
    answer = cora.post(NEW, {"code": "rt 2002", "open": ""})

    assert answer["Location"] == Case.objects.get(code="RT-2002").get_absolute_url()


def test_opening_a_case_is_logged_with_the_case(cora: Client) -> None:
    cora.post(NEW, {"code": "RT-2002", "open": ""})

    entry = AccessEntry.objects.get()
    assert (entry.act, entry.detail, entry.case_code) == ("change", "opened", "RT-2002")


@pytest.mark.parametrize("typed", ["", "Maria Lopez", "12/12/1985", "555-0134", "A" * 300, "RT\0-99", "\U0001f600-99"])
def test_what_cannot_be_a_code_is_refused_and_another_is_offered(cora: Client, typed: str) -> None:
    words = text_of(cora, typed)

    assert "Please check this" in words
    assert "Take RT-" in words
    assert Case.objects.count() == 1


def test_a_refused_name_is_kept_nowhere(cora: Client) -> None:
    text_of(cora, "Maria Lopez")

    assert "MARIA" not in "".join(map(str, AccessEntry.objects.values_list())).upper()


def test_a_code_in_use_is_refused_without_a_word_about_whose_it_is(office: Office) -> None:
    omar = signed_in(office.omar)

    html = omar.post(NEW, {"code": "RT-1001", "open": ""}).content.decode()

    assert "A case of your team has this code." in html
    assert str(office.case.uid) not in html
    assert "cora" not in html


def test_who_may_open_the_case_with_the_code_is_led_to_it(office: Office) -> None:
    html = signed_in(office.carl).post(NEW, {"code": "RT-1001", "open": ""}).content.decode()

    assert office.case.get_absolute_url() in html


def test_another_team_may_use_the_same_code(office: Office) -> None:
    signed_in(office.olga).post(NEW, {"code": "RT-1001", "open": ""})

    assert Case.objects.filter(code="RT-1001").count() == 2


def test_of_two_with_the_same_code_at_the_same_moment_one_is_told(
    cora: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.CaseFactory(owner=office.omar, code="RT-7777")

    assert "A case of your team has this code." in text_of(cora, "RT-7777")
    assert Case.objects.filter(code="RT-7777").count() == 1


def test_who_is_in_no_team_opens_nothing(office: Office) -> None:
    assert signed_in(office.ada).post(NEW, {"code": "RT-2002"}).status_code == 404
    assert Case.objects.count() == 1
