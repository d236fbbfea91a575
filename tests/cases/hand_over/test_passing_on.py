"""Nothing is passed on without what permits it, and everything that is stands in the account."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from navigator.cases.actions import consents
from navigator.cases.actions.consents import Copy, Refused
from navigator.cases.actions.erasing import erase
from navigator.cases.contents import DisclosureContent
from navigator.cases.hand_over.scope import FORMS, PARTS, held
from navigator.cases.models import Case, Consent, Disclosure
from options.publishing.current import LiveRelease
from tests.cases.hand_over.papers import consent_of, hand_out, papers_of
from tests.cases.office import Office, case_of

TODAY = timezone.localdate
SUMMARY = Copy(FORMS["summary"], 1)


def refusal(office: Office, consent: Consent | None, form: str = "summary", case: Case | None = None) -> str:
    """Why a copy is refused; nothing is written then."""
    before = Disclosure.objects.count()
    with pytest.raises(Refused) as refused:
        consents.pass_on(case or office.case, office.cora, Copy(FORMS[form], 1), consent.pk if consent else None)

    assert Disclosure.objects.count() == before
    return refused.value.why


def test_without_a_consent_nothing_goes_out(office: Office) -> None:
    assert refusal(office, None) == "none"


def test_a_consent_of_another_case_permits_nothing(office: Office) -> None:
    other = consent_of(case_of(office.cora, "RT-1002"))

    assert refusal(office, other) == "none"


def test_a_consent_counts_from_the_day_it_was_signed_to_its_last_day(office: Office) -> None:
    today = TODAY()
    first_day = consent_of(office.case, signed_on=today, expires_on=today)
    early = consent_of(office.case, signed_on=today + timedelta(days=1))
    late = consent_of(office.case, signed_on=today - timedelta(days=9), expires_on=today - timedelta(days=1))

    assert consents.pass_on(office.case, office.cora, SUMMARY, first_day.pk).consent == first_day
    assert refusal(office, early) == "not yet"
    assert refusal(office, late) == "expired"


def test_revoking_ends_it_at_once_and_once(office: Office) -> None:
    consent = consent_of(office.case)
    consents.pass_on(office.case, office.cora, SUMMARY, consent.pk)

    assert consents.revoke(office.case, consent.pk)
    moment = Consent.objects.get().revoked_at
    assert consents.revoke(office.case, consent.pk)

    assert Consent.objects.get().revoked_at == moment
    assert refusal(office, consent) == "revoked"
    assert Disclosure.objects.count() == 1


def test_a_consent_is_revoked_through_its_own_case_only(office: Office) -> None:
    consent = consent_of(office.case)

    assert not consents.revoke(case_of(office.cora, "RT-1002"), consent.pk)
    assert Consent.objects.get().revoked_at is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", PARTS)
def test_a_form_goes_out_only_where_the_consent_covers_what_it_needs(office: Office, form: str, part: str) -> None:
    consent = consent_of(office.case, (part,))

    if FORMS[form].needs == part:
        made = consents.pass_on(office.case, office.cora, Copy(FORMS[form], 1), consent.pk)
        assert DisclosureContent.of(made.content).parts == (part,)
    else:
        assert refusal(office, consent, form) == "not covered"


def test_what_is_not_covered_stays_out_of_a_form() -> None:
    assert held(FORMS["json"], ("answers", "decision", "notes", "plan")) == ("answers", "decision", "notes")
    assert held(FORMS["json"], ("answers", "plan")) == ("answers",)
    assert held(FORMS["fhir"], ("answers", "decision", "notes")) == ("answers",)
    assert held(FORMS["json"], ("decision", "notes", "plan")) == ()


def test_the_account_names_recipient_purpose_and_what_went_out(office: Office) -> None:
    consent = consent_of(office.case)

    made = consents.pass_on(office.case, office.cora, SUMMARY, consent.pk, "Dr. Hill of the Hill program")

    content = DisclosureContent.of(Disclosure.objects.get(pk=made.pk).content)
    assert (content.recipient, content.purpose) == ("Dr. Hill of the Hill program", "Intake and treatment")
    assert (content.what, content.visit) == ("Clinical summary, to print, visit 1", 1)


def test_an_emergency_is_recorded_with_everything_the_regulation_names(office: Office) -> None:
    who = ("Dr. Lee", "General Hospital", "Not waking up")

    made = consents.pass_on_in_emergency(office.case, office.cora, SUMMARY, ("answers",), *who)

    content = DisclosureContent.of(made.content)
    assert (content.recipient, content.affiliation, content.nature) == who
    assert (made.author_id, made.basis, made.consent) == (office.cora.pk, "emergency", None)
    assert made.disclosed_at is not None


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_an_emergency_without_its_elements_is_no_permission(office: Office, left_out: int) -> None:
    who = ["Dr. Lee", "General Hospital", "Not waking up"]
    who[left_out] = "  "

    with pytest.raises(ValueError, match="recipient, affiliation and nature"):
        consents.pass_on_in_emergency(office.case, office.cora, SUMMARY, ("answers",), *who)

    assert not Disclosure.objects.exists()


def test_an_emergency_gives_no_form_that_holds_nothing_needed(office: Office) -> None:
    with pytest.raises(Refused):
        consents.pass_on_in_emergency(office.case, office.cora, SUMMARY, ("plan",), "Dr. Lee", "Hospital", "Overdose")


def test_the_client_gets_everything_without_a_consent(office: Office) -> None:
    made = consents.give_to_client(office.case, office.cora, SUMMARY)

    assert (made.basis, made.consent) == ("client", None)
    assert DisclosureContent.of(made.content).parts == ("answers", "decision", "notes")


@pytest.mark.parametrize("basis", ["consent", "emergency"])
def test_the_data_base_refuses_a_basis_that_does_not_fit_its_consent(office: Office, basis: str) -> None:
    consent = None if basis == "consent" else consent_of(office.case)

    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.create(
            case=office.case,
            basis=basis,
            consent=consent,
            form="json",
            content={"recipient": "somebody"},
            author=office.cora,
            disclosed_at=timezone.now(),
        )


def test_consents_and_the_account_go_when_a_case_is_erased(office: Office, live: LiveRelease) -> None:
    hand_out(papers_of(office), office)

    erase(office.case, office.cora, "the client asked", "erase_case")

    assert not Consent.objects.exists()
    assert not Disclosure.objects.exists()
