"""The catalog of the draft: rows to values, values to rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from options.models import Option, OptionFact, ProgramQuestion, ScaleEntry
from options.publishing.draft.fields import keep, link, read_loose, row_of, values
from options.publishing.draft.links import Links
from options.publishing.draft.stored import Stored
from options.rules import catalog
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook

WORDED: dict[str, Callable[[ScaleEntry], Any]] = {
    "effects": lambda row: catalog.EffectScale(row.key, row.number or 0, row.words),
    "fit": lambda row: catalog.FitBand(row.key, row.number or 0, row.words),
    "themes": lambda row: catalog.ThemeLabel(row.key, row.words),
    "families": lambda row: catalog.Family(row.key, row.words, row.blurb),
}
"""Scales whose entries say more than a key and words."""


@dataclass(frozen=True)
class Found:
    """The part of an option that is kept as structured text; its shape names the place of a problem."""

    search: catalog.ProgramSearch | None = None


def read_scale(entries: Iterable[ScaleEntry]) -> catalog.Scale:
    """Points and words; a scale without rows is empty."""
    kinds: dict[str, list[Any]] = {field.name: [] for field in fields(catalog.Scale)}
    cap = 0
    for row in entries:
        if row.kind == ScaleEntry.Kind.PREFERENCE_CAP:
            cap = row.number or 0
            continue
        kinds[row.kind].append(WORDED.get(row.kind, lambda entry: catalog.Words(entry.key, entry.words))(row))
    del kinds["preference_cap"]
    return catalog.Scale(preference_cap=cap, **{name: tuple(entries) for name, entries in kinds.items()})


def write_scale(scale: catalog.Scale) -> None:
    """Replace the scale."""
    rows = [ScaleEntry(kind="preference_cap", key="preference_cap", number=scale.preference_cap)]
    for field in fields(catalog.Scale):
        for place, entry in enumerate(getattr(scale, field.name) if field.name != "preference_cap" else ()):
            names = {"points": "number", "at_least": "number", "label": "words", "heading": "words"}
            columns = {names.get(f.name, f.name): getattr(entry, f.name) for f in fields(entry)}
            rows.append(ScaleEntry(kind=field.name, position=place, **columns))
    kept = keep(ScaleEntry, rows, ["kind", "key"])
    gone = kept.keys() - {(row.kind, row.key) for row in rows}
    ScaleEntry.objects.filter(pk__in=[kept[key] for key in gone]).delete()


def read_options(stored: Stored, links: Links, problems: list[Problem]) -> tuple[catalog.Option, ...]:
    """All options with their facts; an option without length or hours joins the problems."""
    read = [_read_option(row, stored, links, problems) for row in stored.rows(Option)]
    return tuple(option for option in read if option)


def _read_option(row: Option, stored: Stored, links: Links, problems: list[Problem]) -> catalog.Option | None:
    facts: dict[str, list[OptionFact]] = {kind: [] for kind in OptionFact.Kind.values}
    for fact in stored.below(OptionFact, "option", row.pk):
        facts[fact.kind].append(fact)
    missing = [kind for kind in ("length", "hours") if not facts[kind]]
    for kind in missing:
        message = f"The option has no fact of the kind {kind!r}."
        problems.append(
            Problem("fact", f"option {row.key}, facts", message, "Add it; leave its numbers empty if unknown.")
        )
    if missing:
        return None

    def many(kind: str, value: type[Any], text: str = "text") -> tuple[Any, ...]:
        cited = [(fact, links.findings("fact", fact.pk)) for fact in facts[kind]]
        return tuple(value(**values(fact, value, findings=found, **{text: fact.text})) for fact, found in cited)

    outcomes = [_read_outcome(row, fact, links, problems) for fact in facts["outcome"]]
    search = read_loose(Found, row, {"search": row.search}, problems, f"option {row.key}")
    (length,), (hours,) = facts["length"], facts["hours"]
    return catalog.Option(
        **values(
            row,
            catalog.Option,
            length=catalog.Length(
                length.text, _days(length.low), _days(length.high), links.findings("fact", length.pk)
            ),
            hours_per_week=catalog.Hours(hours.text, hours.low, hours.high, links.findings("fact", hours.pk)),
            cost=many("cost", catalog.Cost, "amount_text"),
            good_points=many("good", catalog.Point),
            hard_points=many("hard", catalog.Point),
            outcomes=tuple(outcome for outcome in outcomes if outcome),
            search=search.search if search else None,
            ask_a_programme=tuple(
                catalog.ProgramQuestion(ask.question, ask.good_answer)
                for ask in stored.below(ProgramQuestion, "option", row.pk)
            ),
            continues_with=stored.keys(Option, "continues_with", row.pk),
        )
    )


def _read_outcome(option: Option, fact: OptionFact, links: Links, problems: list[Problem]) -> catalog.Outcome | None:
    data = values(fact, catalog.Outcome, findings=links.findings("fact", fact.pk), figures=fact.figures)
    return read_loose(catalog.Outcome, fact, data, problems, f"option {option.key}, outcome")


def write_options(book: Rulebook, links: Links) -> dict[str, int]:
    """Write options and their facts; gives the ids of options by key."""
    options = keep(Option, [row_of(Option, value, place) for place, value in enumerate(book.options)])
    link(Option.continues_with, [(options[o.key], options[key]) for o in book.options for key in o.continues_with])
    OptionFact.objects.all().delete()
    ProgramQuestion.objects.all().delete()
    facts = [(fact, found) for option in book.options for fact, found in _facts(option, options[option.key])]
    OptionFact.objects.bulk_create([fact for fact, _ in facts])
    links.cited |= {("fact", fact.pk, ""): found for fact, found in facts}
    ProgramQuestion.objects.bulk_create(
        ProgramQuestion(option_id=options[o.key], position=place, question=ask.question, good_answer=ask.good_answer)
        for o in book.options
        for place, ask in enumerate(o.ask_a_programme)
    )
    return options


def _facts(option: catalog.Option, pk: int) -> list[tuple[OptionFact, tuple[str, ...]]]:
    """The facts of an option as rows, each with the findings it cites."""
    length, hours = option.length, option.hours_per_week
    rows: list[tuple[OptionFact, tuple[str, ...]]] = [
        (OptionFact(kind="length", text=length.text, low=length.min_days, high=length.max_days), length.findings),
        (OptionFact(kind="hours", text=hours.text, low=hours.min, high=hours.max), hours.findings),
    ]
    rows += [(row_of(OptionFact, cost, 0, kind="cost", text=cost.amount_text), cost.findings) for cost in option.cost]
    rows += [(row_of(OptionFact, point, 0, kind="good"), point.findings) for point in option.good_points]
    rows += [(row_of(OptionFact, point, 0, kind="hard"), point.findings) for point in option.hard_points]
    rows += [(row_of(OptionFact, outcome, 0, kind="outcome"), outcome.findings) for outcome in option.outcomes]
    for place, (row, _) in enumerate(rows):
        row.option_id, row.position = pk, place
    return rows


def _days(number: float | None) -> int | None:
    return None if number is None else int(number)
