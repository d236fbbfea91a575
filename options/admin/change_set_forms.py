"""What people type when they submit the draft, decide on a change set, roll back or suspend an option."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

PUBLIC = "Everyone can read this in the public list of changes. Use plain words, and name no one."


def _words(label: str, missing: str, rows: int = 3, **options: Any) -> forms.CharField:
    """A text of a few sentences; `missing` is said when it is needed and empty."""
    widget = forms.Textarea(attrs={"rows": rows, "cols": 80})
    return forms.CharField(label=label, label_suffix="", widget=widget, error_messages={"required": missing}, **options)


class LookedAt(forms.Form):
    """A form that says which content was looked at."""

    digest = forms.CharField(widget=forms.HiddenInput, required=False)

    def show(self, digest: str) -> None:
        """Remember the content now shown, also where another one was sent; what was typed stays."""
        self.initial["digest"] = digest
        if self.is_bound:
            self.data = {**{name: self.data.get(name, "") for name in self.fields}, "digest": digest}


class SubmitForm(LookedAt):
    """Why the draft should be published, when it should start, and which content was looked at."""

    reason = _words("What changed, and why", "Say in a sentence or two what changed and why.", help_text=PUBLIC)
    cases_reason = _words(
        "Why example cases come out differently",
        "Say why it is right that these example cases come out differently.",
        required=False,
        help_text="The publisher reads this, and it stays on record with the release.",
    )
    starts_on = forms.DateField(
        label="Start date",
        label_suffix="",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give the date as year, month and day, such as 2030-01-31."},
    )
    starts_time = forms.TimeField(
        label="Start time",
        label_suffix="",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Give the time as hours and minutes, such as 08:30."},
    )

    def __init__(self, *args: Any, needs_cases_reason: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cases_reason"].required = needs_cases_reason
        if not needs_cases_reason:
            self.fields["cases_reason"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Make one moment of date and time; it must be ahead."""
        cleaned = super().clean() or self.cleaned_data
        day, clock = cleaned.get("starts_on"), cleaned.get("starts_time")
        cleaned["starts_at"] = datetime.combine(day, clock or time(0), tzinfo=UTC) if day else None
        if clock and not day and "starts_on" not in self.errors:
            self.add_error("starts_on", "Give the date, too, or leave both empty to start at once.")
        elif cleaned["starts_at"] and cleaned["starts_at"] <= timezone.now():
            self.add_error("starts_on", "This is past. Give a time to come, or leave both empty to start at once.")
        return cleaned


class SendBackForm(forms.Form):
    """Why a change set is sent back."""

    why = _words("What should change first", "Say what should change, so that the editor can mend it.")


class ReasonForm(forms.Form):
    """Why a publisher acts alone."""

    reason = _words("Why you do this", "Say in a sentence or two why.", help_text=PUBLIC)


class RollBackForm(LookedAt, ReasonForm):
    """Why, and what was live when that was decided."""


class SuspendForm(ReasonForm):
    """What readers are told of an option that is suspended, and why."""

    why = _words(
        "What readers will see",
        "Write what readers should see beside the option.",
        help_text="Shown beside the option on every public page, such as: “New clients are not taken at the moment.”",
        rows=2,
    )
    field_order = ("why", "reason")


class MomentForm(forms.Form):
    """A moment to ask about."""

    on = forms.DateField(
        label="Date",
        label_suffix="",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Give a date.", "invalid": "Give the date as year, month and day."},
    )
    at = forms.TimeField(
        label="Time (UTC)",
        label_suffix="",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Give the time as hours and minutes."},
    )

    def moment(self) -> datetime:
        """The moment asked about; the first of its day without a time."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"] or time(0), tzinfo=UTC)
