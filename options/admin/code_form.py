"""A share code typed by an editor, with its mistakes named in the words of the public page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from options.admin.answers import Given
from options.publishing.layouts import Layout
from options.publishing.share_code.code import ReadCode, WrongCode, read

AS_TYPED = {"rows": 2, "cols": 40, "autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}


class CodeForm(forms.Form):
    """One code to open. It travels in the body of a request only; nothing of it is kept."""

    use_required_attribute = False
    code = forms.CharField(
        required=False,
        label="Share code",
        help_text="Spaces, dashes and small letters are fine.",
        widget=forms.Textarea(AS_TYPED),
    )

    def __init__(self, data: Any = None, *, layouts: Mapping[int, Layout]) -> None:
        """Take what was sent, if anything, and the layouts of all releases known."""
        super().__init__(data)
        self.layouts = layouts

    def clean_code(self) -> ReadCode:
        """What the code carries. Raises: ValidationError with a sentence for each problem."""
        try:
            return read(self.cleaned_data["code"], self.layouts)
        except WrongCode as error:
            said = [render_to_string(f"code/problems/{one.code}.txt", {"problem": one}) for one in error.problems]
            raise ValidationError([sentence.strip() for sentence in said]) from None


def carried(code: ReadCode) -> Given:
    """The answers in a code, the voice among them."""
    answers = {key: sorted(choices) for key, choices in code.answers.items()}
    return ({"voice": [code.voice]} if code.voice else {}) | answers
