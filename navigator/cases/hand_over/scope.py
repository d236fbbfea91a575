"""The parts of a visit a client can consent to hand over, and which of them each form holds."""

from collections.abc import Collection
from dataclasses import dataclass

PLAN, ANSWERS, DECISION, NOTES = "plan", "answers", "decision", "notes"
PARTS = {
    PLAN: "The plan: the option, why, first steps, follow-up and numbers to call",
    ANSWERS: "All answers, messages, and the order of options with its reasons",
    DECISION: "The shared decision: reasons, first steps, follow-up",
    NOTES: "Notes beside questions and options",
}
"""Counseling notes are no part: they are never handed over from here."""
SHORT = {PLAN: "the plan", ANSWERS: "answers and order of options", DECISION: "the decision", NOTES: "notes"}


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which a visit leaves the team.

    `needs`: the part without which it makes no sense; `may_hold`: further parts. `is_file`: it is not a page to print.
    """

    key: str
    name: str
    needs: str
    may_hold: tuple[str, ...] = ()
    is_file: bool = True


FORMS = {
    form.key: form
    for form in (
        Form("plan", "The plan, to print", PLAN, is_file=False),
        Form("summary", "Clinical summary, to print", ANSWERS, (DECISION, NOTES), is_file=False),
        Form("json", "File for programs (JSON)", ANSWERS, (DECISION, NOTES)),
        Form("csv", "Table for spreadsheets (CSV)", ANSWERS, (DECISION, NOTES)),
        Form("fhir", "Health record file (FHIR R4): answers only", ANSWERS),
    )
}


def held(form: Form, covered: Collection[str]) -> tuple[str, ...]:
    """The parts that go out in a form when only these are covered; empty when the form cannot go out at all."""
    if form.needs not in covered:
        return ()
    return tuple(part for part in PARTS if part == form.needs or (part in form.may_hold and part in covered))
