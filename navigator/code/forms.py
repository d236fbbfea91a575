"""The form in which a code is entered. Its errors name the groups that are wrong."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from options.publishing.layouts import Layout
from options.publishing.share_code.code import CodeProblem, ReadCode, WrongCode, read

AS_TYPED = {
    "rows": 3,
    "autocapitalize": "characters",
    "autocomplete": "off",
    "autocorrect": "off",
    "spellcheck": "false",
    "translate": "no",
}


class CodeField(forms.Field):
    """A code. Its value is what the code carries; `layouts`, by release number, is set before it is cleaned."""

    widget = forms.Textarea
    layouts: Mapping[int, Layout] = {}

    def to_python(self, value: Any) -> ReadCode:
        """What the code carries. Raises: ValidationError with a sentence for each problem."""
        try:
            return read(value or "", self.layouts)
        except WrongCode as error:
            raise ValidationError([sentence(problem) for problem in error.problems]) from None


class CodeForm(forms.Form):
    """One code to open."""

    use_required_attribute = False

    code = CodeField(
        label=_("Code"),
        help_text=_("Spaces, dashes and small letters are fine."),
        widget=forms.Textarea(AS_TYPED),
    )

    def __init__(self, data: Any = None, *, layouts: Mapping[int, Layout]) -> None:
        """Take what was posted, if anything, and the layouts of all releases known."""
        super().__init__(data)
        self.fields["code"].layouts = layouts  # type: ignore[attr-defined]


def sentence(problem: CodeProblem) -> ValidationError:
    """A problem in words for the page; they stand in templates/code/problems/."""
    words = render_to_string(f"code/problems/{problem.code}.txt", {"problem": problem})
    return ValidationError(words.strip(), code=problem.code)
