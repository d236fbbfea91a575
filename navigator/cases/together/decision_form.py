"""The form of a decision: what was sent, read into a `DecisionContent`."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from navigator.cases.caseload.days import TOO_FAR, is_too_far, planned_after
from navigator.cases.contents import DecisionContent, FirstStep
from navigator.cases.together.closing import CHECK, REPLIES, TOOK_PART
from navigator.cases.together.overrides import REASONS

LONGEST, LONGEST_LINE, MOST_STEPS = 2000, 300, 12
STEP_FIELDS = ("what", "who", "by")
OWN_WORDS = ("reasons", "override_words")
UNKEPT = {"autocomplete": "off"}
"""A browser would offer what was typed in a line to the next one who types there."""
BAD_DAY = "Write the day as month, day and year, or leave it empty."


class DecisionForm(forms.Form):
    """Everything of a decision except its first steps, which are rows (see `StepForm`). Nothing is required."""

    use_required_attribute = False
    option = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="What was decided?")
    reasons = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}), label="Why, in the client's own words"
    )
    took_part = forms.MultipleChoiceField(
        required=False, choices=TOOK_PART, widget=forms.CheckboxSelectMultiple, label="Who took part?"
    )
    overrides = forms.MultipleChoiceField(
        required=False, choices=REASONS, widget=forms.CheckboxSelectMultiple, label="Why does it differ?"
    )
    override_words = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2}), label="In your own words"
    )
    rules = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    follow_up_on = forms.DateField(
        required=False,
        widget=forms.DateInput({"type": "date", **UNKEPT}, format="%Y-%m-%d"),
        label="When to ask how it went",
        error_messages={"invalid": BAD_DAY},
    )

    planned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, options: Iterable[tuple[str, str]], rules: Iterable[str], now: date | None, **more: Any
    ) -> None:
        """Takes: `now`, the follow-up planned for the case as it is stored."""
        super().__init__(*args, **more)
        self._now = now
        self.fields["option"].choices = list(options)  # type: ignore[attr-defined]
        self.fields["rules"].choices = [(key, key) for key in rules]  # type: ignore[attr-defined]
        for key, question in CHECK:
            replies = forms.ChoiceField(required=False, choices=REPLIES, widget=forms.RadioSelect, label=question)
            self.fields[f"check_{key}"] = replies

    def clean_follow_up_on(self) -> date | None:
        """A day that one can plan for; one in the past stays possible, as a visit may be finished later."""
        day: date | None = self.cleaned_data["follow_up_on"]
        if is_too_far(day, timezone.localdate()):
            raise forms.ValidationError(TOO_FAR)
        seen = self.data.get("planned", "")
        return planned_after(day, seen, seen, self._now)

    @property
    def checks(self) -> list[Any]:
        """The four questions, as bound fields."""
        return [self[f"check_{key}"] for key, _ in CHECK]

    def content(self, first: str, steps: Iterable[FirstStep]) -> DecisionContent:
        """What was decided. Takes: the option the ranking puts first. Only for a valid form."""
        told = self.cleaned_data
        is_override = bool(told["option"] and first and told["option"] != first)
        return DecisionContent(
            option=told["option"],
            first=first,
            reasons=told["reasons"],
            overrides=tuple(told["overrides"]) if is_override else (),
            override_words=told["override_words"] if is_override else "",
            rules=tuple(told["rules"]) if is_override else (),
            took_part=tuple(told["took_part"]),
            steps=tuple(steps),
            follow_up=told["follow_up_on"].isoformat() if told["follow_up_on"] else "",
            check={key: told[f"check_{key}"] for key, _ in CHECK if told[f"check_{key}"]},
        )


def initial_of(content: DecisionContent) -> dict[str, Any]:
    """What the form shows of a decision."""
    shown = {name: getattr(content, name) for name in ("option", "reasons", "override_words")}
    shown |= {name: list(getattr(content, name)) for name in ("took_part", "overrides", "rules")}
    return shown | {f"check_{key}": reply for key, reply in content.check.items()}


class StepForm(forms.Form):
    """One first step: what, who does it, and by which day."""

    use_required_attribute = False
    what = forms.CharField(required=False, max_length=LONGEST_LINE, widget=forms.TextInput(UNKEPT), label="What")
    who = forms.CharField(required=False, max_length=LONGEST_LINE, widget=forms.TextInput(UNKEPT), label="Who")
    by = forms.DateField(
        required=False,
        widget=forms.DateInput({"type": "date", **UNKEPT}, format="%Y-%m-%d"),
        label="By when",
        error_messages={"invalid": BAD_DAY},
    )

    @property
    def step(self) -> FirstStep | None:
        """The step; None for an empty row. Only for a valid form."""
        what, who, by = (self.cleaned_data[name] for name in STEP_FIELDS)
        return FirstStep(what, who, by.isoformat() if by else "") if what or who or by else None


def steps_shown(steps: Iterable[FirstStep], blank: int) -> list[StepForm]:
    """A row for each step, and blank ones after them, as long as they would be kept."""
    shown = [{name: getattr(step, name) for name in STEP_FIELDS} for step in steps]
    rows = [*shown, *({} for _ in range(blank))][: max(MOST_STEPS, len(shown))]
    return [StepForm(initial=row, prefix=f"step{count}") for count, row in enumerate(rows)]


def steps_sent(post: QueryDict) -> list[StepForm]:
    """The rows that were sent, in order."""
    count = 0
    while count < MOST_STEPS and f"step{count}-what" in post:
        count += 1
    return [StepForm(post, prefix=f"step{number}") for number in range(count)]


def words_sent(post: QueryDict) -> Iterator[tuple[str, str]]:
    """What was sent in own words, each with the name of its place, to be shown when it cannot be kept."""
    for name in OWN_WORDS:
        if said := post.get(name, "").strip():
            yield str(DecisionForm.base_fields[name].label), said
    for step in steps_sent(post):
        if said := ", ".join(str(step[name].data) for name in STEP_FIELDS if step[name].data):
            yield "First step", said
