"""The rows below another row: refused in words where two are the same, or where one that goes is in use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list

from options.admin.uses import INSTEAD, uses_of


class RowsBelow(BaseInlineFormSet):
    """The rows of one kind that belong to another row."""

    def clean(self) -> None:
        """Refuse to delete what is in use. Raises: ValidationError with the uses of each such row, as links."""
        refused = [said for form in self.initial_forms if self._should_delete_form(form) for said in _in_use(form)]  # type: ignore[attr-defined]
        if refused:
            raise ValidationError(refused)
        super().clean()

    def get_unique_error_message(self, unique_check: Any) -> str:
        """What two rows may not share, in words."""
        names = [name for name in unique_check if name != self.fk.name]
        return f"Two rows have the same {get_text_list(names, 'and')}. Change it in one of them, or delete one."

    def get_form_error(self) -> str:
        """What stands at the second of two rows that are the same."""
        return "There is another row with this key or content."


def _in_use(form: Any) -> list[Any]:
    row = form.instance
    uses = uses_of([row])
    if not uses:
        return []
    links = format_html_join("", "<li>{}</li>", ((use.link,) for use in uses))
    return [format_html("“{}” cannot be deleted, because it is in use. {}<ul>{}</ul>", row, INSTEAD, links)]
