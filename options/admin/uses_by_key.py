"""Uses of a row by its key: in answers and expectations, scales, guides, counts, changes and founding claims."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model

from options.models import (
    Alert,
    Choice,
    Conflict,
    Derivation,
    ExampleCase,
    Finding,
    Guide,
    Option,
    OptionFact,
    Profile,
    Question,
    Rule,
    Safeguard,
    ScaleEntry,
    SeedClaim,
    Source,
    Statement,
    Term,
)
from options.rules.problems.guides import STATEMENTS

Found = tuple[Model, str]
"""A row that uses another one, and how, in a few words."""

OUTCOMES = ("first_any_of", "in_top3", "not_top3", "not_suitable", "supports")
"""Parts of an expectation that name options."""
SCALES: dict[str, tuple[tuple[type[Model], str], ...]] = {
    "effects": ((Rule, "effect"),),
    "themes": ((Rule, "theme"), (Question, "theme")),
    "families": ((Option, "family"),),
    "levels": ((Alert, "level"),),
    "certainty": ((Finding, "certainty"), (OptionFact, "certainty")),
    "cost_bands": ((Option, "cost_band"),),
    "stays": ((Option, "stay"),),
    "medication_roles": ((Option, "medication"),),
    "reasons": ((Rule, "reason_kind"),),
}
"""Who holds the keys of a scale, by the kind of its words."""
NEEDED = ("preference_cap", "effects", "levels", "reasons")
"""Kinds of words of which the order of options needs every one."""


def of_options(rows: Sequence[Option]) -> Iterator[Found]:
    """Example cases that expect something of an option; claims that appear in one of its texts."""
    keys = {row.key for row in rows}
    for case in ExampleCase.objects.all():
        if any(keys & set(case.expect.get(part, ())) for part in OUTCOMES):
            yield case, "what is expected"
    yield from claims_in("option", lambda ref: ref.partition(".")[0] in keys)


def of_questions(rows: Sequence[Question]) -> Iterator[Found]:
    """Invented people who answer it; claims that appear in it."""
    keys = {row.key for row in rows}
    for person in _people():
        if keys & person.answers.keys():
            yield person, "answers"
    yield from claims_in("question", lambda ref: ref.partition(".")[0] in keys)


def of_choices(rows: Sequence[Choice]) -> Iterator[Found]:
    """Invented people who give them, answers worked out from them, and changes that promises speak of."""
    named = {(row.question.key, row.key) for row in rows}
    for person in _people():
        given = {(question, key) for question, keys in person.answers.items() for key in keys}
        for question, key in sorted(given & named):
            yield person, f"answers ({question}: {key})"
    yield from _counted(named)
    for guard in Safeguard.objects.exclude(change_question=None).select_related("change_question"):
        asked: Any = guard.change_question
        for question, key in sorted({(asked.key, guard.change_from), (asked.key, guard.change_to)} & named):
            yield guard, f"a change of one answer ({question}: {key})"


def of_alerts(rows: Sequence[Alert]) -> Iterator[Found]:
    """Example cases that expect it; claims that appear in it."""
    keys = {row.key for row in rows}
    for case in ExampleCase.objects.all():
        if keys & set(case.expect.get("alerts", ())):
            yield case, "what is expected"
    yield from claims_in("alert", keys.__contains__)


def of_findings(rows: Sequence[Finding]) -> Iterator[Found]:
    """Guides and searches for a program that cite it in their text."""
    keys = {row.key for row in rows}
    for guide in Guide.objects.all():
        if keys & set(_named(guide.sections, "findings")):
            yield guide, "sections"
    for option in Option.objects.exclude(search=None):
        if keys & set(_named(option.search, "findings")):
            yield option, "how to find a real program"


def of_sources(rows: Sequence[Source]) -> Iterator[Found]:
    """Guides that name it."""
    keys = {row.key for row in rows}
    for guide in Guide.objects.all():
        if any(keys & set(section.get("sources", ())) for section in guide.sections):
            yield guide, "sections"


def of_conflicts(rows: Sequence[Conflict]) -> Iterator[Found]:
    """Guides that show it; claims that appear in it."""
    keys = {row.key for row in rows}
    for guide in Guide.objects.all():
        if any(section.get("conflict") in keys for section in guide.sections):
            yield guide, "sections"
    yield from claims_in("conflict", keys.__contains__)


def of_guides(rows: Sequence[Guide]) -> Iterator[Found]:
    """Claims that appear in it or in one of its sections."""
    keys = {row.key for row in rows}
    yield from claims_in("guide", lambda ref: ref.partition("#")[0] in keys)


def of_terms(rows: Sequence[Term]) -> Iterator[Found]:
    """Claims that appear in a word explained."""
    yield from claims_in("glossary", {row.term for row in rows}.__contains__)


def of_claims(rows: Sequence[SeedClaim]) -> Iterator[Found]:
    """Guides that name the claim."""
    keys = {row.claim for row in rows}
    for guide in Guide.objects.all():
        if keys & set(guide.seed_claims):
            yield guide, "founding claims"


def of_scale(rows: Sequence[ScaleEntry]) -> Iterator[Found]:
    """Every row that has this word; claims that appear among the rules of a theme."""
    for row in rows:
        for model, field in SCALES.get(row.kind, ()):
            for user in model._default_manager.filter(**{field: row.key}):
                yield user, field.replace("_", " ")
        if row.kind == ScaleEntry.Kind.THEME:
            yield from claims_in("rule_theme", {row.key}.__contains__)


USERS: dict[type[Model], Callable[[Any], Iterable[Found]]] = {
    Option: of_options,
    Question: of_questions,
    Choice: of_choices,
    Alert: of_alerts,
    Finding: of_findings,
    Source: of_sources,
    Conflict: of_conflicts,
    Guide: of_guides,
    Term: of_terms,
    SeedClaim: of_claims,
    ScaleEntry: of_scale,
}
"""Who looks for the uses of each kind of row."""


def needed(row: Model) -> str:
    """Why the product cannot do without a row; empty where it can."""
    if isinstance(row, Statement) and row.key in STATEMENTS:
        return "Every release must say this about the guide."
    if isinstance(row, Question) and (row.is_gate or row.kind == Question.Kind.VOICE):
        return "The questionnaire begins with it."
    if isinstance(row, Choice) and row.question.kind == Question.Kind.VOICE:
        return "The questionnaire speaks to these three people."
    if isinstance(row, ScaleEntry) and row.kind in NEEDED:
        return "Options are ordered and shown with it."
    return ""


def _people() -> Iterator[Any]:
    yield from ExampleCase.objects.all()
    yield from Profile.objects.all()


def claims_in(kind: str, is_meant: Callable[[str], bool]) -> Iterator[Found]:
    """Founding claims that appear in a place of this kind."""
    for claim in SeedClaim.objects.all():
        if any(place.get("kind") == kind and is_meant(place.get("ref", "")) for place in claim.appears_in):
            yield claim, "appears in"


def _counted(named: Collection[tuple[str, str]]) -> Iterator[Found]:
    """Answers worked out from choices by their key, and bands that stand for "not known"."""
    for derived in Derivation.objects.select_related("question", "source_question"):
        left_out = [key for item in derived.leave_out_if for key in (item["when_ticked"], *item["leave_out"])]
        counted = {(derived.source_question.key, key) for key in (*left_out, *derived.unknown_if.get("includes", ()))}
        unknown = (derived.question.key, derived.unknown_counts_as)
        for question, key in sorted({*counted, unknown} & {*named}):
            yield derived, f"how it is worked out ({question}: {key})"


def _named(data: Any, name: str) -> Iterator[str]:
    """Every key listed under a name, anywhere inside plain data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == name and isinstance(value, Collection) and not isinstance(value, str):
                yield from value
            else:
                yield from _named(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value, name)
