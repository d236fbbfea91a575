"""What counselors fill in: a consent with all its elements, and what is to be handed over. Nothing is ticked before."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from navigator.cases.contents import ConsentContent
from navigator.cases.hand_over.scope import FORMS, PARTS
from navigator.cases.models import Disclosure

LONGEST, LINE = 1000, 200
OFF = {"autocomplete": "off"}
BY_CODE, BY_NAME = "code", "name"
NAMED = {
    BY_CODE: "by the case code {code}",
    BY_NAME: "by name, on the signed form only",
}
SIGNERS = {
    "client": "the client",
    "other": "a person who may sign for the client",
}
CARE, OTHER = "care", "other"


def missing(message: str) -> dict[str, str]:
    """The message for a field that was left out, clear on its own in the list at the top."""
    return {"required": message}


def text(label: str, hint: str, left_out: str, rows: int = 2, required: bool = True) -> forms.CharField:
    """A short text."""
    widget = forms.Textarea({**OFF, "rows": rows}) if rows > 1 else forms.TextInput(OFF)
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST if rows > 1 else LINE,
        widget=widget,
        error_messages=missing(left_out),
    )


def day(label: str, hint: str, required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={**OFF, "type": "date"}),
        error_messages={**missing("Enter the day it was signed."), "invalid": "Enter a day such as 2026-12-31."},
    )


class ConsentForm(forms.Form):
    """Every element of a written consent (42 CFR 2.31(a)), in the order of the regulation. Days count from `today`."""

    use_required_attribute = False
    named = forms.ChoiceField(
        label="How does the signed form name the client?",
        help_text="Do not write the name here. 42 CFR 2.31(a)(1)",
        widget=forms.RadioSelect,
        choices=[(BY_CODE, "By the case code"), (BY_NAME, "By name, on the signed form only")],
        error_messages=missing("Choose how the form names the client."),
    )
    discloser = text(
        "Who may pass it on?", "A person, a program, or a group. 42 CFR 2.31(a)(2)", "Say who may pass it on.", 1
    )
    covers = forms.MultipleChoiceField(
        label="What may be passed on?",
        help_text="Tick only what the form names. Counseling notes are never passed on from here. 42 CFR 2.31(a)(3)",
        widget=forms.CheckboxSelectMultiple,
        choices=list(PARTS.items()),
        error_messages=missing("Tick what may be passed on."),
    )
    what = text(
        "How does the form describe it?",
        "As on the form. 42 CFR 2.31(a)(3)",
        "Write how the form describes what is passed on.",
    )
    recipient = text(
        "Who gets it?", "A person, a program, or a group of them. 42 CFR 2.31(a)(4)", "Say who gets it.", 1
    )
    purpose_kind = forms.ChoiceField(
        label="Is it for treatment, payment or health care operations?",
        help_text="42 CFR 2.31(a)(5)",
        widget=forms.RadioSelect,
        choices=[(CARE, "Yes"), (OTHER, "No, for something else")],
        error_messages=missing("Choose whether it is for treatment, payment or operations."),
    )
    purpose = text("What is it for?", "As on the form. 42 CFR 2.31(a)(5)", "Say what it is for.", 1)
    told = forms.BooleanField(
        label="The form says that a recipient may redisclose the records, which may then no longer be protected",
        help_text="Needed when it is for treatment, payment or operations. 42 CFR 2.31(a)(4)(iii) and (a)(10)",
        required=False,
    )
    refusing = text(
        "What does the form say happens if the client refuses to sign?",
        "Needed when it is for treatment, payment or operations. 42 CFR 2.31(a)(10)",
        "",
        required=False,
    )
    revocation = text(
        "How can the client revoke it?",
        "The client may revoke it in writing at any time, except for what was already done because of it. "
        "Write how and with whom. 42 CFR 2.31(a)(6)",
        "Write how it can be revoked.",
    )
    expires = text(
        "When does it end?", "The day or the event, as on the form. 42 CFR 2.31(a)(7)", "Say when it ends.", 1
    )
    expires_on = day("Last day, if there is one", "From the next day on, it permits nothing.", required=False)
    signer = forms.ChoiceField(
        label="Who signed it?",
        help_text="42 CFR 2.31(a)(8)",
        widget=forms.RadioSelect,
        choices=[("client", "The client"), ("other", "A person who may sign for the client")],
        error_messages=missing("Choose who signed."),
    )
    is_signed = forms.BooleanField(
        label="I have seen the signature, and we keep the signed form",
        error_messages=missing("Without a signature there is no consent."),
    )
    signed_on = day("When was it signed?", "42 CFR 2.31(a)(9)")

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today

    def clean_signed_on(self) -> date:
        """A day that has come."""
        signed: date = self.cleaned_data["signed_on"]
        if signed > self._today:
            raise forms.ValidationError("This day has not come yet.")
        return signed

    def clean(self) -> dict[str, Any]:
        """The statements a consent for care needs, and days in their order."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("purpose_kind") == CARE:
            if not told.get("told"):
                self.add_error("told", "A consent for treatment, payment or operations needs this statement.")
            if not told.get("refusing"):
                self.add_error("refusing", "A consent for treatment, payment or operations needs this statement.")
        signed, ends = told.get("signed_on"), told.get("expires_on")
        if signed and ends and ends < signed:
            self.add_error("expires_on", "It ends before it was signed. Check both days.")
        return told

    def content(self, code: str) -> ConsentContent:
        """What is personal in it. Only for a valid form."""
        told = self.cleaned_data
        texts = ("discloser", "what", "recipient", "purpose", "revocation", "expires", "refusing")
        return ConsentContent(
            client=NAMED[told["named"]].format(code=code),
            signed_by=SIGNERS[told["signer"]],
            covers=tuple(part for part in PARTS if part in told["covers"]),
            is_for_care=told["purpose_kind"] == CARE,
            **{name: told[name] for name in texts},
        )


