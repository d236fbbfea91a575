"""A visit with everything that can stand on paper: a decision that differs, notes, consents, and copies handed out."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from navigator.cases.actions import consents
from navigator.cases.contents import ConsentContent, DecisionContent, FirstStep
from navigator.cases.hand_over.scope import FORMS, PARTS
from navigator.cases.models import AccessEntry, Case, Consent, Decision, Visit
from tests.cases.office import Office
from tests.factories import ConsentFactory, CounselingNoteFactory, DecisionFactory, NoteFactory, VisitFactory
from tests.reading import Page

RICH = "left-rehab-no-home"
COUNSELING = "Canary: a counseling note, for nobody else"


@dataclass(frozen=True, slots=True)
class Papers:
    """The visit with its case, its decision, and one consent that covers all but the notes."""

    case: Case
    visit: Visit
    decision: Decision
    consent: Consent

    def place(self, name: str) -> str:
        """The address of a page: of the visit, or of the case for consents and disclosures."""
        case = f"/cases/{self.case.uid}/"
        return f"{case}{name}/" if name.startswith(("consents", "disclosures")) else f"{case}visits/1/{name}/"

    def under_consent(self, form: str, **more: Any) -> dict[str, Any]:
        """What the page sends to hand something over under the consent."""
        return {"basis": "consent", "consent": self.consent.pk, "form": form, **more}

    def ranked(self, kind: str = "options") -> list[dict[str, Any]]:
        """The options, or the supports, as they were written down."""
        written: list[dict[str, Any]] = json.loads(self.visit.ranking)[kind]
        return written


def papers_of(office: Office, example: str = RICH, reasons: str = "Evenings at home matter most.") -> Papers:
    """A rich visit of the case of the office."""
    today = timezone.localdate()
    visit = VisitFactory(case=office.case, example=example, finished=True)
    office.case.follow_up_on = today + timedelta(days=10)
    office.case.save()
    steps = (
        FirstStep("Call the River program for an intake", "The client", (today + timedelta(days=2)).isoformat()),
        FirstStep("Get naloxone at the pharmacy", "A sister", (today + timedelta(days=1)).isoformat()),
        FirstStep("Ask about evening groups", "The counselor", ""),
    )
    content = DecisionContent(
        option="iop",
        first="methadone-counselling",
        reasons=reasons,
        overrides=("wish", "reach"),
        override_words="The program is ninety minutes away.",
        took_part=("client", "counselor"),
        steps=steps,
        check={"options": "yes", "matters": "yes", "support": "unsure", "sure": "yes"},
    )
    decision = DecisionFactory(visit=visit, content=content.plain())
    NoteFactory(visit=visit, about="question", key="housing", text="Stays with a friend until Sunday.")
    NoteFactory(visit=visit, about="option", key="iop", text="Asked about child care.")
    NoteFactory(visit=visit, text="Came with a sister.")
    CounselingNoteFactory(visit=visit, text=COUNSELING)
    return Papers(office.case, visit, decision, consent_of(office.case))


def consent_of(case: Case, covers: tuple[str, ...] = ("plan", "answers", "decision"), **days: object) -> Consent:
    """A consent for care that counts from today for a year, unless other days are given."""
    content = ConsentContent(
        client=f"by the case code {case.code}",
        discloser="The River clinic",
        what="Answers, the order of options and the decision of the visits in November",
        recipient="The Hill program",
        purpose="Intake and treatment",
        revocation="In writing, to the counselor or the front desk",
        expires="When treatment at the Hill program ends",
        signed_by="the client",
        covers=covers,
        is_for_care=True,
        refusing="The Hill program asks everything again",
    )
    made: Consent = ConsentFactory(case=case, content=content.plain(), **days)
    return made


def hand_out(papers: Papers, office: Office) -> None:
    """One copy under the consent, one in an emergency, one for the client; and a consent that was revoked."""
    copy = consents.Copy(FORMS["summary"], papers.visit.number)
    consents.pass_on(papers.case, office.cora, copy, papers.consent.pk)
    who = ("Dr. Lee", "General Hospital, emergency room", "Not waking up fully after an overdose")
    consents.pass_on_in_emergency(papers.case, office.cora, copy, ("answers",), *who)
    consents.give_to_client(papers.case, office.cora, copy)
    former = consent_of(papers.case, tuple(PARTS))
    consents.revoke(papers.case, former.pk)


def text_of(client: Any, address: str) -> str:
    """The words of a page that is there."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(Page(response.content).words.split())


def last_entry() -> tuple[str, str]:
    """What was written down last."""
    entry = AccessEntry.objects.order_by("-pk")[0]
    return entry.act, entry.detail
