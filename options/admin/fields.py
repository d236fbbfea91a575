"""Form fields of our own: lists as lines, structured text as YAML, conditions as ticks, citations as findings."""

from collections.abc import Sequence
from types import NoneType
from typing import Any, get_args

import yaml
from django import forms
from django.core.exceptions import ValidationError

from options.admin.ticks import ALL, KEPT, Ticks, condition_of, groups_in, in_order, ticks_of
from options.admin.vocabulary import Asked, Vocabulary
from options.admin.widgets import CitationRows, ConditionTicks
from options.models import Finding
from options.publishing.files import line_of, read_yaml
from options.rules.codec import decode, encode
from options.rules.conditions import Condition
from options.rules.errors import BadData, Problem

NOT_WHOLE = "The page did not arrive whole. Nothing was saved. Open it again and repeat the change."


class LinesText(forms.CharField):
    """A list of short texts, one per line; empty lines are dropped."""

    widget = forms.Textarea

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4, "cols": 90}))
        super().__init__(**options)
        self.help_text = self.help_text or "One per line."

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """The lines as a list."""
        if isinstance(value, list | tuple):
            return list(value)
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the list is another one."""
        return list(initial or []) != self.to_python(data)


class YamlText(forms.CharField):
    """Structured content as readable YAML; every mistake names its line."""

    def __init__(self, *, shape: Any = None, encoder: Any = None, decoder: Any = None, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 18, "cols": 100, "class": "yaml-text"}))
        super().__init__(**options)
        self.shape = shape

    def prepare_value(self, value: Any) -> Any:
        """Plain data as YAML; what was typed stays as typed."""
        if isinstance(value, str):
            return value
        if not value:
            return ""
        return yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=95)

    def to_python(self, value: Any) -> Any:
        """The YAML as plain data in the shape wanted. Raises: ValidationError with a sentence per problem."""
        if not isinstance(value, str):
            return value
        text = value.replace("\r\n", "\n")
        try:
            data = read_yaml(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f"Line {min(mark.line + 1, text.count(chr(10)) + 1)}: " if mark else ""
            said = getattr(error, "problem", None) or str(error)
            remedy = "Look at the indentation and quotes."
            raise ValidationError(f"{where}this is not readable: {said}. {remedy}") from error
        if data is None:
            data = _nothing(self.shape)
        try:
            return encode(decode(self.shape, data))
        except BadData as error:
            raise ValidationError(in_lines(text, error.problems)) from error

    def validate(self, value: Any) -> None:
        """Emptiness is for the shape to judge."""

    def run_validators(self, value: Any) -> None:
        """None: lengths of text say nothing about data."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the content is another one; spacing and quotes do not count."""
        try:
            return bool((initial or None) != (self.to_python(data) or None))
        except ValidationError:
            return True


