"""The order and its reasons: the fast engine says what the plain reference says, and keeps the promises of
docs/ranking.md."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from options.rules.conditions import Clause, clause_holds
from options.rules.ranking import Placement, Ranking, ShownAlert, missing_for, rank
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.rules import reference
from tests.rules.books import alert, option, question, rule, small
from tests.rules.strategies import Answers, answers_to, books_and_answers, every_answer, random_answers

SETTLED_ANSWERS = answers_to(seed_book())
REAL_SAMPLE = 10_000


def plain(ranking: Ranking) -> reference.Outcome:
    """A ranking in the words of the reference."""
    settled = ranking.settled
    return reference.Outcome(
        given=dict(settled.given),
        assumed=set(settled.assumed),
        unknown=list(settled.unknown),
        alerts=[(alert.key, alert.level, alert.holds_back) for alert in ranking.alerts],
        options=[plain_placement(placement) for placement in ranking.options],
        supports=[plain_placement(placement) for placement in ranking.supports],
        held_back=[plain_placement(placement) for placement in ranking.held_back],
        could_matter=set(ranking.could_matter),
    )


def plain_placement(placement: Placement) -> reference.Placed:
    """One placement in the words of the reference."""
    return reference.Placed(
        option=placement.option.key,
        rank=placement.rank,
        points=placement.points,
        capped=placement.capped,
        fit=placement.fit,
        suitable=placement.suitable,
        first_step=placement.first_step,
        reason_kind=placement.reason_kind,
        contributions=[
            (reason.rule.key, reason.points, [(question, list(given)) for question, given in reason.because])
            for reason in placement.contributions
        ],
        needs_first=list(placement.needs_first),
        cautions=list(placement.cautions),
    )


def everything(ranking: Ranking) -> tuple[Placement, ...]:
    """Every placement of a ranking."""
    return (*ranking.options, *ranking.supports, *ranking.held_back)


# The engine against the reference


@given(books_and_answers())
@settings(max_examples=200)
def test_small_rulebooks_rank_as_the_reference_says(drawn: tuple[Rulebook, Answers]) -> None:
    book, answers = drawn

    assert plain(rank(book, answers)) == reference.rank(book, answers)


@given(SETTLED_ANSWERS)
@settings(max_examples=100)
@example({})
def test_the_real_rulebook_ranks_as_the_reference_says(answers: Answers) -> None:
    assert plain(rank(seed_book(), answers)) == reference.rank(seed_book(), answers)


@pytest.mark.drill
def test_random_visitors_get_what_the_reference_says(drill: Callable[[int, int], int]) -> None:
    book, dice = seed_book(), random.Random(20_261)

    differing = [
        answers
        for answers in (random_answers(book, dice) for _ in range(drill(1_500, REAL_SAMPLE)))
        if plain(rank(book, answers)) != reference.rank(book, answers)
    ]

    assert differing == []


# Promises


@given(SETTLED_ANSWERS)
@settings(max_examples=50)
def test_the_same_answers_give_the_same_ranking(answers: Answers) -> None:
    shuffled = dict(reversed(answers.items()))

    assert plain(rank(seed_book(), answers)) == plain(rank(replace(seed_book()), shuffled))


@given(books_and_answers(), st.randoms(use_true_random=False))
def test_the_order_of_rules_and_clauses_in_files_does_not_matter(
    drawn: tuple[Rulebook, Answers], dice: random.Random
) -> None:
    book, answers = drawn
    rules = dice.sample(book.rules, len(book.rules))

    assert plain(rank(replace(book, rules=tuple(rules)), answers)) == plain(rank(book, answers))


@given(SETTLED_ANSWERS)
@settings(max_examples=50)
def test_contributions_less_the_cap_add_up_to_the_points(answers: Answers) -> None:
    for placement in everything(rank(seed_book(), answers)):
        total = sum(reason.points for reason in placement.contributions)

        assert total - placement.capped == placement.points


@given(SETTLED_ANSWERS)
@settings(max_examples=50)
def test_every_contribution_carries_a_finding_that_resolves(answers: Answers) -> None:
    for placement in everything(rank(seed_book(), answers)):
        assert placement.contributions
        for reason in placement.contributions:
            assert reason.rule.findings
            assert all(key in seed_book().finding for key in reason.rule.findings)


@given(SETTLED_ANSWERS)
@settings(max_examples=50)
def test_wishes_move_an_option_by_the_cap_at_most(answers: Answers) -> None:
    for placement in everything(rank(seed_book(), answers)):
        wishes = sum(reason.points for reason in placement.contributions if reason.rule.theme == "preference")

        assert abs(wishes - placement.capped) <= seed_book().scale.preference_cap


@given(SETTLED_ANSWERS)
@settings(max_examples=50)
def test_every_setting_has_one_place_and_unsuitable_ones_come_last(answers: Answers) -> None:
    placements = rank(seed_book(), answers).options
    fitness = [(not placement.suitable, not placement.first_step) for placement in placements]

    assert sorted(placement.option.key for placement in placements) == sorted(
        option.key for option in seed_book().options if option.kind == "setting"
    )
    assert [placement.rank for placement in placements] == list(range(1, len(placements) + 1))
    assert fitness == sorted(fitness)


@given(books_and_answers(), st.sampled_from(["one", "two", "three"]))
def test_an_unanswered_question_never_satisfies_any_of(drawn: tuple[Rulebook, Answers], silent: str) -> None:
    book, answers = drawn
    ranking = rank(book, {key: choices for key, choices in answers.items() if key != silent})

    for placement in everything(ranking):
        for reason in placement.contributions:
            assert not [clause for clause in reason.rule.when if clause.question == silent and clause.any_of]


@given(books_and_answers())
@settings(max_examples=60)
def test_every_rule_that_an_unknown_answer_could_change_is_named(drawn: tuple[Rulebook, Answers]) -> None:
    book, answers = drawn
    ranking = rank(book, answers)
    applied = fired(ranking)
    open_questions = [book.question[key] for key in ranking.settled.unknown]

    for completion in product(*[[frozenset[str](), *every_answer(asked)] for asked in open_questions]):
        learnt = {asked.key: choices for asked, choices in zip(open_questions, completion, strict=True)}
        changed = applied ^ fired(rank(book, {**answers, **learnt}))

        assert changed <= set(ranking.could_matter)


def fired(ranking: Ranking) -> set[str]:
    """The rules that applied to settings; supports out of sight are left aside."""
    return {reason.rule.key for placement in ranking.options for reason in placement.contributions}


# One idea each, by hand

HOUSING = question("housing", "single", "home", "street", "not_sure")
DRINKS = question("drinks", "multi", "daily", "seizure", "none", "not_sure")
DETOX, CLINIC, GROUP = option("detox"), option("clinic"), option("group", "support")


def first_of(*rules: object, **answers: str) -> tuple[Placement, Ranking]:
    """The first placement of a small rulebook, and its ranking."""
    book = small((HOUSING, DRINKS), (CLINIC, DETOX, GROUP), rules)  # type: ignore[arg-type]
    ranking = rank(book, {key: frozenset(value.split()) for key, value in answers.items()})
    return ranking.options[0], ranking


def test_ties_keep_the_catalog_order() -> None:
    first, _ = first_of(rule("r1", "detox", "favours"), rule("r2", "clinic", "favours"))

    assert first.option == CLINIC


def test_a_first_step_stands_above_everything_whatever_its_points() -> None:
    step = rule("step", "detox", "needs_first", Clause("drinks", any_of=("daily",)), first="detox")
    first, _ = first_of(step, rule("r", "clinic", "strongly_favours"), drinks="daily")

    assert (first.option, first.first_step, first.points) == (DETOX, True, 0)


def test_a_first_step_that_is_not_suitable_does_not_come_first() -> None:
    step = rule("step", "detox", "needs_first", first="detox")
    first, ranking = first_of(step, rule("no", "detox", "not_suitable", reason_kind="unsafe"))

    assert first.option == CLINIC
    assert ranking.not_first[0].option == DETOX


def test_unsafe_outweighs_out_of_reach_as_the_reason() -> None:
    far = rule("far", "detox", "not_suitable", reason_kind="out_of_reach")
    _, ranking = first_of(far, rule("no", "detox", "not_suitable", reason_kind="unsafe"))

    assert ranking.not_first[0].reason_kind == "unsafe"


def test_two_clauses_on_one_question_must_both_hold() -> None:
    both = rule("both", "detox", "favours", Clause("drinks", any_of=("daily",)), Clause("drinks", any_of=("seizure",)))

    assert first_of(both, drinks="daily")[0].option == CLINIC
    assert first_of(both, drinks="daily seizure")[0].option == DETOX


def test_because_names_only_the_answers_given() -> None:
    either = rule("either", "detox", "favours", Clause("drinks", any_of=("daily", "seizure")))
    first, _ = first_of(either, drinks="seizure")

    assert first.contributions[0].because == (("drinks", ("seizure",)),)


def test_a_support_without_points_is_not_listed() -> None:
    weak = rule("weak", "group", "slightly_against")

    assert first_of(weak)[1].supports == ()
    assert first_of(rule("fine", "group", "favours"))[1].supports[0].option == GROUP


def test_a_message_is_shown_once_at_its_highest_level() -> None:
    ways = (alert("call", "important"), alert("call-too", "stop_now", shows="call"), alert("late", "urgent"))
    book = small((HOUSING,), (CLINIC,), (), ways)

    shown = rank(book, {}).alerts

    assert [(message.key, message.level) for message in shown] == [("call", "stop_now"), ("late", "urgent")]
    assert isinstance(shown[0], ShownAlert)
    assert shown[0].holds_back


def test_a_guessed_band_leaves_its_rules_open() -> None:
    book = seed_book()
    answers = {"dsm_signs": frozenset({"craving", "not_sure"})}
    ranking = rank(book, answers)
    severe = {rule.key for rule in book.rules if rule.when == (Clause("severity", any_of=("severe",)),)}

    assert ranking.settled.assumed == {"severity"}
    assert severe
    assert severe <= set(ranking.could_matter)


def test_a_band_given_outright_is_not_open() -> None:
    ranking = rank(seed_book(), {"severity": frozenset({"mild"})})
    severe = {rule.key for rule in seed_book().rules if rule.when == (Clause("severity", any_of=("severe",)),)}

    assert not severe & set(ranking.could_matter)


def test_missing_for_names_the_clauses_that_do_not_hold() -> None:
    both = rule("both", "detox", "favours", Clause("drinks", any_of=("daily",)), Clause("housing", none_of=("street",)))

    assert missing_for(both, {"housing": {"street"}}) == {"drinks": ("daily",), "housing": ("street",)}
    assert missing_for(both, {"drinks": {"daily"}}) == {}
    assert not clause_holds(both.when[0], {})
