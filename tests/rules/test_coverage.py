"""Which rules the example cases try, on a small rulebook and, replayed by the ranking, on the real one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from options.rules.answers import read_answers
from options.rules.cases import outcome_of
from options.rules.conditions import Clause
from options.rules.coverage import Coverage, _tried, coverage
from options.rules.ranking import rank
from options.rules.rulebook import ExampleCase, Expectation, Rule, Rulebook
from tests.knowledge import seed_book
from tests.rules.books import option, question, rule, small

YES = Clause("pain", any_of=("yes",))


def covered(*rules: Rule, yes: bool = True) -> Coverage:
    """The coverage by one case of rules for four settings and a support."""
    options = (*map(option, ("home", "office", "clinic", "ward")), option("kit", "support"))
    book = small((question("pain", "single", "yes", "no"),), options, rules)
    case = ExampleCase("one", "One", "", {"pain": ("yes" if yes else "no",)}, Expectation(), "")
    return coverage(replace(book, example_cases=(case,)))


def test_a_rule_that_brings_an_option_to_the_top_is_tried() -> None:
    assert covered(rule("up", "ward", "favours", YES)).silent == ()


def test_a_rule_that_never_applies_is_named() -> None:
    found = covered(rule("up", "ward", "favours", YES), yes=False)

    assert (found.idle, found.silent, found.tried) == (("up",), (), 0)


def test_a_rule_that_changes_no_end_is_named() -> None:
    found = covered(rule("more", "home", "favours", YES))

    assert (found.idle, found.silent) == ((), ("more",))


def test_two_rules_that_each_suffice_decide_nothing_alone() -> None:
    refusals = [rule(key, "ward", "not_suitable", YES, reason_kind="unsafe") for key in ("one", "two")]

    assert covered(*refusals).silent == ("one", "two")
    assert covered(refusals[0]).silent == ()


def test_a_support_that_would_not_be_listed_otherwise_is_tried() -> None:
    assert covered(rule("add", "kit", "favours", YES)).silent == ()
    assert covered(*(rule(key, "kit", "favours", YES) for key in ("one", "two"))).silent == ("one", "two")


def test_a_wish_above_the_cap_decides_nothing() -> None:
    wishes = [rule(key, "ward", "favours", YES, theme="preference") for key in ("one", "two")]

    assert covered(*wishes).silent == ("one", "two")


def test_a_caution_and_what_comes_before_are_tried_as_soon_as_they_apply() -> None:
    said = rule("care", "home", "caution", YES), rule("before", "home", "needs_first", YES, first="ward")

    assert covered(*said).tried == 2
    assert covered(*said, yes=False).idle == ("care", "before")


def test_a_first_step_that_is_first_anyway_decides_nothing() -> None:
    assert covered(rule("step", "home", "needs_first", YES, first="home")).silent == ("step",)
    assert covered(rule("step", "ward", "needs_first", YES, first="ward")).silent == ()


def test_a_case_that_cannot_be_ranked_tries_nothing() -> None:
    options = (option("home"), option("ward"))
    book = small((question("pain", "single", "yes", "no"),), options, (rule("up", "ward", "favours"),))
    case = ExampleCase("one", "One", "", {"pain": ("gone",)}, Expectation(), "")

    assert coverage(replace(book, example_cases=(case,))).idle == ("up",)


@pytest.mark.drill
def test_the_ranking_without_a_rule_agrees_whether_it_decides(drill: Callable[[int, int], int]) -> None:
    book = seed_book()
    for case in book.example_cases[5 : 5 + drill(1, len(book.example_cases))]:
        answers = read_answers(book, case.answers)
        end = outcome_of(rank(book, answers))
        for one, decides in _tried(book, answers):
            assert (outcome_of(rank(_without(book, one), answers)) != end) == decides, (case.key, one.key)


def _without(book: Rulebook, gone: Rule) -> Rulebook:
    return replace(book, rules=tuple(one for one in book.rules if one.key != gone.key))
