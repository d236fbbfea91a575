"""How many points an option can have at least and at most: in all, and from the rules that ask one question alone."""

from collections.abc import Iterator
from typing import NamedTuple

from options.rules.catalog import Option
from options.rules.differences.answer_space import AnswerSpace, TooMany
from options.rules.rulebook import Rule, Rulebook

_LIMIT = 5_000


class Span(NamedTuple):
    """Points at least and at most."""

    low: int
    high: int


class Spans(NamedTuple):
    """The bounds of one option: in all (never too narrow), and exactly by question; which rules ask one question."""

    total: Span
    by_question: dict[str, Span]
    alone: dict[str, str]


def spans_of(space: AnswerSpace, book: Rulebook, option: Option) -> Spans:
    """The bounds of an option's points over all answers. Wishes count in the total alone, capped."""
    alone: dict[str, str] = {}
    groups: dict[str, list[Rule]] = {}
    loose = []
    own = [rule for rule in book.rules if rule.option == option.key and book.effect[rule.effect].points]
    wishes = [book.effect[rule.effect].points for rule in own if rule.theme == "preference"]
    for rule in own:
        if rule.theme != "preference":
            asked = space.touched([rule.when])
            if len(asked) < 2:
                groups.setdefault("".join(asked), []).append(rule)
            else:
                loose.append(book.effect[rule.effect].points)
    by_question = {}
    for question, rules in groups.items():
        try:
            by_question[question] = _span(space, book, rules)
        except TooMany:
            loose += [book.effect[rule.effect].points for rule in rules]
        else:
            alone |= {rule.key: question for rule in rules}
    cap = book.scale.preference_cap
    parts = [*by_question.values(), _reach(loose)]
    wished = _reach(wishes)
    low = sum(span.low for span in parts) + max(-cap, wished.low)
    high = sum(span.high for span in parts) + min(cap, wished.high)
    return Spans(Span(low, high), by_question, alone)


def _span(space: AnswerSpace, book: Rulebook, rules: list[Rule]) -> Span:
    """The bounds of what rules give that ask one question."""
    points = [book.effect[rule.effect].points for rule in rules]
    totals = [sum(_set(points, mask)) for mask in space.patterns([rule.when for rule in rules], _LIMIT)]
    return Span(min(totals), max(totals))


def _set(points: list[int], mask: int) -> Iterator[int]:
    return (worth for number, worth in enumerate(points) if mask >> number & 1)


def _reach(points: list[int]) -> Span:
    """The bounds when each of these points counts or not, whatever the others do."""
    return Span(sum(min(0, worth) for worth in points), sum(max(0, worth) for worth in points))
