"""The pages of supervision: who sees them, what they say, and what they never say."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from navigator.cases.contents import DecisionContent
from navigator.cases.models import AccessEntry, Case
from options.publishing.current import LiveRelease
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.factories import CaseFactory, DecisionFactory, VisitFactory

RULE = "methadone-severe"
OTHERWISE = DecisionContent(option="iop", first="methadone-program", overrides=("cost",), rules=(RULE,))
SIGN_IN_QUERIES = 5
"""Session, user, second factor, place in the team, and the entry in the log."""


@pytest.fixture
def sue(office: Office, live: LiveRelease) -> Any:
    """Sue, who supervises the team, signed in."""
    return signed_in(office.sue)


def editor() -> User:
    """Somebody who may change rules, and is in no team."""
    person = User.objects.create_user("edda", is_staff=True)
    person.groups.add(Group.objects.get(name="editor"))
    return person


def decide(owner: User, number: int, content: DecisionContent = OTHERWISE) -> None:
    """Clients of a counselor, each with one decision."""
    for _ in range(number):
        DecisionFactory(visit=VisitFactory(case=CaseFactory(owner=owner), finished=True), content=content.plain())


def text_of(client: Any, address: str) -> str:
    """A page as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def counts_on(page: str) -> list[str]:
    """What stands in the columns of counts."""
    return re.findall(r'<td class="count">\s*(\d+)\s*</td>', page)


@pytest.mark.parametrize("address", ["/cases/team/", "/cases/figures/"])
def test_a_counselor_does_not_see_the_pages_of_supervisors(cora: Any, address: str) -> None:
    assert cora.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/cases/team/", "/cases/figures/"])
def test_a_superuser_in_no_team_does_not_see_them_either(office: Office, live: LiveRelease, address: str) -> None:
    assert signed_in(office.ada).get(address).status_code == 404


def test_the_team_page_shows_who_has_what_to_do(sue: Any, office: Office) -> None:
    CaseFactory(owner=office.omar, follow_up_on=timezone.localdate() - timedelta(days=400))

    page = text_of(sue, "/cases/team/")

    assert "1 follow-up overdue among 2 open cases" in page
    assert page.index("omar") < page.index("cora")
    assert "olga" not in page


def test_open_cases_of_somebody_who_left_are_told(sue: Any, office: Office) -> None:
    Case.objects.filter(pk=office.case.pk).update(owner=office.ferris)

    assert "left the team" in text_of(sue, "/cases/team/")


def test_figures_count_clients_of_the_own_team_only(sue: Any, office: Office) -> None:
    decide(office.cora, 6)
    decide(office.olga, 9)

    page = text_of(sue, "/cases/figures/")

    assert "6" in counts_on(page)
    assert "9" not in counts_on(page)


def test_small_figures_are_hidden(sue: Any, office: Office) -> None:
    decide(office.cora, 4)

    page = text_of(sue, "/cases/figures/")

    assert "fewer than 5" in page
    assert "4" not in counts_on(page)


def test_figures_name_no_case(sue: Any, office: Office) -> None:
    decide(office.cora, 6)

    page = text_of(sue, "/cases/figures/")

    assert not any(case.code in page or str(case.uid) in page for case in Case.objects.all())


@pytest.mark.parametrize("address", ["/cases/team/", "/cases/figures/"])
def test_the_number_of_cases_does_not_change_the_number_of_queries(sue: Any, office: Office, address: str) -> None:
    decide(office.cora, 3)
    with CaptureQueriesContext(
        connection,
    ) as few:
        sue.get(address)
    decide(office.omar, 10)
    with CaptureQueriesContext(connection) as many:
        sue.get(address)

    assert len(many) == len(few)
    reads = [query for query in many if query["sql"].startswith("SELECT")]
    assert len(reads) <= SIGN_IN_QUERIES + 5


def test_editors_learn_which_rules_are_disagreed_with_without_any_case(office: Office, live: LiveRelease) -> None:
    decide(office.cora, 3)
    decide(office.olga, 3)

    page = text_of(signed_in(editor()), "/cases/learning/")

    assert f"Open the rule {RULE}" in page
    assert "Cost or insurance" in page
    assert not any(case.code in page for case in Case.objects.all())
    assert "cora" not in page


def test_a_rule_with_few_clients_is_not_named(office: Office, live: LiveRelease) -> None:
    decide(office.cora, 4)

    page = text_of(signed_in(editor()), "/cases/learning/")

    assert RULE not in page
    assert "1 more rule with fewer than 5 clients is not shown." in page


def test_a_counselor_who_is_no_editor_does_not_see_what_editors_learn(cora: Any) -> None:
    assert cora.get("/cases/learning/").status_code == 404
    assert AccessEntry.objects.get(place="cases:learning").act == "refusal"


def test_the_owner_sees_who_looked_at_a_case(cora: Any, office: Office) -> None:
    signed_in(office.omar).get(f"/cases/{office.case.uid}/log/")

    page = text_of(cora, f"/cases/{office.case.uid}/log/")

    assert "was refused" in page
    assert "omar" in page


def test_a_colleague_who_shares_a_case_does_not_see_its_log(office: Office, live: LiveRelease) -> None:
    assert signed_in(office.carl).get(f"/cases/{office.case.uid}/log/").status_code == 404


def test_a_long_log_has_pages(cora: Any, office: Office) -> None:
    AccessEntry.objects.bulk_create(
        AccessEntry(user_name="cora", act="read", case=office.case.uid, place="cases:case") for _ in range(60)
    )

    assert "Page 2 of 2" in text_of(cora, f"/cases/{office.case.uid}/log/?page=2")


def test_an_editor_finds_the_page_from_the_knowledge_and_the_way_back(office: Office, live: LiveRelease) -> None:
    client = signed_in(editor())

    assert 'href="/cases/learning/"' in text_of(client, "/admin/")
    assert 'href="/admin/"' in text_of(client, "/cases/learning/")


def test_who_may_not_change_rules_is_not_sent_there(office: Office, live: LiveRelease) -> None:
    person = User.objects.create_user("paul", is_staff=True)
    person.groups.add(Group.objects.get(name="publisher"))

    assert 'href="/cases/learning/"' not in text_of(signed_in(person), "/admin/")
