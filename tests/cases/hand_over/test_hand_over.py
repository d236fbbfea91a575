"""What goes out, under what, and what is written down."""

import pytest
from django.test import Client
from django.utils import timezone

from navigator.cases.hand_over.notice import STATEMENT
from navigator.cases.models import Disclosure, Visit
from tests.cases.hand_over.papers import Papers, last_entry, text_of
from tests.factories import ConsentFactory


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("json", "application/json", "visit-{day}.json"),
        ("csv", "text/csv; charset=utf-8", "visit-{day}.csv"),
        ("fhir", "application/fhir+json", "visit-fhir-{day}.json"),
    ],
)
def test_a_file_goes_out_under_a_consent_and_is_written_down(
    cora: Client, papers: Papers, form: str, kind: str, name: str
) -> None:
    response = cora.post(papers.place("export"), papers.under_consent(form))

    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{name.format(day=timezone.localdate())}"'
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert STATEMENT in response.content.decode()
    assert Disclosure.objects.get().consent == papers.consent
    assert last_entry() == ("export", f"{form}, written consent")


@pytest.mark.parametrize("form", ["plan", "summary"])
def test_a_paper_goes_out_with_the_notice_at_its_head_and_foot(cora: Client, papers: Papers, form: str) -> None:
    page = cora.post(papers.place("export"), papers.under_consent(form)).content.decode()

    assert page.count(STATEMENT) >= 2
    assert "The Hill program" in page
    assert page.index(STATEMENT) < page.index("<h1")
    assert page.rindex(STATEMENT) > page.index("Sources")
    assert last_entry() == ("export", f"{form}, written consent")


def test_notes_the_consent_does_not_cover_are_not_on_the_paper(cora: Client, papers: Papers) -> None:
    page = cora.post(papers.place("export"), papers.under_consent("summary")).content.decode()

    assert "Stays with a friend" not in page
    assert "Evenings at home matter most." in page


@pytest.mark.parametrize(
    "sent", [{"form": "json"}, {"basis": "consent", "form": "fhir"}, {"form": "csv", "consent": ""}]
)
def test_without_a_consent_it_is_refused_and_written_down(cora: Client, papers: Papers, sent: dict[str, str]) -> None:
    response = cora.post(papers.place("export"), sent)

    assert response.status_code == 403
    assert b"Nothing was handed over" in response.content
    assert papers.place("consents").encode() in response.content
    assert last_entry() == ("refusal", "hand over refused: none")
    assert not Disclosure.objects.exists()


def test_a_consent_revoked_after_the_page_was_opened_permits_nothing(cora: Client, papers: Papers) -> None:
    cora.get(papers.place("hand-over"))
    cora.post(papers.place(f"consents/{papers.consent.pk}/revoke"))

    response = cora.post(papers.place("export"), papers.under_consent("json"))

    assert response.status_code == 403
    assert b"The consent was revoked." in response.content
    assert last_entry() == ("refusal", "hand over refused: revoked")


def test_a_consent_of_before_these_parts_were_asked_permits_nothing(cora: Client, papers: Papers) -> None:
    old = ConsentFactory(case=papers.case)

    response = cora.post(papers.place("export"), papers.under_consent("json", consent=old.pk))

    assert response.status_code == 403
    assert last_entry() == ("refusal", "hand over refused: not covered")


@pytest.mark.parametrize("consent", ["x", "-1", "0", str(2**70), "1 OR 1=1"])
def test_a_made_up_consent_is_no_consent(cora: Client, papers: Papers, consent: str) -> None:
    response = cora.post(papers.place("export"), papers.under_consent("json", consent=consent))

    assert response["Content-Type"].startswith("text/html")
    assert not Disclosure.objects.exists()


def test_an_emergency_needs_its_reason_in_writing(cora: Client, papers: Papers) -> None:
    sent = {"basis": "emergency", "form": "summary", "parts": ["answers"], "is_emergency": "on"}
    refused = cora.post(papers.place("export"), sent)
    who = {"recipient": "Dr. Lee", "affiliation": "General Hospital", "nature": "Not waking up"}

    assert b"Say what the emergency is." in refused.content
    assert not Disclosure.objects.exists()

    given = cora.post(papers.place("export"), {**sent, **who})

    assert b"42 CFR 2.51" in given.content
    assert last_entry() == ("export", "summary, medical emergency")
    assert "Evenings at home" not in given.content.decode()


def test_the_client_gets_a_copy_without_a_consent(cora: Client, papers: Papers) -> None:
    papers.consent.delete()

    response = cora.post(papers.place("export"), {"basis": "client", "form": "json"})

    assert b"42 CFR 2.23" in response.content
    assert last_entry() == ("export", "json, copy for the client")
    assert "Nothing has gone to anybody outside this team." in text_of(cora, papers.place("disclosures"))


@pytest.mark.parametrize("name", ["plan", "summary"])
def test_a_visit_whose_release_is_gone_is_said_to_be_so(cora: Client, papers: Papers, name: str) -> None:
    Visit.objects.update(release=99)

    response = cora.get(papers.place(name))

    assert response.status_code == 503
    assert b"Nothing is lost." in response.content


def test_no_copy_is_written_down_when_its_release_is_gone(cora: Client, papers: Papers) -> None:
    Visit.objects.update(release=99)

    assert cora.post(papers.place("export"), papers.under_consent("json")).status_code == 503
    assert not Disclosure.objects.exists()
