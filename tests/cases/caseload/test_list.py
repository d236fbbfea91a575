"""The list of cases: what is due first, by filter and code, in few queries however many there are."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from navigator.accounts.models import StaffSession
from navigator.cases.caseload.reading import PER_PAGE
from navigator.cases.models import AccessEntry, Case
from tests import factories
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.reading import Page

LIST = reverse("cases:list")
MOST_QUERIES = 5
SIGN_IN_QUERIES = 7
"""Session, person, device, place in the team, savepoint, log entry, release of the savepoint."""


def read(client: Client, place: str = LIST, **sent: str) -> Page:
    """A page of the list; with a code, what a search gives."""
    return Page((client.post(place, sent) if sent else client.get(place)).content)


def codes_on(page: Page) -> list[str]:
    """The codes in the table, from the top."""
    return [text.strip() for text, one in zip(page.texts("a"), _links(page), strict=True) if _is_code(one)]


def _links(page: Page) -> list[Any]:
    return [one for one in page.elements if one.tag == "a"]


def _is_code(element: Any) -> bool:
    return element.attributes.get("class") == "case-code"


def in_days(days: int) -> date:
    """A day seen from today."""
    return timezone.localdate() + timedelta(days=days)


def test_what_is_due_comes_first_and_is_said_in_words(cora: Client, office: Office) -> None:
    for code, days in {"A-10": 9, "A-11": -3, "A-12": 0, "A-13": 1, "A-14": -1}.items():
        factories.CaseFactory(owner=office.cora, code=code, follow_up_on=in_days(days))

    page = read(cora)

    assert codes_on(page) == ["A-11", "A-14", "A-12", "A-13", "A-10", "RT-1001"]
    for words in ("Overdue by 3 days", "Overdue by 1 day", "Due today", "Due tomorrow", "Due in 9 days"):
        assert words in page.words


def test_each_filter_shows_its_cases(cora: Client, office: Office) -> None:
    factories.CaseFactory(owner=office.cora, code="A-10", overdue=True)
    factories.CaseFactory(owner=office.cora, code="A-11", overdue=True, archived=True)
    shared = factories.CaseFactory(owner=office.omar, code="A-12")
    factories.ColleagueFactory(case=shared, user=office.cora)

    shown = {word: codes_on(read(cora, f"{LIST}?show={word}")) for word in ("open", "due", "shared", "archived")}

    assert shown == {"open": ["A-10", "A-12", "RT-1001"], "due": ["A-10"], "shared": ["A-12"], "archived": ["A-11"]}


def test_an_archived_case_is_never_due(cora: Client, office: Office) -> None:
    Case.objects.update(state="closed", closed_on=in_days(0), follow_up_on=in_days(-5))

    assert "Overdue" not in read(cora, f"{LIST}?show=archived").words


def test_a_supervisor_has_the_whole_team_as_well(office: Office) -> None:
    sue = signed_in(office.sue)

    assert codes_on(read(sue)) == []
    assert codes_on(read(sue, f"{LIST}?show=team")) == ["RT-1001"]
    assert "Whole team" not in read(signed_in(office.carl)).words


@pytest.mark.parametrize(
    "address", ["?show=team", "?show=nothing", "?page=99", "?page=-1", "?page=x", "?page=" + "9" * 40]
)
def test_an_odd_address_gives_the_nearest_page(cora: Client, address: str) -> None:
    assert codes_on(read(cora, LIST + address)) == ["RT-1001"]


@pytest.mark.parametrize("typed", ["RT-1001", "rt 1001", "1001", "rt"])
def test_enter_opens_the_only_case_found(cora: Client, office: Office, typed: str) -> None:
    answer = cora.post(LIST, {"code": typed})

    assert (answer.status_code, answer["Location"]) == (302, office.case.get_absolute_url())


def test_the_exact_code_wins(cora: Client, office: Office) -> None:
    factories.CaseFactory(owner=office.cora, code="RT-10012")

    assert cora.post(LIST, {"code": "RT-1001"})["Location"] == office.case.get_absolute_url()
    assert codes_on(read(cora, code="100")) == ["RT-1001", "RT-10012"]


def test_a_search_finds_nothing_of_others(cora: Client, office: Office) -> None:
    factories.CaseFactory(owner=office.omar, code="OM-77")

    page = read(cora, code="OM-77")

    assert codes_on(page) == []
    assert "No case that you can open" in page.words


def test_a_search_is_a_look_and_its_words_are_kept_nowhere(cora: Client) -> None:
    cora.post(LIST, {"code": "CANARY-99"})

    entry = AccessEntry.objects.get()
    assert (entry.act, entry.detail) == ("read", "searched")
    assert "CANARY" not in "".join(map(str, AccessEntry.objects.values_list()))
    sessions = [session.get_decoded() for session in StaffSession.objects.all()]
    assert sessions
    assert "CANARY" not in str(sessions)


def test_no_address_on_the_page_holds_a_code(cora: Client, office: Office) -> None:
    for number in range(PER_PAGE + 1):
        factories.CaseFactory(owner=office.cora, code=f"ZQ-{100 + number}")

    assert [link for link in read(cora).links if "ZQ" in link or "RT-" in link] == []


def test_an_open_visit_can_be_gone_on_with(cora: Client, office: Office) -> None:
    factories.VisitFactory(case=office.case, finished=True)
    factories.VisitFactory(case=office.case)

    assert "Go on with visit 2" in read(cora).words


def test_who_is_in_no_team_gets_nothing(office: Office) -> None:
    assert signed_in(office.ada).get(LIST).status_code == 404
    assert AccessEntry.objects.get().act == "refusal"


def test_other_methods_are_refused(cora: Client) -> None:
    assert cora.put(LIST).status_code == 405


@pytest.mark.parametrize("who", ["cora", "carl", "sue"])
def test_ten_thousand_cases_take_few_queries(office: Office, who: str) -> None:
    fill(office, 10_000)
    client = signed_in(getattr(office, who))

    for address in ("", "?show=due&page=3", "?show=archived", "?show=shared", "?show=team&page=7"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(LIST + address).status_code == 200
        assert len(queries) <= SIGN_IN_QUERIES + MOST_QUERIES, [one["sql"][:90] for one in queries]
    with CaptureQueriesContext(connection) as queries:
        assert client.post(LIST, {"code": "LOAD"}).status_code == 200
    assert len(queries) <= SIGN_IN_QUERIES + MOST_QUERIES


def test_pages_hold_every_case_once(office: Office) -> None:
    fill(office, PER_PAGE * 2)
    client, seen = signed_in(office.cora), []

    for number in (1, 2):
        seen += codes_on(read(client, f"{LIST}?page={number}"))

    assert sorted(seen) == sorted(Case.objects.filter(state="open", owner=office.cora).values_list("code", flat=True))


def fill(office: Office, count: int) -> None:
    """Cases of Cora: some due, some archived, a tenth of them shared with Carl."""
    today = timezone.localdate()
    made = Case.objects.bulk_create(
        Case(
            team=office.team,
            owner=office.cora,
            code=f"LOAD-{number}",
            opened_on=today,
            last_visit_on=today - timedelta(days=number % 90),
            follow_up_on=in_days(number % 60 - 20) if number % 3 else None,
            state="closed" if number % 7 == 0 else "open",
            closed_on=today if number % 7 == 0 else None,
        )
        for number in range(count)
    )
    office.case.colleagues.model.objects.bulk_create(
        office.case.colleagues.model(case=case, user=office.carl, named_by=office.cora) for case in made[::10]
    )
