"""Citations and conditions: the two kinds of links that many kinds of rows have."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from options.models import Citation, Clause, ClauseChoice, Finding, Question
from options.models.evidence import CITING
from options.models.rules import CONDITIONED
from options.publishing.draft.stored import Stored
from options.rules.conditions import Clause as ClauseValue
from options.rules.conditions import Condition

Owner = tuple[str, int]
"""The name of the owning column and the id of the owning row."""


@dataclass
class Links:
    """Finding keys and conditions by owner. `cited` also takes a role, which is empty but for disagreements."""

    cited: dict[tuple[str, int, str], tuple[str, ...]] = field(default_factory=dict)
    conditions: dict[Owner, Condition] = field(default_factory=dict)

    def findings(self, owner: str, pk: int, role: str = "") -> tuple[str, ...]:
        """The findings a row cites, most telling first."""
        return self.cited.get((owner, pk, role), ())

    def condition(self, owner: str, pk: int) -> Condition:
        """The condition of a row; empty when it always holds."""
        return self.conditions.get((owner, pk), ())


def read_links(stored: Stored) -> Links:
    """All citations and conditions of the draft, from plain columns, because there are thousands."""
    cited: dict[tuple[str, int, str], list[str]] = {}
    for finding, role, *owners in stored.columns(Citation, "finding_id", "role", *_columns(CITING)):
        cited.setdefault((*_owner(CITING, owners), role), []).append(stored.key(Finding, finding))
    conditions: dict[Owner, list[ClauseValue]] = {}
    for pk, question, way, *owners in stored.columns(Clause, "id", "question_id", "way", *_columns(CONDITIONED)):
        value = ClauseValue(stored.key(Question, question), **{way: stored.keys(Clause, "choices", pk)})
        conditions.setdefault(_owner(CONDITIONED, owners), []).append(value)
    return Links(
        {owner: tuple(keys) for owner, keys in cited.items()},
        {owner: tuple(clauses) for owner, clauses in conditions.items()},
    )


def write_links(
    links: Links, findings: dict[str, int], questions: dict[str, int], choices: dict[tuple[int, str], int]
) -> None:
    """Replace all citations and conditions of the draft.

    Takes: ids of findings and questions by key, ids of choices by (question id, choice key).
    """
    Citation.objects.all().delete()
    Clause.objects.all().delete()
    Citation.objects.bulk_create(
        Citation(finding_id=findings[key], role=role, position=place, **{f"{owner}_id": pk})
        for (owner, pk, role), keys in links.cited.items()
        for place, key in enumerate(keys)
    )
    rows, named = [], []
    for (owner, pk), condition in links.conditions.items():
        for place, value in enumerate(condition):
            way = "any_of" if value.any_of else "none_of"
            question = questions[value.question]
            row = Clause(position=place, question_id=question, way=way, **{f"{owner}_id": pk})
            rows.append(row)
            named += [(row, choices[question, key]) for key in value.choices]
    Clause.objects.bulk_create(rows)
    ClauseChoice.objects.bulk_create(ClauseChoice(clause=row, choice_id=choice) for row, choice in named)


def _columns(names: Iterable[str]) -> list[str]:
    """The columns of links to other rows."""
    return [f"{name}_id" for name in names]


def _owner(names: tuple[str, ...], ids: Iterable[int | None]) -> Owner:
    return next((name, pk) for name, pk in zip(names, ids, strict=True) if pk)
