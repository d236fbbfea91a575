"""Consents: every element of the regulation is asked, nothing is ticked before, and revoking ends them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from navigator.cases.contents import ConsentContent
from navigator.cases.hand_over.forms import ConsentForm, ForClient, InEmergency, WithConsent
from navigator.cases.models import Consent
from tests.cases.hand_over.papers import Papers, last_entry, text_of

FILLED = {
    "named": "code",
    "discloser": "The River clinic",
    "covers": ["plan", "answers"],
    "what": "The plan and the answers of November",
    "recipient": "The Hill program",
    "purpose_kind": "care",
    "purpose": "Treatment",
    "told": "on",
    "refusing": "Nothing changes",
    "revocation": "In writing, at the front desk",
    "expires": "End of treatment",
    "expires_on": "2099-12-31",
    "signer": "client",
    "is_signed": "on",
    "signed_on": "2026-01-31",
}


@pytest.mark.parametrize(
    "form",
    [ConsentForm(today=timezone.localdate()), WithConsent(), InEmergency(), ForClient()],
    ids=lambda form: type(form).__name__,
)
def test_nothing_is_ticked_or_filled_before(form: Any) -> None:
    assert "checked" not in str(form)
    assert not re.search(r'<input type="(?:text|date|number)"[^>]* value="', str(form))


def test_every_element_of_the_regulation_is_asked(cora: Client, papers: Papers) -> None:
    words = text_of(cora, papers.place("consents"))

    for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10):
        assert f"(a)({number})" in words


def test_a_consent_is_recorded_and_counts(cora: Client, papers: Papers) -> None:
    response = cora.post(papers.place("consents"), FILLED)

    made = Consent.objects.latest("pk")
    content = ConsentContent.of(made.content)
    assert response.status_code == 302
    assert last_entry() == ("change", "consent recorded")
    assert made.counts_on(timezone.localdate())
    assert content.covers == ("plan", "answers")
    assert content.client == "by the case code RT-1001"
    assert "The consent is recorded." in text_of(cora, response["Location"])


@pytest.mark.parametrize("left_out", [name for name in FILLED if name != "expires_on"])
def test_a_consent_without_one_of_its_elements_is_not_recorded(cora: Client, papers: Papers, left_out: str) -> None:
    sent = {name: value for name, value in FILLED.items() if name != left_out}

    response = cora.post(papers.place("consents"), sent)

    assert b"Error:" in response.content
    assert Consent.objects.count() == 1


def test_another_purpose_needs_no_statement_on_redisclosure(cora: Client, papers: Papers) -> None:
    cora.post(papers.place("consents"), {**FILLED, "purpose_kind": "other", "told": "", "refusing": ""})

    assert Consent.objects.count() == 2


@pytest.mark.parametrize("days", [{"signed_on": "2099-01-01"}, {"signed_on": "2026-01-31", "expires_on": "2026-01-30"}])
def test_days_must_stand_in_their_order(cora: Client, papers: Papers, days: dict[str, str]) -> None:
    cora.post(papers.place("consents"), {**FILLED, **days})

    assert Consent.objects.count() == 1


def test_a_consent_is_revoked_and_stays_on_record(cora: Client, papers: Papers) -> None:
    response = cora.post(papers.place(f"consents/{papers.consent.pk}/revoke"))

    assert last_entry() == ("change", "consent revoked")
    assert "Permitting nothing today" in text_of(cora, response["Location"])
    assert Consent.objects.get().revoked_at


def test_a_missing_consent_cannot_be_revoked(cora: Client, papers: Papers) -> None:
    assert cora.post(papers.place("consents/999/revoke")).status_code == 404
    assert cora.get(papers.place(f"consents/{papers.consent.pk}/revoke")).status_code == 405
