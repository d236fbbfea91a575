"""Just enough of the draft to say rules in words, to offer choices and to check one rule, in three queries."""

from dataclasses import dataclass, replace
from itertools import groupby

from options.models import Choice, Finding, Option, Question, ScaleEntry
from options.publishing.draft.catalog import read_scale
from options.publishing.draft.fields import values
from options.rules import catalog, evidence, questionnaire
from options.rules.rulebook import Rulebook

NOBODY = questionnaire.Voiced("", "", "")
NO_GATE = questionnaire.Question("", "", "single", NOBODY, "", "", False, ())


@dataclass(frozen=True)
class Asked:
    """A question with the choices a clause may name, as rows."""

    row: Question
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """The key of the question."""
        return self.row.key

    @property
    def words(self) -> str:
        """How the question is named to editors."""
        return self.row.wording_counsellor or self.row.label or self.row.key

    @property
    def takes_several(self) -> bool:
        """Whether one person can give several of its choices."""
        return self.row.kind == Question.Kind.MULTI


@dataclass(frozen=True)
class Vocabulary:
    """The questions in the order asked, and a rulebook with words but without rules."""

    asked: tuple[Asked, ...]
    book: Rulebook

    def citing(self, findings: list[Finding]) -> Rulebook:
        """The rulebook with these findings and their sources, to check citations against."""
        sources = {row.source.key: row.source for row in findings}
        return replace(
            self.book,
            findings=tuple(_finding(row) for row in findings),
            sources=tuple(evidence.Source(**values(row, evidence.Source)) for row in sources.values()),
        )


def read_vocabulary() -> Vocabulary:
    """The words of the draft as it stands now."""
    choices = Choice.objects.select_related("question__step").order_by(
        "question__position", "question_id", "position", "pk"
    )
    asked = tuple(
        Asked(offered[0].question, offered)
        for _, group in groupby(choices, key=lambda choice: choice.question_id)
        if (offered := tuple(group))
    )
    options = tuple(_option(row) for row in Option.objects.all())
    return Vocabulary(
        asked,
        Rulebook(scale=read_scale(ScaleEntry.objects.all()), questionnaire=_questionnaire(asked), options=options),
    )


def _questionnaire(asked: tuple[Asked, ...]) -> questionnaire.Questionnaire:
    plain = [_question(one) for one in asked if one.row.kind in ("single", "multi")]
    gate = next((one.key for one in asked if one.row.is_gate), "")
    return questionnaire.Questionnaire(
        voices=tuple(choice.key for one in asked if one.row.kind == "voice" for choice in one.choices),
        steps=(),
        gate=next((question for question in plain if question.key == gate), NO_GATE),
        questions=tuple(question for question in plain if question.key != gate),
        derived=tuple(_derived(one) for one in asked if one.row.kind == "derived"),
    )


def _question(one: Asked) -> questionnaire.Question:
    choices = tuple(questionnaire.Choice(**values(choice, questionnaire.Choice)) for choice in one.choices)
    given = {"step": "", "wording": NOBODY, "hint": None, "choices": choices, "findings": (), "shown_if": ()}
    return questionnaire.Question(**values(one.row, questionnaire.Question, **given))


def _derived(one: Asked) -> questionnaire.Derived:
    bands = tuple(questionnaire.Band(band.key, band.at_least or 0, band.label, band.short) for band in one.choices)
    unknown = questionnaire.UnknownIf(True, (), 0)
    return questionnaire.Derived(one.key, one.row.label, "", (), bands, unknown, "", "", one.row.why)


def _option(row: Option) -> catalog.Option:
    parts = {"length": catalog.Length(""), "hours_per_week": catalog.Hours(""), "continues_with": ()}
    return catalog.Option(**values(row, catalog.Option, **parts))


def _finding(row: Finding) -> evidence.Finding:
    same_as = row.same_as.key if row.same_as_id and row.same_as else None
    links = {"source": row.source.key, "same_as": same_as, "supports": (), "against": ()}
    return evidence.Finding(**values(row, evidence.Finding, **links))
