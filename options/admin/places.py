"""Where to mend a problem: the page of the row it names, and on that page the field.

A place reads "rule KEY, why" or "option KEY, outcomes[2].text": noun and key of a row, then the field as the rulebook
names it. Forms name some fields otherwise, and show parts of a row in tables below it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Value
from django.urls import reverse
from django.utils.text import capfirst

from options import models
from options.rules.errors import Problem
from options.rules.problems.catalog import WORD_LISTS
from options.rules.rulebook import Rulebook

ROWS: dict[str, type[Model]] = {
    "rule": models.Rule,
    "option": models.Option,
    "safeguard": models.Safeguard,
    "example case": models.ExampleCase,
    "profile": models.Profile,
    "alert": models.Alert,
    "question": models.Question,
    "derived answer": models.Question,
    "step": models.Step,
    "source": models.Source,
    "finding": models.Finding,
    "conflict": models.Conflict,
    "helpline": models.Helpline,
    "guide": models.Guide,
    "term": models.Term,
    "statement": models.Statement,
    "founding claim": models.SeedClaim,
}
"""The model of a row by the noun that names it in a problem."""
KEYS: dict[type[Model], str] = {models.SeedClaim: "claim"}
"""The column that identifies a row where it is not `key`."""
COMMON = {"findings": "id_citations", "when": "id_condition", "shown_if": "id_condition", "expected": "id_expect"}
ANCHORS: dict[type[Model], dict[str, str]] = {
    models.Option: {
        "length": "facts-{row}",
        "hours_per_week": "facts-2-{row}",
        "cost": "facts-3-{row}",
        "good_points": "facts-4-{row}",
        "hard_points": "facts-5-{row}",
        "outcomes": "facts-6-{row}",
        "ask_a_programme": "program_questions-{row}",
    },
    models.Question: {
        "wording": "id_wording_self",
        "hint": "id_hint_self",
        "choices": "choices-{row}",
        "choice": "choices-{row}",
        "bands": "choices-{row}",
        "band": "choices-{row}",
        "from": "derivation-{row}",
        "counts": "derivation-{row}",
        "leave_out_if": "derivation-{row}",
        "unknown_if": "derivation-{row}",
        "unknown_counts_as": "id_derivation-0-unknown_counts_as",
        "unknown_short": "id_derivation-0-unknown_short",
        "unknown_when": "id_derivation-0-unknown_when",
    },
    models.Alert: {"advice": "id_advice_self", "helplines": "alerthelpline_set-{row}"},
    models.Safeguard: {"change": "id_change_question"},
    models.Conflict: {"findings": "id_better_evidence"},
    models.Step: {"intro": "id_intro_self"},
}
"""The anchor of a field on the form; `{row}` is the number of the row in a table below, or "group" for all of it."""
PLACE = re.compile(r"(?P<noun>[a-z ]+?) (?P<key>[\w.-]+)(?:, (?P<path>.*))?$", re.DOTALL)
STEP = re.compile(r"(?P<field>\w+)(?:\[(?P<row>\d+)\]| (?P<key>[\w.-]+))?")
LISTS = {"scale": "scaleentry", "questionnaire": "question", "translation": "translation"}
"""The list to look at where a problem names no row with a page of its own."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A problem, where it is in words, and the page (with the field) where it is mended, if one is known."""

    problem: Problem
    address: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a place names: the model and key of a row, and the anchor of a field on its page; each may be empty."""

    model: type[Model] | None
    key: str
    anchor: str
    list_of: str = ""


def mends(problems: Iterable[Problem], book: Rulebook | None = None) -> list[Mend]:
    """Each problem with the page and field that mend it, in one query in all.

    Takes: the rulebook they were found in, so that an answer of a question is found by its key; None if unreadable.
    """
    listed = list(problems)
    addresses = addresses_of((problem.place for problem in listed), book)
    return [mend_of(problem, addresses) for problem in listed]


def mend_of(problem: Problem, addresses: Mapping[str, str]) -> Mend:
    """A problem with its address among those that `addresses_of` found."""
    return Mend(problem, addresses.get(problem.place, ""), capfirst(problem.place))


def addresses_of(places: Iterable[str], book: Rulebook | None = None) -> dict[str, str]:
    """The address of each place, in one query in all; empty where none is known."""
    spots = {place: spot_of(place, book) for place in places}
    pages = pages_of((spot.model, spot.key) for spot in spots.values() if spot.model)
    return {place: _address(spot, pages) for place, spot in spots.items()}


def pages_of(rows: Iterable[tuple[type[Model], str]]) -> dict[tuple[type[Model], str], str]:
    """The pages of rows by model and key, in one query; rows that do not exist are left out."""
    wanted: dict[type[Model], set[str]] = {}
    for model, key in rows:
        wanted.setdefault(model, set()).add(key)
    named = list(wanted)
    asked = [
        model._default_manager.filter(**{f"{_key(model)}__in": wanted[model]})
        .order_by()
        .values_list(Value(place), _key(model), "pk")
        for place, model in enumerate(named)
    ]
    found: Any = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0] if asked else ()
    return {(named[place], key): page_of(named[place], pk) for place, key, pk in found}


def page_of(model: type[Model], pk: int) -> str:
    """The page of a row."""
    return reverse(f"admin:options_{model._meta.model_name}_change", args=[pk])


def spot_of(place: str, book: Rulebook | None = None) -> Spot:
    """What a place names."""
    match = PLACE.match(place)
    if match and (model := ROWS.get(match["noun"])):
        return Spot(model, match["key"], _anchor(model, match["key"], match["path"] or "", book))
    if match and match["noun"] in WORD_LISTS.values():
        return Spot(None, match["key"], "", "scaleentry")
    first = re.split(r"[ ,.\[]", place, maxsplit=1)[0]
    return Spot(None, "", "", LISTS.get(first, ""))


def _anchor(model: type[Model], key: str, path: str, book: Rulebook | None) -> str:
    """The anchor of the field that the rest of a place begins with; empty when the form has no such field."""
    step = STEP.match(path)
    if not step:
        return ""
    field = step["field"]
    anchor = ANCHORS.get(model, {}).get(field) or COMMON.get(field) or _own(model, field)
    row = step["row"] or (_number(book, key, step["key"]) if book and step["key"] else "")
    return anchor.format(row=row or "group")


def _own(model: type[Model], field: str) -> str:
    """The anchor of a field that the form names as the rulebook does."""
    return f"id_{field}" if any(field == own.name for own in model._meta.get_fields()) else ""


def _number(book: Rulebook, question: str, choice: str) -> str:
    """The number of an answer or band among those of its question, as the form counts them."""
    keys = list(book.choices.get(question, {}))
    return str(keys.index(choice)) if choice in keys else ""


def _key(model: type[Model]) -> str:
    return KEYS.get(model, "key")


def _address(spot: Spot, pages: dict[tuple[type[Model], str], str]) -> str:
    if spot.model is None:
        listed = reverse(f"admin:options_{spot.list_of}_changelist") if spot.list_of else ""
        return f"{listed}?{urlencode({'q': spot.key})}" if listed and spot.key else listed
    page = pages.get((spot.model, spot.key), "")
    return f"{page}#{spot.anchor}" if page and spot.anchor else page
