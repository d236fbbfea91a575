"""Names inside a row that others use: a word explained, and the parts of a guide. In use, they are not changed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

from options.admin.uses import Use, uses_of
from options.admin.uses_by_key import claims_in

REFUSED = "{} cannot be changed or taken out, because it is in use. Change these first:"


class KeepsTerm(forms.ModelForm):
    """A glossary word; founding claims name it by the word itself."""

    def clean_term(self) -> str:
        """The word. Raises: ValidationError with the uses of the word before."""
        said: str = self.cleaned_data["term"]
        if self.instance.pk and said != self.instance.term:
            _refuse(f"“{self.instance.term}”", uses_of([self.instance]))
        return said


class KeepsSections(forms.ModelForm):
    """A guide; founding claims name its sections by their key."""

    def clean_sections(self) -> Any:
        """The sections. Raises: ValidationError with the uses of each section that is gone."""
        sections = self.cleaned_data["sections"]
        gone = {_key(one) for one in self.instance.sections or ()} - {_key(one) for one in sections or ()}
        for key in sorted(gone):
            found = claims_in("guide", f"{self.instance.key}#{key}".__eq__)
            _refuse(f"The section “{key}”", [Use(row, how) for row, how in found])
        return sections


def _key(section: Any) -> str:
    return str(section.get("key", ""))


def _refuse(what: str, uses: Iterable[Use]) -> None:
    if links := format_html_join("", "<li>{}</li>", [(use.link,) for use in uses]):
        raise ValidationError(format_html("{}<ul>{}</ul>", REFUSED.format(what), links))
