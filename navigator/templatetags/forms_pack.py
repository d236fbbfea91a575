"""What our form templates ask of a form: its rows of choices and its links to errors."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.forms import BaseForm, CheckboxInput, HiddenInput, Select
from django.forms.boundfield import BoundField
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect

register = template.Library()


@dataclass(frozen=True)
class ChoiceRow:
    """One radio button or check box with its words and its place in the group.

    lead: "or" when an "or" stands before the row, "apart" when a wider gap does, else empty.
    """

    id: str
    type: str
    name: str
    value: str
    label: str
    is_checked: bool
    is_disabled: bool
    is_exclusive: bool
    lead: str


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary; target is the id of the first input, empty for the whole form."""

    target: str
    message: str


@register.filter
def form_kind(field: BoundField) -> str:
    """Name the template part that shows a field: choices, check, hidden, select or entry."""
    widget = field.field.widget
    if isinstance(widget, HiddenInput) or widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "check"
    return "select" if isinstance(widget, Select) else "entry"


@register.simple_tag
def choice_rows(field: BoundField) -> list[ChoiceRow]:
    """List the choices of a radio or check box group in order.

    Takes: a bound field; its widget may carry `choice_flags`, a mapping of choice value to a set
    of "exclusive" and "unknown".
    """
    flags = getattr(field.field.widget, "choice_flags", {})
    rows: list[ChoiceRow] = []
    seen: set[str] = set()
    for option in (subwidget.data for subwidget in field.subwidgets):
        own = flags.get(str(option["value"]), set()) & {"exclusive", "unknown"}
        rows.append(
            ChoiceRow(
                id=option["attrs"].get("id", ""),
                type=option["type"],
                name=option["name"],
                value=str(option["value"]),
                label=str(option["label"]),
                is_checked=option["selected"],
                is_disabled=bool(option["attrs"].get("disabled")),
                is_exclusive=bool(own) and option["type"] == "checkbox",
                lead=_lead(own, seen) if rows else "",
            )
        )
        seen |= own
    return rows


def _lead(own: set[str], seen: set[str]) -> str:
    """Say what stands before a row: only the first special row of each sort is set apart."""
    if "exclusive" in own and not seen:
        return "or"
    if "unknown" in own and "unknown" not in seen:
        return "apart"
    return ""


@register.simple_tag
def error_links(form: BaseForm) -> list[ErrorLink]:
    """List every error of a form, each with the id of the input it belongs to."""
    return [*_form_errors(form), *_field_errors(form)]


def _form_errors(form: BaseForm) -> Iterator[ErrorLink]:
    for message in form.non_field_errors():
        yield ErrorLink("", str(message))
    for field in form.hidden_fields():
        for message in field.errors:
            yield ErrorLink("", str(message))


def _field_errors(form: BaseForm) -> Iterator[ErrorLink]:
    for field in form.visible_fields():
        for message in field.errors:
            yield ErrorLink(_first_input(field), str(message))


def _first_input(field: BoundField) -> str:
    """Give the id of the input that takes the focus when an error link is followed."""
    if form_kind(field) == "choices":
        first = next(iter(field.subwidgets), None)
        return first.data["attrs"].get("id", "") if first else ""
    return field.id_for_label
