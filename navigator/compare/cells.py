"""What one option says to one question, ready for the cell of a table. What is not known says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from navigator.shown.citations import Cited, Ref, certainty_in_words, refs
from navigator.shown.facts import costs_of, facts_of
from navigator.shown.pictures.costs import CostStair, cost_stair
from navigator.shown.pictures.icons import IconArray, icon_array
from navigator.shown.sides import cited_points
from options.rules.catalog import Option, Outcome, Point
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Day:
    """What will happen: in short, and in a typical week."""

    summary: str
    week: str


@dataclass(frozen=True, slots=True)
class Price:
    """The usual cost as a picture with words, and single prices with who states or pays them."""

    stair: CostStair
    lines: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What studies saw for one measure: in words, as pictures where there are numbers, over what time, among whom."""

    measure: str
    text: str
    arrays: tuple[IconArray, ...]
    over: str
    who: str
    certainty: str
    refs: tuple[Ref, ...]


def day(option: Option) -> Day:
    """What will happen to a person who takes this option."""
    return Day(option.summary, option.a_typical_week)


def sleep(rulebook: Rulebook, option: Option) -> Cited:
    """Where one sleeps."""
    return Cited(facts_of(option, rulebook.scale).sleep)


def length(rulebook: Rulebook, option: Option) -> Cited:
    """How long it lasts."""
    return Cited(option.length.text, refs(rulebook, option.length.findings))


def hours(rulebook: Rulebook, option: Option) -> Cited:
    """How many hours a week it takes."""
    return Cited(option.hours_per_week.text, refs(rulebook, option.hours_per_week.findings))


def medicine(rulebook: Rulebook, option: Option) -> Cited:
    """What part medicine has."""
    return Cited(facts_of(option, rulebook.scale).medicine)


def price(rulebook: Rulebook, option: Option) -> Price:
    """What it costs."""
    return Price(cost_stair(option, rulebook.scale), costs_of(rulebook, option))


def seen(rulebook: Rulebook, option: Option, theme: str) -> tuple[Seen, ...]:
    """What studies saw under one theme (see OUT_OF in options/rules/catalog.py); empty when nothing is known.

    The figures of the theme "alive" count deaths, so the numbers beside the pictures say "died".
    """
    counted = _("died") if theme == "alive" else ""
    return tuple(_seen(rulebook, outcome, counted) for outcome in option.outcomes if outcome.theme == theme)


def points(rulebook: Rulebook, listed: Iterable[Point], most: int) -> tuple[Cited, ...]:
    """The first good or hard points, as many as every option of the table shows."""
    return cited_points(rulebook, tuple(listed)[:most])


def _seen(rulebook: Rulebook, outcome: Outcome, counted: str) -> Seen:
    return Seen(
        measure=outcome.measure,
        text=outcome.text,
        arrays=tuple(icon_array(figure, counted) for figure in outcome.figures),
        over=outcome.over,
        who=outcome.who,
        certainty=certainty_in_words(rulebook, outcome.certainty).partition(":")[0],
        refs=refs(rulebook, outcome.findings),
    )
