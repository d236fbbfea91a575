"""What all pages of handing over have in common: few queries, nobody else's eyes, nothing kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from navigator.cases.actions import consents
from navigator.cases.models import Disclosure
from tests.cases.conftest import signed_in
from tests.cases.hand_over.papers import COUNSELING, Papers, consent_of, hand_out, last_entry, text_of
from tests.cases.office import Office

LOOKED_AT = ("hand-over", "plan", "summary")
OWN_QUERIES = 5
"""Of a page, beyond those of the door: session, user, second factor, place in the team, case, right, visit, log."""
DOOR_QUERIES = 10


@pytest.mark.parametrize("name", [*LOOKED_AT, "consents", "disclosures"])
def test_a_page_is_shown_with_few_queries_and_never_kept(
    cora: Client, papers: Papers, office: Office, name: str
) -> None:
    hand_out(papers, office)
    for _ in range(8):
        consent_of(papers.case)
    cora.get(papers.place(name))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = cora.get(papers.place(name))

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    own = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(own) <= DOOR_QUERIES + OWN_QUERIES, own


@pytest.mark.parametrize("name", [*LOOKED_AT, "consents", "disclosures"])
def test_a_stranger_finds_no_page(papers: Papers, office: Office, name: str) -> None:
    stranger = signed_in(office.olga)

    assert stranger.get(papers.place(name)).status_code == 404
    assert last_entry()[0] == "refusal"


@pytest.mark.parametrize("name", LOOKED_AT)
def test_pages_to_look_at_take_nothing(cora: Client, papers: Papers, name: str) -> None:
    assert cora.post(papers.place(name)).status_code == 405


def test_an_export_is_never_had_by_looking(cora: Client, papers: Papers) -> None:
    assert cora.get(papers.place("export"), papers.under_consent("json")).status_code == 405
    assert not Disclosure.objects.exists()


def test_a_form_from_another_site_is_refused(papers: Papers, office: Office) -> None:
    cora = Client(enforce_csrf_checks=True)
    cora.cookies = signed_in(office.cora).cookies

    assert cora.post(papers.place("export"), papers.under_consent("json")).status_code == 403
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("name", LOOKED_AT)
def test_no_page_shows_a_counseling_note(cora: Client, papers: Papers, name: str) -> None:
    assert COUNSELING not in text_of(cora, papers.place(name))


def test_the_page_says_that_the_clients_plan_needs_no_consent(cora: Client, papers: Papers) -> None:
    assert "The client’s own plan and records need no consent. 42 CFR 2.23" in text_of(cora, papers.place("hand-over"))


def test_without_a_consent_the_page_leads_to_recording_one(cora: Client, papers: Papers) -> None:
    consents.revoke(papers.case, papers.consent.pk)

    page = cora.get(papers.place("hand-over")).content.decode()

    assert "No consent of this case permits anything today." in page
    assert papers.place("consents") in page
