"""Forms made from the rulebook: one class per question page, fields named by question key, values by choice key."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from options.rules.answers import exclusive_clash
from options.rules.conditions import Answers
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook


class OneChoice(forms.RadioSelect):
    """Radio buttons that notice when a browser sends several values."""

    choice_flags: Mapping[str, frozenset[str]] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The last value sent, or all of them when there are several."""
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        if isinstance(sent, list | tuple):
            return sent[-1] if len(sent) == 1 else list(sent)
        return sent


class ManyChoices(forms.CheckboxSelectMultiple):
    """Check boxes that know which choices stand alone and which mean "not known"."""

    choice_flags: Mapping[str, frozenset[str]] = {}


class SingleField(forms.ChoiceField):
    """One choice of a question; none is allowed. `why` says why it is asked."""

    why = ""
    widget: OneChoice = OneChoice  # type: ignore[assignment]

    def to_python(self, value: Any) -> str:
        """The choice key, or "" for none. Raises: ValidationError for several values."""
        if isinstance(value, list):
            if len(value) > 1:
                raise problem("several")
            value = value[0] if value else ""
        return super().to_python(value)


class ManyField(forms.MultipleChoiceField):
    """Any number of choices of a question; one that stands alone may not be given with others."""

    why = ""
    widget: ManyChoices = ManyChoices  # type: ignore[assignment]

    def __init__(self, *, question: Question, **options: Any) -> None:
        super().__init__(**options)
        self.question = question

    def to_python(self, value: Any) -> list[str]:
        """The choice keys, each once."""
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value: list[str]) -> None:
        """Raises: ValidationError for an unknown choice, or an exclusive one beside others."""
        super().validate(value)
        if alone := exclusive_clash(self.question, frozenset(value)):
            label = next(choice.label for choice in self.question.choices if choice.key == alone)
            raise problem("exclusive", label=label)


class StepForm(forms.Form):
    """One question page. Nothing is required; `chosen` gives what was answered."""

    use_required_attribute = False

    def chosen(self) -> dict[str, frozenset[str]]:
        """The answers of this page; a question left empty has an empty set. Only for a valid form."""
        return {
            name: frozenset(value if isinstance(value, list) else [value] if value else [])
            for name, value in self.cleaned_data.items()
        }


class GateForm(StepForm):
    """A form that holds the safety gate: an empty gate is an error, because silence there must be chosen.

    `gate` is the key of its question; the other questions of the form may stay empty.
    """

    gate = ""

    def clean(self) -> dict[str, Any]:
        """Raises nothing; adds an error beside a gate left empty."""
        cleaned = super().clean() or {}
        if self.gate not in self.errors and not cleaned.get(self.gate):
            self.add_error(self.gate, problem("gate-empty", label=_none_label(self.fields[self.gate])))
        return cleaned


def problem(code: str, **words: object) -> ValidationError:
    """An error whose sentence comes from templates/journey/problems/."""
    return ValidationError(render_to_string(f"journey/problems/{code}.txt", words).strip(), code=code)


def form_class(rulebook: Rulebook, page: str, questions: tuple[Question, ...], voice: str) -> type[StepForm]:
    """The form class of a question page in one voice, made once per release."""
    return _form_class(rulebook, page, tuple(question.key for question in questions), voice)


def initial_of(answers: Answers, questions: tuple[Question, ...]) -> dict[str, Any]:
    """What a form shows at first: the answers given so far."""
    shown: dict[str, Any] = {}
    for question in questions:
        given = sorted(answers.get(question.key, ()))
        shown[question.key] = given if question.kind == "multi" else (given or [""])[0]
    return shown


@lru_cache(maxsize=128)
def _form_class(rulebook: Rulebook, page: str, keys: tuple[str, ...], voice: str) -> type[StepForm]:
    gate = rulebook.questionnaire.gate.key
    base = GateForm if gate in keys else StepForm
    fields: Mapping[str, Any] = {key: _field(rulebook.question[key], voice) for key in keys}
    return type(f"{page.title()}Form", (base,), {**fields, "gate": gate})


def _field(question: Question, voice: str) -> forms.Field:
    """The field of one question, worded for a voice and limited to its choices."""
    offered = [choice for choice in question.choices if not choice.voices or voice in choice.voices]
    options: dict[str, Any] = {
        "label": question.wording.say(voice),
        "help_text": question.hint.say(voice) if question.hint else "",
        "choices": [(choice.key, choice.label) for choice in offered],
        "required": False,
    }
    many = question.kind == "multi"
    field: ManyField | SingleField = ManyField(question=question, **options) if many else SingleField(**options)
    unknown_choice = render_to_string("journey/problems/unknown-choice.txt").strip()
    field.error_messages.update(invalid_choice=unknown_choice, invalid_list=unknown_choice)
    field.widget.choice_flags = {choice.key: flags for choice in offered if (flags := _flags(choice))}
    field.why = question.why
    return field


def _flags(choice: Choice) -> frozenset[str]:
    names = {"exclusive": choice.exclusive, "unknown": choice.unknown}
    return frozenset(name for name, is_set in names.items() if is_set)


def _none_label(field: Any) -> str:
    """The words of the choice that stands alone, such as "None of these"."""
    alone = (key for key, flags in field.widget.choice_flags.items() if "exclusive" in flags)
    return dict(field.choices).get(next(alone, ""), "")
