"""Both sides of an option, and what studies saw, each statement with its citations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.shown.citations import Cited, certainty_in_words, refs
from options.rules.catalog import Option, Point
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Sides:
    """Good and hard points, in the order of the catalog."""

    good: tuple[Cited, ...]
    hard: tuple[Cited, ...]


def sides_of(rulebook: Rulebook, option: Option) -> Sides:
    """Both sides of an option."""
    return Sides(cited_points(rulebook, option.good_points), cited_points(rulebook, option.hard_points))


def findings_of_sides(option: Option) -> Iterator[str]:
    """The keys of the findings that both sides rest on, some more than once."""
    for point in (*option.good_points, *option.hard_points):
        yield from point.findings


def outcomes_of(rulebook: Rulebook, option: Option) -> tuple[Cited, ...]:
    """What studies saw, measure by measure; each says in words how certain it is."""
    return tuple(
        Cited(
            outcome.text,
            refs(rulebook, outcome.findings),
            outcome.measure,
            certainty_in_words(rulebook, outcome.certainty),
        )
        for outcome in option.outcomes
    )


def cited_points(rulebook: Rulebook, points: Iterable[Point]) -> tuple[Cited, ...]:
    """Good or hard points, each with its citations."""
    return tuple(Cited(point.text, refs(rulebook, point.findings)) for point in points)