def form_choice(keys: Iterable[str] = FORMS) -> forms.ChoiceField:
    """In which form."""
    return forms.ChoiceField(
        label="What?",
        widget=forms.RadioSelect,
        choices=[(key, FORMS[key].name) for key in keys],
        error_messages=missing("Choose what to hand over."),
    )


class Handing(forms.Form):
    """What is handed over, and what permits it (`basis`). Each stands in a form of its own on the page."""

    use_required_attribute = False
    basis = ""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, auto_id=f"{self.basis}_%s", **more)


class WithConsent(Handing):
    """What goes to somebody else under a consent. Takes: `consents`, ids and words of those that count today.

    Any id is taken: whether the consent counts is decided at the moment of handing over, and a refusal is logged.
    """

    basis = Disclosure.Basis.CONSENT.value
    consent = forms.IntegerField(
        label="Under which consent?", required=False, min_value=1, max_value=2**63 - 1, widget=forms.RadioSelect
    )
    form = form_choice()
    recipient = text(
        "Who exactly gets it?",
        "Only if the consent names a group. The account of disclosures shows it.",
        "",
        rows=1,
        required=False,
    )

    def __init__(self, data: Any = None, *, consents: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["consent"].widget.choices = list(consents)


class InEmergency(Handing):
    """What goes to medical staff in an emergency (42 CFR 2.51)."""

    basis = Disclosure.Basis.EMERGENCY.value
    recipient = text("Name of the medical staff who get it", "42 CFR 2.51(c)(1)", "Write the name of who gets it.", 1)
    affiliation = text(
        "Where they work", "Hospital, ambulance or practice. 42 CFR 2.51(c)(1)", "Say where they work.", 1
    )
    nature = text("What is the emergency?", "42 CFR 2.51(c)(4)", "Say what the emergency is.")
    is_emergency = forms.BooleanField(
        label="This is a real medical emergency, and the client cannot give written consent first",
        help_text="42 CFR 2.51(a)",
        error_messages=missing("Without an emergency, a consent is needed."),
    )
    form = form_choice(("summary", "plan", "json", "csv", "fhir"))
    parts = forms.MultipleChoiceField(
        label="What do they need?",
        help_text="Only what is needed to meet the emergency. 42 CFR 2.51(a)",
        widget=forms.CheckboxSelectMultiple,
        choices=list(PARTS.items()),
        error_messages=missing("Tick what they need."),
    )


class ForClient(Handing):
    """A copy for the client."""

    basis = Disclosure.Basis.CLIENT.value
    form = form_choice(("summary", "json", "csv", "fhir"))
