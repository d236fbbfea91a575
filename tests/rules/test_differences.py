"""Every difference between two rulebooks is found, each with answers that show it, and none is made up."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.rules.answers import read_answers
from options.rules.catalog import FitBand
from options.rules.differences import KINDS, Difference, differences
from options.rules.outcomes import Found, rank_both, unlike
from options.rules.questionnaire import Choice
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book, with_rule
from tests.rules.strategies import QUESTIONS, Answers, every_answer, rules, small_books


@cache
def whole_space() -> tuple[Answers, ...]:
    """Every set of answers to the small rulebooks; those that pages offer come first, the bands given outright last."""
    parts: dict[str, list[frozenset[str]]] = {
        question.key: [frozenset(), *every_answer(question)] for question in QUESTIONS
    }
    parts["voice"] = [frozenset(), *(frozenset({voice}) for voice in ("self", "other", "counsellor"))]
    parts["count"] = [frozenset(), *(frozenset({band}) for band in ("few", "some", "many"))]
    return tuple(dict(zip(parts, answers, strict=True)) for answers in product(*parts.values()))


def found_by_trying(before: Rulebook, after: Rulebook) -> tuple[set[Found], Counter[Found]]:
    """Everything that differs for any answers, and for how many of those that are offered."""
    found: set[Found] = set()
    offered: Counter[Found] = Counter()
    for answers in whole_space():
        unlike_here = unlike(rank_both(before, after, {key: some for key, some in answers.items() if some}))
        found |= unlike_here
        if not answers["count"]:
            offered.update(unlike_here)
    return found, offered


def told(found: tuple[Difference, ...]) -> set[Found]:
    assert [one for one in found if not one.is_decided] == []
    return {(one.kind, one.option) for one in found}


@st.composite
def edited_books(draw: st.DrawFn) -> tuple[Rulebook, Rulebook]:
    """A small rulebook, and the same with a rule or two drawn anew, or gone, or the whole of it another."""
    book = draw(small_books())
    way = draw(st.sampled_from(["rule", "rules", "all", "order", "cap", "fit", "alerts", "points"]))
    if way == "all":
        return book, draw(small_books())
    if way == "order":
        return book, replace(book, options=tuple(draw(st.permutations(book.options))))
    if way == "alerts":
        return book, replace(book, alerts=draw(small_books()).alerts)
    if way == "cap":
        return book, replace(book, scale=replace(book.scale, preference_cap=draw(st.integers(0, 4))))
    if way == "fit":
        fit = (FitBand("good", draw(st.integers(-2, 4)), ""), FitBand("poor", -99, ""))
        return book, replace(book, scale=replace(book.scale, fit=fit))
    if way == "points":
        worth = tuple(
            replace(one, points=one.points * 2) if one.key == "favours" else one for one in book.scale.effects
        )
        return book, replace(book, scale=replace(book.scale, effects=worth))
    gone = draw(st.integers(0, 2))
    new = tuple(draw(rules(f"new-{number}")) for number in range(1 if way == "rule" else 2))
    return book, replace(book, rules=(*book.rules[gone:], *new))


@given(edited_books())
@settings(max_examples=25, deadline=None)
def test_what_is_found_is_what_trying_every_answer_finds(drawn: tuple[Rulebook, Rulebook]) -> None:
    before, after = drawn

    found = differences(before, after, sample=20)

    by_trying, offered = found_by_trying(before, after)
    assert told(found) == by_trying
    for one in found:
        assert (one.kind, one.option) in unlike(rank_both(before, after, read_answers(before, one.answers)))
        if one.share and one.share.is_exact:
            every = len(whole_space()) // 4
            assert one.share.changed * every == offered[one.kind, one.option] * one.share.of


def test_a_rulebook_does_not_differ_from_itself() -> None:
    assert differences(seed_book(), replace(seed_book())) == ()
