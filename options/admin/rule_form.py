"""The form of a rule: ticked, cited, and refused in sentences that say what to do."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms

from options.admin.fields import ConditionField
from options.admin.forms import CitingForm
from options.models import Rule
from options.rules import rulebook
from options.rules.errors import Problem
from options.rules.problems.rules import rule_problems

FIELDS = {"findings": "citations", "when": "condition"}
"""Fields that have another name in the form."""
SENTENCES = {
    "reason-kind": "Say why it is not suitable (unsafe or out of reach) with the effect “not suitable”, and leave this "
    "empty with every other effect.",
    "first": "Choose what has to come first with the effect “needs something first”, and leave this empty with every "
    "other effect.",
    "not-ready": "Cite at least one finding that is citation-ready. None of these was checked with its source.",
    "wish": "This rule looks at a wish, so its theme must be “Wishes”: then its points count under the cap on wishes.",
    "why": "Say it in one short sentence of at most 25 words that ends with a full stop.",
}
"""What an editor is told, where the program's own words speak of keys."""


class RuleForm(CitingForm):
    """Condition, option, effect, reason, citations."""

    scaled = {"theme": "themes"}
    condition = ConditionField(label="It applies when", ask_always=True)

    class Meta:
        model = Rule
        exclude = ("findings",)
        labels = {
            "option": "It speaks about",
            "effect": "What it does",
            "why": "Reason",
            "reason_kind": "Why it is not suitable",
            "first": "What comes first",
            "ref": "Number in the first questionnaire",
            "added": "Added after the first questionnaire",
            "editor_note": "Note for editors",
        }
        help_texts = {
            "effect": "Points move the option up or down. The last three give no points.",
            "reason_kind": "Only for “not suitable”.",
            "first": "Only for “needs something first”. The same option here means: it comes before everything else.",
            "theme": "Under this heading the rule is explained. A rule about a wish has the theme “Wishes”.",
        }
        widgets = {"why": forms.Textarea(attrs={"rows": 2, "cols": 90})}

    def clean(self) -> dict[str, Any]:
        """Refuse a rule that could not be published, with every reason beside its field."""
        cleaned = super().clean() or self.cleaned_data
        needed = ("option", "effect", "theme", "why", "condition", "citations")
        if all(name in cleaned for name in needed):
            for problem in self._problems(cleaned):
                field, said = place_in_form(problem, self.fields)
                self.add_error(field, said)
        return cleaned

    def _problems(self, cleaned: dict[str, Any]) -> Iterator[Problem]:
        findings = cleaned["citations"]
        book = self.vocabulary.citing(findings)
        first = cleaned.get("first")
        rule = rulebook.Rule(
            key=cleaned.get("key") or "new",
            option=cleaned["option"].key,
            effect=cleaned["effect"],
            theme=cleaned["theme"],
            why=cleaned["why"].strip(),
            findings=tuple(finding.key for finding in findings),
            when=cleaned["condition"],
            reason_kind=cleaned.get("reason_kind") or None,
            first=first.key if first else None,
        )
        return rule_problems(replace(book, rules=(rule,)))


def place_in_form(problem: Problem, fields: Any) -> tuple[str | None, str]:
    """The field a problem belongs to, and the sentence to show beside it."""
    named = problem.place.rpartition(", ")[2]
    field = FIELDS.get(named, named)
    said = SENTENCES.get(problem.code) or f"{problem.message} {problem.remedy}".strip()
    return (field if field in fields else None), said
