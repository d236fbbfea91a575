"""What people type to sign in and to look after their account.

No field limits what may be pasted, and each tells password managers what it is.
"""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

CURRENT, NEW = "current-password", "new-password"
AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}
HINT_FOR_NEW = (
    "At least 15 characters. Four or five words that do not belong together are long and easy to remember. "
    "Spaces are fine; capitals, digits and signs are not needed."
)


def secret(label: str, autocomplete: str, **more: Any) -> forms.CharField:
    """A field for a password, kept exactly as typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, **AS_TYPED})
    return forms.CharField(label=label, strip=False, widget=widget, **more)


def ready(form: forms.Form) -> forms.Form:
    """A form whose first field takes the focus when the page opens; after a mistake the mistake takes it."""
    if not form.is_bound:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return form


def refuse_code(form: forms.Form, why: str) -> None:
    """Say why a code does not do, and empty its field: it is of no use any more."""
    form.add_error("code", why)
    form.data = {**form.data, "code": ""}


class PasswordForm(forms.Form):
    """The first step."""

    username = forms.CharField(
        label="User name",
        error_messages={"required": "Enter your user name."},
        widget=forms.TextInput(attrs={"autocomplete": "username", **AS_TYPED}),
    )
    password = secret("Password", CURRENT, error_messages={"required": "Enter your password."})


class CodeForm(forms.Form):
    """A code of the phone."""

    code = forms.CharField(
        label="Code",
        error_messages={"required": "Enter the code."},
        help_text="The six digits that your authenticator app shows now.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class RecoveryForm(forms.Form):
    """A recovery code."""

    code = forms.CharField(
        label="Recovery code",
        error_messages={"required": "Enter a recovery code."},
        help_text="One of the ten codes that you kept. Each works once. Hyphens and capitals do not matter.",
        widget=forms.TextInput(attrs={"autocomplete": "off", **AS_TYPED}),
    )


class PresentCodeForm(forms.Form):
    """A code of the present phone, or a recovery code, before something is changed."""

    code = forms.CharField(
        label="Code",
        error_messages={"required": "Enter a code."},
        help_text="The six digits that your present authenticator app shows now, or one of your recovery codes.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class KeptForm(forms.Form):
    """The tick that the recovery codes were kept."""

    kept = forms.BooleanField(
        label="I have printed these codes or saved them in a safe place.",
        error_messages={"required": "Print or save the codes first, then tick the box."},
    )


class NewPasswordForm(forms.Form):
    """A new password, with the present one."""

    present = secret("Present password", CURRENT, error_messages={"required": "Enter your present password."})
    new = secret("New password", NEW, help_text=HINT_FOR_NEW, error_messages={"required": "Enter a new password."})
    again = secret("New password again", NEW, error_messages={"required": "Enter the new password again."})

    def __init__(self, person: Any, *arguments: Any, **named: Any) -> None:
        """Remember whose password it is."""
        super().__init__(*arguments, **named)
        self.person = person

    def clean_new(self) -> str:
        """Refuse what is short, common, or the person's own name."""
        new = self.cleaned_data["new"]
        password_validation.validate_password(new, self.person)
        return new

    def clean_again(self) -> str:
        """Refuse two that differ."""
        again = self.cleaned_data["again"]
        if "new" in self.cleaned_data and self.cleaned_data["new"] != again:
            raise ValidationError("The two new passwords differ. Type the same one twice.")
        return again
