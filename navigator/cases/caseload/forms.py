"""What counselors type about a case itself. Nothing here is about a client."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User

from navigator.cases.caseload import codes
from navigator.cases.caseload.days import TOO_FAR, is_too_far

CODE_HINT = "4 to 15 capital letters, digits and dashes. It must say nothing about the client."


class CodeForm(forms.Form):
    """The code of a case."""

    code = forms.CharField(
        label="Code",
        help_text=CODE_HINT,
        error_messages={"required": "Enter a code."},
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code, written as codes are."""
        code = codes.tidy(self.cleaned_data["code"])
        if wrong := codes.problem(code):
            raise forms.ValidationError(wrong)
        return code


class FollowUpForm(forms.Form):
    """The day of the next follow-up; empty for none. Days are told from `today`."""

    day = forms.DateField(
        label="Day of the next follow-up",
        required=False,
        error_messages={"invalid": "Enter a day such as 2026-12-31."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["day"].widget.attrs["min"] = today.isoformat()

    def clean_day(self) -> date | None:
        """A day from today on."""
        day: date | None = self.cleaned_data["day"]
        if day and day < self._today:
            raise forms.ValidationError("This day has passed. Choose today or a later day.")
        if is_too_far(day, self._today):
            raise forms.ValidationError(TOO_FAR)
        return day


class PersonForm(forms.Form):
    """Somebody of the team. Takes: `people`, who can be chosen."""

    person = forms.TypedChoiceField(
        coerce=int,
        error_messages={"required": "Choose a person.", "invalid_choice": "This person is not in the team any more."},
    )

    label = "Share with"

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].label = self.label
        self._people = {person.pk: person for person in people}
        choices = [("", "Choose"), *((str(person.pk), str(person)) for person in people)]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    @property
    def has_people(self) -> bool:
        """Whether anybody can be chosen."""
        return bool(self._people)

    def clean_person(self) -> User:
        """The person that was chosen."""
        return self._people[self.cleaned_data["person"]]


class HandOverForm(PersonForm):
    """The new owner, and whether the present one goes on as a colleague."""

    label = "Who takes it over"
    stays = forms.BooleanField(label="The present owner goes on as a colleague", required=False, initial=True)
