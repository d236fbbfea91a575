"""What would change this, one idea at a time, and on rulebooks invented to be difficult."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.rules.conditions import Clause
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook
from options.rules.whatif import Step, Way, changed, changes_of_lead, single_steps, ways_up
from tests.rules import reference
from tests.rules.books import NOT_SURE, option, question, rule, small
from tests.rules.strategies import Answers, books_and_answers

HOME, CLINIC, WARD = option("home"), option("clinic"), option("ward")
OPTIONS = (HOME, CLINIC, WARD)


def can_change(asked: Question) -> Question:
    """The same question, marked as changeable."""
    return replace(asked, changeable=True)


DAYS = can_change(question("days", "single", "short", "long", "not_sure"))
HOURS = can_change(question("hours", "single", "few", "many", "not_sure"))
DUTIES = can_change(question("duties", "multi", "job", "children", "none", "not_sure"))
AGE = question("age", "single", "young", "old")


def given_as(**answers: str) -> Answers:
    """Answers as short text: choices with spaces between."""
    return {key: frozenset(value.split()) for key, value in answers.items()}


def book_of(*rules: object, questions: tuple[Question, ...] = (DAYS, HOURS, AGE)) -> Rulebook:
    """A rulebook of three settings, from the least to the most restrictive: home, clinic, ward."""
    return small(questions, OPTIONS, rules)  # type: ignore[arg-type]


def if_(key: str, *choices: str) -> Clause:
    """A clause on one question."""
    return Clause(key, any_of=choices)


def said(steps: tuple[Step, ...]) -> list[str]:
    """Steps as short text."""
    return [f"{step.question}: {' '.join(sorted(step.choices))}" for step in steps]


def said_ways(ways: tuple[Way, ...]) -> list[tuple[str, int]]:
    """Ways as short text, each with the place it leads to."""
    return [(" + ".join(said(way.steps)), way.after.rank) for way in ways]


# The other answers


@pytest.mark.parametrize(
    ("now", "others"),
    [
        (given_as(days="short"), ["days: long"]),
        (given_as(days="not_sure"), ["days: short", "days: long"]),
        ({}, ["days: short", "days: long"]),
    ],
)
def test_a_single_question_has_every_other_known_answer(now: Answers, others: list[str]) -> None:
    assert said(single_steps(book_of(questions=(DAYS,)), now)) == others


@pytest.mark.parametrize(
    ("now", "others"),
    [
        (given_as(duties="job"), ["duties: children job", "duties: none"]),
        (given_as(duties="job children"), ["duties: children", "duties: job", "duties: none"]),
        (given_as(duties="none"), ["duties: job", "duties: children"]),
        (given_as(duties="not_sure"), ["duties: job", "duties: children", "duties: none"]),
        ({}, ["duties: job", "duties: children", "duties: none"]),
    ],
)
def test_a_question_with_several_choices_has_one_ticked_or_unticked(now: Answers, others: list[str]) -> None:
    assert said(single_steps(book_of(questions=(DUTIES,)), now)) == others


def test_a_not_sure_that_may_stand_beside_others_is_dropped_by_a_tick_and_never_left_alone() -> None:
    unsure = replace(NOT_SURE, exclusive=False)
    asked = replace(DUTIES, choices=(*DUTIES.choices[:2], unsure))

    steps = single_steps(book_of(questions=(asked,)), given_as(duties="job not_sure"))

    assert said(steps) == ["duties: children job"]


def test_only_changeable_questions_that_are_asked_change() -> None:
    hidden = replace(HOURS, shown_if=(if_("days", "long"),))
    book = book_of(questions=(DAYS, hidden, AGE))

    assert said(single_steps(book, given_as(days="short", age="old"))) == ["days: long"]
    assert said(single_steps(book, given_as(days="long"))) == ["days: short", "hours: few", "hours: many"]


def test_a_choice_is_offered_to_its_voices_only() -> None:
    refusing = Choice("refuses", "", "", voices=("other",))
    book = book_of(questions=(replace(DAYS, choices=(*DAYS.choices, refusing)),))

    assert said(single_steps(book, given_as(days="short", voice="self"))) == ["days: long"]
    assert said(single_steps(book, given_as(days="short"))) == ["days: long"]
    assert said(single_steps(book, given_as(days="short", voice="other"))) == ["days: long", "days: refuses"]


def test_a_first_answer_is_told_from_another_answer() -> None:
    steps = single_steps(book_of(questions=(DAYS, HOURS, DUTIES)), given_as(days="short", hours="not_sure"))

    assert {step.question: step.was_unknown for step in steps} == {"days": False, "hours": True, "duties": True}


def test_a_step_replaces_one_answer() -> None:
    now = given_as(days="short", age="old")

    assert changed(now, Step("days", frozenset({"long"}))) == given_as(days="long", age="old")


# Who leads


def test_a_change_of_the_lead_names_old_and_new_with_their_places() -> None:
    book = book_of(rule("r1", "home", "favours"), rule("r2", "ward", "strongly_favours", if_("days", "long")))

    (change,) = changes_of_lead(book, given_as(days="short"))

    assert said((change.step,)) == ["days: long"]
    assert (change.old_leader, change.new_leader) == ("home", "ward")
    assert change.before
    assert change.after
    assert (change.before.rank, change.after.rank, change.after.points) == (3, 1, 3)


def test_a_new_first_step_changes_the_first_place_and_not_the_best_after_it() -> None:
    book = book_of(rule("r1", "home", "favours"), rule("r2", "ward", "needs_first", if_("days", "long"), first="ward"))

    (change,) = changes_of_lead(book, given_as(days="short"))

    assert (change.old_leader, change.new_leader) == ("home", "ward")
    assert (change.was.main, change.now.main) == ("home", "home")


def test_a_new_best_after_a_first_step_counts_too() -> None:
    stays_first = rule("r1", "ward", "needs_first", first="ward")
    book = book_of(stays_first, rule("r2", "clinic", "favours", if_("days", "long")))

    (change,) = changes_of_lead(book, given_as(days="short"))

    assert (change.was.first, change.now.first) == ("ward", "ward")
    assert (change.old_leader, change.new_leader) == ("home", "clinic")


def test_when_nothing_is_suitable_nobody_leads() -> None:
    refused = [
        rule(f"r{n}", item.key, "not_suitable", if_("days", "long"), reason_kind="unsafe")
        for n, item in enumerate(OPTIONS)
    ]

    (change,) = changes_of_lead(book_of(*refused), given_as(days="short"))
    (back,) = changes_of_lead(book_of(*refused), given_as(days="long"))

    assert (change.old_leader, change.new_leader, change.after) == ("home", None, None)
    assert (back.old_leader, back.new_leader) == (None, "home")


# Bringing one setting up


def test_becoming_suitable_and_standing_higher_bring_up_and_nothing_else_does() -> None:
    book = book_of(
        rule("r1", "ward", "not_suitable", if_("days", "short"), reason_kind="out_of_reach"),
        rule("r2", "clinic", "not_suitable", if_("hours", "few"), reason_kind="out_of_reach"),
    )

    ways = ways_up(book, given_as(days="short", hours="many"), "ward")

    assert not ways.now.suitable
    assert said_ways(ways.singles) == [("days: long", 3)]


def test_the_best_place_comes_first() -> None:
    book = book_of(
        rule("r1", "ward", "slightly_against"),
        rule("r2", "home", "slightly_favours"),
        rule("r3", "ward", "favours", if_("days", "long")),
        rule("r4", "ward", "strongly_favours", if_("hours", "many")),
    )

    ways = ways_up(book, given_as(days="short", hours="few"), "ward", within=3)

    assert said_ways(ways.singles) == [("hours: many", 1), ("days: long", 2)]
    assert ways.pairs == ()


def test_pairs_are_named_when_no_single_change_is_enough() -> None:
    book = book_of(
        rule("r1", "home", "strongly_favours"),
        rule("r2", "ward", "favours", if_("days", "long")),
        rule("r3", "ward", "favours", if_("hours", "many")),
    )

    ways = ways_up(book, given_as(days="short", hours="few"), "ward")

    assert ways.within == 1
    assert said_ways(ways.singles) == [("days: long", 2), ("hours: many", 2)]
    assert said_ways(ways.pairs) == [("days: long + hours: many", 1)]


def test_what_is_not_suitable_has_reached_no_place_whatever_its_number() -> None:
    book = book_of(
        rule("r1", "ward", "not_suitable", if_("days", "short"), reason_kind="out_of_reach"),
        rule("r2", "ward", "not_suitable", if_("hours", "few"), reason_kind="out_of_reach"),
        rule("r3", "ward", "slightly_against", if_("duties", "job")),
        questions=(DAYS, HOURS, DUTIES),
    )

    ways = ways_up(book, given_as(days="short", hours="few", duties="none"), "ward")

    assert (ways.now.rank, ways.now.suitable, ways.within) == (3, False, 3)
    assert ways.singles == ()
    assert said_ways(ways.pairs) == [("days: long + hours: many", 3)]


def test_what_stands_where_it_should_needs_no_way() -> None:
    ways = ways_up(book_of(rule("r1", "home", "favours", if_("days", "long"))), given_as(days="short"), "home")

    assert (ways.now.rank, ways.within, ways.singles, ways.pairs) == (1, 1, (), ())


def test_what_is_no_setting_has_no_place() -> None:
    with pytest.raises(KeyError):
        ways_up(book_of(), {}, "no-such-setting")


# Rulebooks invented to be difficult


@given(books_and_answers(), st.sampled_from(["home", "clinic", "ward"]), st.sampled_from([None, 0, 1, 2, 3]))
@settings(max_examples=80)
def test_small_rulebooks_change_as_the_reference_says(
    drawn: tuple[Rulebook, Answers], setting: str, within: int | None
) -> None:
    fixed, answers = drawn
    asked = replace(fixed.questionnaire, questions=tuple(map(can_change, fixed.questionnaire.questions)))
    book = replace(fixed, questionnaire=asked)
    steps = single_steps(book, answers)
    now, places = place_of(book, answers, setting), {}
    for some in [*combinations(steps, 1), *combinations(steps, 2)]:
        if len({step.question for step in some}) == len(some):
            places[some] = place_of(book, changed(answers, *some), setting)

    ways = ways_up(book, answers, setting, within)

    up = {some: place for some, place in places.items() if place and (not now or place < now)}
    is_enough = any(place and place <= ways.within for some, place in [((), now), *places.items()] if len(some) < 2)
    pairs = {some: place for some, place in up.items() if len(some) == 2 and place <= ways.within}
    assert {way.steps: way.after.rank for way in ways.singles} == {s: p for s, p in up.items() if len(s) == 1}
    assert {way.steps: way.after.rank for way in ways.pairs} == ({} if is_enough else pairs)
    assert {c.step: tuple(c.now) for c in changes_of_lead(book, answers)} == {
        step: leads for step in steps if (leads := leads_of(book, changed(answers, step))) != leads_of(book, answers)
    }


def place_of(book: Rulebook, answers: Answers, setting: str) -> int:
    """The place of a setting by the reference; 0 while it is not suitable."""
    placed = next(one for one in reference.rank(book, answers).options if one.option == setting)
    return placed.rank if placed.suitable else 0


def leads_of(book: Rulebook, answers: Answers) -> tuple[str | None, str | None]:
    """The first setting and the best after the first steps, by the reference."""
    suitable = [one for one in reference.rank(book, answers).options if one.suitable]
    if not suitable:
        return None, None
    return suitable[0].option, ([one for one in suitable if not one.first_step] or suitable)[0].option
