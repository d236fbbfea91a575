"""What happened after the decisions of a case: the page, and the form to add to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from navigator.cases.caseload.days import TOO_FAR, Due, due, is_too_far, planned_after, written
from navigator.cases.contents import DecisionContent, HappeningContent
from navigator.cases.models import Case, Happening, Visit
from navigator.cases.over_time.decided import day_in
from navigator.cases.over_time.history import history_of
from navigator.cases.over_time.reading import decision_of, happenings_of, visits_of
from navigator.cases.over_time.timeline import Timeline
from options.publishing import current
from options.rules.rulebook import Rulebook

WHAT = (("started", "Started"), ("went_on", "Went on"), ("stopped", "Stopped"), ("other", "Something else"))
"""Keys and words, in the order shown. The keys are stored: never rename one."""
LONGEST = 2000


class HappeningForm(forms.Form):
    """One thing that happened, and when to ask again."""

    use_required_attribute = False
    what = forms.ChoiceField(choices=WHAT, widget=forms.RadioSelect, label="What happened?")
    option = forms.ChoiceField(required=False, label="Which option?")
    on = forms.DateField(
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        label="On which day?",
        error_messages={"required": "Say on which day. A rough day will do."},
    )
    why = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}), label="Why, or what helped"
    )
    follow_up_on = forms.DateField(
        required=False,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        label="When to ask again",
    )

    planned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, options: Iterable[tuple[str, str]], now: date | None, **more: Any) -> None:
        """Takes: `now`, the follow-up planned for the case as it is stored."""
        super().__init__(*args, **more)
        self._now = now
        self.fields["option"].choices = [("", "No option"), *options]  # type: ignore[attr-defined]
        self.fields["what"].error_messages["required"] = "Choose what happened."

    def clean_on(self) -> date:
        """A day that has been. Raises: ValidationError for one that is still to come."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Write what has happened already.")
        return day

    def clean_follow_up_on(self) -> date | None:
        """A day that one can plan for. Raises: ValidationError for one too far away."""
        day: date | None = self.cleaned_data["follow_up_on"]
        if is_too_far(day, timezone.localdate()):
            raise forms.ValidationError(TOO_FAR)
        seen = self.data.get("planned", "")
        return planned_after(day, seen if seen > written(timezone.localdate()) else "", seen, self._now)

    @property
    def content(self) -> HappeningContent:
        """What happened. Only for a valid form."""
        told = self.cleaned_data
        return HappeningContent(told["what"], told["option"], told["on"].isoformat(), told["why"])


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, in words. `option` may be empty."""

    what: str
    words: str
    option: str
    on: date
    why: str
    author: str


@dataclass(frozen=True, slots=True)
class HappenedPage:
    """What happened in a case, the latest day first. `due`: the follow-up planned, or None."""

    case: Case
    due: Due | None
    lines: tuple[Line, ...]
    line: Timeline | None
    form: HappeningForm


def happened_page(case: Case, form: HappeningForm | None = None) -> HappenedPage:
    """The page, with a fresh form or one as it was sent."""
    visits, happenings = visits_of(case), happenings_of(case)
    book = current.release().rulebook
    lines = sorted((_line(one, book) for one in happenings), key=lambda line: line.on, reverse=True)
    return HappenedPage(
        case=case,
        due=due(case.follow_up_on, timezone.localdate()) if case.state == Case.State.OPEN else None,
        lines=tuple(lines),
        line=history_of(case, visits, happenings),
        form=form or happening_form(case, visits),
    )


def happening_form(case: Case, visits: Iterable[Visit], post: Any = None) -> HappeningForm:
    """The form: the option decided last comes first, today is the day."""
    book, decided = current.release().rulebook, _decided_last(visits)
    keys = dict.fromkeys((*([decided] if decided else []), *(one.key for one in book.options if one.kind == "setting")))
    options = [(key, _name(key, book)) for key in keys]
    if post is not None:
        return HappeningForm(post, options=options, now=case.follow_up_on)
    today = timezone.localdate()
    later = case.follow_up_on if case.follow_up_on and case.follow_up_on > today else None
    initial = {"on": today, "option": decided, "follow_up_on": later, "planned": written(case.follow_up_on)}
    return HappeningForm(initial=initial, options=options, now=case.follow_up_on)


def _decided_last(visits: Iterable[Visit]) -> str:
    """The option of the latest decision for one; empty when there is none."""
    found = ""
    for visit in visits:
        if (decision := decision_of(visit)) and (option := DecisionContent.of(decision.content).option):
            found = option
    return found


def _line(one: Happening, book: Rulebook) -> Line:
    content = HappeningContent.of(one.content)
    day = day_in(content.on) or timezone.localdate(one.written_at)
    words = dict(WHAT).get(content.what, content.what)
    return Line(content.what, words, _name(content.option, book), day, content.why, str(one.author))


def _name(key: str, book: Rulebook) -> str:
    return book.option[key].name if key in book.option else key