class ConditionField(forms.Field):
    """When a row applies, ticked by question."""

    widget = ConditionTicks

    def __init__(self, *, ask_always: bool = False, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.ask_always = ask_always

    def ask(self, vocabulary: Vocabulary, written: Condition, *, saved: bool) -> None:
        """Offer these questions, with the condition as it was written."""
        self.initial = self.written = written
        self.asked = {one.key: one for one in vocabulary.asked}
        self.order = {one.key: [choice.key for choice in one.choices] for one in vocabulary.asked}
        self.widget.asked, self.widget.written = vocabulary.asked, written
        self.widget.ask_always = self.ask_always
        self.widget.attrs["saved"] = saved

    def clean(self, value: Any) -> Condition:
        """The ticks as a condition. Raises: ValidationError with every contradiction as a sentence."""
        if not value["whole"]:
            raise ValidationError(NOT_WHOLE)
        mistakes = [said for key, ticks in value["ticks"].items() for said in self._mistakes(key, ticks)]
        condition = self._condition(value)
        if self.ask_always and not condition and not value["always"]:
            mistakes.append("Tick at least one answer that counts, or say that it applies to everyone.")
        if self.ask_always and condition and value["always"]:
            mistakes.append("Answers are ticked below “applies to everyone”. Take one of the two away.")
        if mistakes:
            raise ValidationError(mistakes)
        return condition

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the ticks mean another condition."""
        return bool(self._condition(data) != (initial or ()))

    def meaning(self, value: Any) -> Any:
        """The ticks by question, to compare what two editors mean; groups as written stand for themselves."""
        ticked = {key: in_order(ticks, self.order[key]) for key, ticks in value["ticks"].items() if ticks}
        said = {key: [ticks.counts, ticks.rules_out, ticks.how] for key, ticks in ticked.items()}
        kept = {key: groups_in(self.written, key) for key, ticks in ticked.items() if ticks.how == KEPT}
        return [said, kept, value["always"]]

    def _condition(self, value: Any) -> Condition:
        return condition_of(value["ticks"], self.written, self.order)

    def _mistakes(self, key: str, ticks: Ticks) -> Sequence[str]:
        """What contradicts itself in the ticks of one question."""
        asked, said = self.asked[key], []
        words = {choice.key: choice.label for choice in asked.choices}
        if not {*ticks.counts, *ticks.rules_out} <= words.keys():
            return [f"“{asked.words}” was changed meanwhile. Open the page again and repeat the change."]
        said += [
            f"“{words[choice]}” both counts and rules out ({asked.words}) Untick one of the two."
            for choice in ticks.counts
            if choice in ticks.rules_out
        ]
        if len(ticks.rules_out) == len(words):
            said.append(f"Every answer rules out, so only silence would be left ({asked.words}) Untick at least one.")
        if ticks.how == ALL:
            said += self._impossible_together(asked, ticks)
        stored = in_order(ticks_of(self.written).get(key, Ticks()), self.order[key])
        if ticks.how == KEPT and in_order(ticks, self.order[key]) != stored:
            said.append(f"The groups cannot be kept while other answers are ticked ({asked.words}) Say one or every.")
        return said

    def _impossible_together(self, asked: Asked, ticks: Ticks) -> Sequence[str]:
        if len(ticks.counts) > 1 and not asked.takes_several:
            return [f"One person gives one answer here, so not every ticked answer can be needed ({asked.words})"]
        alone = [choice.label for choice in asked.choices if choice.exclusive and choice.key in ticks.counts]
        if alone and len(ticks.counts) > 1:
            return [f"“{alone[0]}” stands alone and cannot be needed together with others ({asked.words}) Untick it."]
        return []


class CitationsField(forms.Field):
    """Findings in the order cited: the first says most. The value is a list of findings."""

    widget = CitationRows

    def prepare_value(self, value: Any) -> Any:
        """Findings, also for what was sent."""
        return self._find(value)[0] if isinstance(value, dict) else value

    def clean(self, value: Any) -> list[Finding]:
        """The findings sent. Raises: ValidationError for one that does not exist or stands twice."""
        found, lost = self._find(value)
        if lost:
            listed = ", ".join(f"“{key}”" for key in lost)
            raise ValidationError(f"There is no finding {listed}. Look it up in the list of findings.")
        for place, finding in enumerate(found):
            if finding in found[:place]:
                raise ValidationError(f"The finding “{finding.key}” is cited twice. Empty one of its rows.")
        if self.required and not found:
            raise ValidationError("Cite at least one finding.")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other findings, or another order, were sent."""
        found, lost = self._find(data)
        return bool(lost) or found != list(initial or [])

    def meaning(self, value: Any) -> Any:
        """The ids in the order cited, to compare what two editors mean."""
        if "keys" not in value:
            return value["ids"]
        found, lost = self._find(value)
        return [*(str(finding.pk) for finding in found), *lost]

    def _find(self, value: dict[str, list[str]]) -> tuple[list[Finding], list[str]]:
        """The findings sent, in order, and what was not found."""
        by = "key" if "keys" in value else "pk"
        wanted = value.get("keys") or value.get("ids") or []
        if by == "pk":
            wanted, lost = [pk for pk in wanted if pk.isdigit()], [pk for pk in wanted if not pk.isdigit()]
        else:
            lost = []
        if not wanted:
            return [], lost
        rows = Finding.objects.filter(**{f"{by}__in": wanted}).select_related("source", "same_as")
        known = {str(getattr(row, by)): row for row in rows}
        return [known[key] for key in wanted if key in known], [*lost, *(key for key in wanted if key not in known)]


def in_lines(text: str, problems: Sequence[Problem]) -> list[str]:
    """Problems of a YAML text as sentences that name their lines."""
    tree = yaml.compose(text, Loader=yaml.CSafeLoader)
    said = []
    for problem in problems:
        path = [part for part in problem.place.replace("[", ".[").split(".") if part]
        said.append(f"Line {line_of(tree, path)}: {problem.message} {problem.remedy}".strip())
    return said


def _nothing(shape: Any) -> Any:
    """What an empty text means: nothing where that is allowed, else an empty list or mapping."""
    if NoneType in get_args(shape):
        return None
    return [] if getattr(shape, "__origin__", None) is tuple else {}
