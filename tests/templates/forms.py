"""A small step form with the questions a reader meets: one choice, many choices, an entry."""

from typing import Any

from django import forms


def choice_question(
    label: str, choices: list[tuple[str, str]], *, many: bool, flags: dict[str, set[str]], **extra: Any
) -> forms.ChoiceField:
    """Build a question the way the journey does: the choice flags ride on the widget."""
    kind = forms.MultipleChoiceField if many else forms.ChoiceField
    widget = forms.CheckboxSelectMultiple if many else forms.RadioSelect
    why = extra.pop("why", "")
    field = kind(label=label, choices=choices, widget=widget, **extra)
    field.widget.choice_flags = flags
    field.why = why
    return field


class StepForm(forms.Form):
    """Two questions of one step."""

    use_required_attribute = False

    opioid_type = choice_question(
        "Which opioids do they use, as far as you know?",
        [
            ("heroin", "Heroin"),
            ("fentanyl", "Fentanyl"),
            ("street_pills", "Pills bought on the street"),
            ("injects", "Uses a needle"),
            ("none", "None of these"),
            ("not_sure", "Not sure"),
        ],
        many=True,
        flags={"none": {"exclusive"}, "not_sure": {"unknown"}},
        help_text='Tick all that fit. If you do not know what is in it, tick "not sure".',
        why="Fentanyl changes how medicine is started.",
        error_messages={"required": "Choose at least one line, or skip this page."},
    )
    last_use = choice_question(
        "When did they last use opioids?",
        [
            ("within_day", "Within the past day"),
            ("within_week", "Within the past week"),
            ("month_plus", "A month ago or longer"),
            ("not_sure", "Not sure"),
        ],
        many=False,
        flags={"not_sure": {"unknown"}},
        error_messages={"required": "Say when they last used opioids, or choose Not sure."},
    )


class EntryForm(forms.Form):
    """Every other sort of field."""

    code = forms.CharField(
        label="Your code",
        help_text="Groups of four letters and numbers.",
        error_messages={"required": "Type your code, four letters or numbers at a time."},
    )
    note = forms.CharField(label="A note", required=False, widget=forms.Textarea)
    country = forms.ChoiceField(label="Country", choices=[("us", "United States")])
    agree = forms.BooleanField(label="I understand what the code carries")
    token = forms.CharField(widget=forms.HiddenInput, required=False)
