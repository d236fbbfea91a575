"""The page of a case: the next step is plain, and what is locked in visits stays locked."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from navigator.cases.contents import DecisionContent, FirstStep
from navigator.cases.models import AccessEntry, Case, Visit
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from tests import factories
from tests.cases.caseload.test_list import MOST_QUERIES, SIGN_IN_QUERIES
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.reading import Page


def page_of(client: Client, case: Case) -> Page:
    """The page of a case."""
    return Page(client.get(case.get_absolute_url()).content)


def next_step(page: Page) -> str:
    """The words of the next step."""
    return page.part("next")


def due_in(case: Case, days: int) -> None:
    """Plan the follow-up some days from today."""
    Case.objects.filter(pk=case.pk).update(follow_up_on=timezone.localdate() + timedelta(days=days))


def test_a_new_case_begins_with_a_visit(cora: Client, office: Office) -> None:
    page = page_of(cora, office.case)

    assert next_step(page).startswith("Begin the first visit")
    assert reverse("cases:visit-new", kwargs={"case": office.case.uid}) in page.links


def test_a_visit_that_is_not_finished_comes_first(cora: Client, office: Office) -> None:
    due_in(office.case, -3)
    factories.VisitFactory(case=office.case, finished=True)
    factories.VisitFactory(case=office.case)

    page = page_of(cora, office.case)

    assert next_step(page).startswith("Visit 2 is not finished")
    assert reverse("cases:visit", kwargs={"case": office.case.uid, "visit": 2}) in page.links
    assert "Overdue by 3 days" in page.words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "The follow-up is overdue by 1 day "), (0, "The follow-up is due today"), (5, "Next follow-up on")],
)
def test_a_follow_up_is_told_in_words(cora: Client, office: Office, days: int, words: str) -> None:
    factories.VisitFactory(case=office.case, finished=True)
    due_in(office.case, days)

    assert next_step(page_of(cora, office.case)).startswith(words)


def test_an_archived_case_can_be_reopened_where_one_stands(cora: Client, office: Office) -> None:
    Case.objects.update(state="closed", closed_on=timezone.localdate())

    assert "Reopen the case" in next_step(page_of(cora, office.case))
    assert "Reopen the case" not in next_step(page_of(signed_in(office.carl), office.case))


def test_the_latest_decision_stands_in_the_words_of_its_release(cora: Client, office: Office) -> None:
    content = DecisionContent("iop", "detox", "Because of work.", steps=(FirstStep("Call", "client", "2026-12-01"),))
    visit = factories.VisitFactory(case=office.case, finished=True)
    factories.DecisionFactory(visit=visit, content=content.plain())

    decided = page_of(cora, office.case).part("decided")

    for words in ("Intensive outpatient", "Because of work.", "Another option was ranked first.", "by Dec 1, 2026"):
        assert words in decided


@pytest.mark.parametrize("option", ["", "no-such-option"])
def test_a_decision_for_no_option_of_the_release_is_shown(cora: Client, office: Office, option: str) -> None:
    factories.DecisionFactory(visit__case=office.case, content=DecisionContent(option).plain())

    assert (option or "Nothing decided yet") in page_of(cora, office.case).part("decided")


def test_a_decision_whose_release_is_gone_is_shown_by_its_key(
    cora: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(number: int) -> LiveRelease:
        raise NoRelease([])

    monkeypatch.setattr(current, "numbered", gone)
    visit = factories.VisitFactory(case=office.case, finished=True)
    Visit.objects.filter(pk=visit.pk).update(release=7)
    factories.DecisionFactory(visit=visit, content=DecisionContent("iop").plain())

    assert "iop" in page_of(cora, office.case).part("decided")


def test_consents_are_told_by_what_counts_today(cora: Client, office: Office) -> None:
    assert "None yet" in page_of(cora, office.case).words

    consent = factories.ConsentFactory(case=office.case)
    assert "1 in force, until" in page_of(cora, office.case).words

    type(consent).objects.update(revoked_at=timezone.now())
    assert "None in force any more" in page_of(cora, office.case).words


def test_visits_stand_on_a_line_of_time(cora: Client, office: Office) -> None:
    for days in (60, 30, 0):
        factories.VisitFactory(case=office.case, finished=True, started_at=timezone.now() - timedelta(days=days))

    html = cora.get(office.case.get_absolute_url()).content.decode()

    assert html.count('class="line-dot"') == 3
    assert [html.index(f">Visit {number}<") for number in (3, 2, 1)] == sorted(
        html.index(f">Visit {number}<") for number in (3, 2, 1)
    )


def test_what_is_locked_in_visits_is_not_opened(cora: Client, office: Office, monkeypatch: Any) -> None:
    factories.VisitFactory(case=office.case, finished=True)
    columns: list[str] = []
    monkeypatch.setattr("navigator.cases.vault.unlock", lambda token, column: columns.append(column) or "{}")

    cora.get(office.case.get_absolute_url())

    assert columns == []


def test_many_visits_take_no_more_queries(cora: Client, office: Office) -> None:
    for _ in range(12):
        factories.DecisionFactory(visit=factories.VisitFactory(case=office.case, finished=True))
    factories.ConsentFactory(case=office.case)

    with CaptureQueriesContext(connection) as queries:
        page_of(cora, office.case)

    the_case_itself = 2
    assert len(queries) <= SIGN_IN_QUERIES + the_case_itself + MOST_QUERIES


def test_who_may_not_gets_what_a_missing_case_gives(office: Office) -> None:
    omar = signed_in(office.omar)

    refused, missing = (omar.get(reverse("cases:case", args=(uid,))) for uid in (office.case.uid, uuid4()))

    assert refused.status_code == missing.status_code == 404
    assert refused.content == missing.content
    assert {entry.act for entry in AccessEntry.objects.all()} == {"refusal"}


def test_nothing_can_be_sent_to_it(cora: Client, office: Office) -> None:
    assert cora.post(office.case.get_absolute_url()).status_code == 405
