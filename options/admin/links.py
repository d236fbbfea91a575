"""Conditions and citations of one row: read with few queries, written whole."""

from collections.abc import Sequence

from django.db.models import Model, Prefetch, QuerySet

from options.models import Choice, Citation, Clause, ClauseChoice, Finding
from options.rules.conditions import Clause as ClauseValue
from options.rules.conditions import Condition

OWNERS = {"rule": "rule", "alert": "alert", "safeguard": "safeguard", "question": "question_shown"}
"""The column of a clause by the model that owns it."""
CITERS = {"optionfact": "fact", "examplecase": "case"}
"""The column of a citation where it is not the name of the model."""


def with_condition(rows: QuerySet[Model]) -> QuerySet[Model]:
    """Rows with their clauses, in two queries more whatever their number."""
    in_order = Prefetch("choices", Choice.objects.order_by("position", "pk"))
    clauses = Clause.objects.select_related("question").prefetch_related(in_order)
    return rows.prefetch_related(Prefetch("clauses", clauses))


def with_citations(rows: QuerySet[Model]) -> QuerySet[Model]:
    """Rows with their citations, in one query more whatever their number."""
    return rows.prefetch_related(Prefetch("citations", Citation.objects.select_related("finding__source")))


def condition_on(row: Model) -> Condition:
    """The condition of a row; empty when it always holds."""
    if row.pk is None:
        return ()
    clauses = row.clauses.all()  # type: ignore[attr-defined]
    return tuple(
        ClauseValue(clause.question.key, **{clause.way: tuple(choice.key for choice in clause.choices.all())})
        for clause in clauses
    )


def cited_by(row: Model, role: str = "") -> list[Finding]:
    """The findings a row cites, the one that says most first."""
    if row.pk is None:
        return []
    return [citation.finding for citation in row.citations.all() if citation.role == role]  # type: ignore[attr-defined]


def write_condition(row: Model, condition: Condition) -> None:
    """Replace the condition of a row."""
    owner = OWNERS[str(row._meta.model_name)]
    Clause.objects.filter(**{owner: row}).delete()
    named = {(choice.question.key, choice.key): choice for choice in Choice.objects.select_related("question")}
    for place, value in enumerate(condition):
        choices = [named[value.question, key] for key in value.choices]
        way = Clause.Way.ANY_OF if value.any_of else Clause.Way.NONE_OF
        clause = Clause.objects.create(position=place, question=choices[0].question, way=way, **{owner: row})
        ClauseChoice.objects.bulk_create(ClauseChoice(clause=clause, choice=choice) for choice in choices)


def write_citations(row: Model, findings: Sequence[Finding], role: str = "") -> None:
    """Replace the citations of a row in one role."""
    name = str(row._meta.model_name)
    owner = CITERS.get(name, name)
    Citation.objects.filter(**{owner: row}, role=role).delete()
    Citation.objects.bulk_create(
        Citation(finding=finding, role=role, position=place, **{owner: row}) for place, finding in enumerate(findings)
    )
