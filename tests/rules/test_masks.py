"""Masks decide conditions exactly as the clauses read aloud do."""

import doctest
from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.rules import conditions, masks
from options.rules.conditions import Clause, Condition, holds
from options.rules.masks import MaskTable, flags
from tests.rules import reference
from tests.rules.strategies import CONDITIONS, EMPTY, Answers, answers_to


@given(st.lists(CONDITIONS, max_size=8), answers_to(EMPTY))
def test_masks_hold_what_the_clauses_say(drawn: list[Condition], answers: Answers) -> None:
    holding = MaskTable(drawn).holding(answers)
    said = [bool(flag) for flag in flags(holding, len(drawn))][: len(drawn)]

    assert said == [holds(condition, answers) for condition in drawn]
    assert said == [reference.holds(condition, answers) for condition in drawn]


def test_no_conditions_hold_nothing() -> None:
    assert MaskTable([]).holding({"one": {"a"}}) == 0
    assert list(compress([], flags(0, 0))) == []


def test_a_condition_without_clauses_always_holds() -> None:
    assert MaskTable([()]).holding({}) == 1


def test_a_choice_nobody_named_decides_nothing() -> None:
    table = MaskTable([(Clause("one", any_of=("a",)),), (Clause("one", none_of=("a",)),)])

    assert table.holding({"one": {"unheard"}, "other": {"x"}}) == 0b10


@pytest.mark.parametrize("module", [conditions, masks])
def test_the_examples_in_the_documentation_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
