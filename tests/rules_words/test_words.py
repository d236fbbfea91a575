"""Conditions and rules read aloud like sentences."""

from dataclasses import replace

import pytest

from options.rules.conditions import Clause
from options.rules.rulebook import Rule, Rulebook
from options.rules.whatif import Step, single_steps
from options.rules.words import condition_in_words, effect_in_words, rule_in_words, step_in_words, when_and_then
from tests.knowledge import seed_book


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The first knowledge base."""
    return seed_book()


@pytest.fixture
def rule(rulebook: Rulebook) -> Rule:
    """A plain rule on intensive outpatient care."""
    when = (Clause("housing", any_of=("none",)),)
    return Rule("iop-test", "iop", "slightly_against", "home", "It is hard without a home.", ("stepped-care",), when)


def test_no_clause_says_nothing(rulebook: Rulebook) -> None:
    assert condition_in_words(rulebook, ()) == ""


def test_any_of_is_an_or(rulebook: Rulebook) -> None:
    condition = (Clause("housing", any_of=("none", "unstable", "unsafe")),)

    words = condition_in_words(rulebook, condition)

    assert words == "the answers include “no housing”, “unsteady housing” or “a home that is not safe”"


def test_clauses_are_joined_by_and(rulebook: Rulebook) -> None:
    condition = (Clause("housing", any_of=("none",)), Clause("pregnancy", any_of=("pregnant",)))

    words = condition_in_words(rulebook, condition)

    assert words == "the answers include “no housing”, and include “pregnant”"


def test_what_must_not_be_said_comes_last_and_together(rulebook: Rulebook) -> None:
    condition = (
        Clause("medicine_now", none_of=("methadone", "buprenorphine")),
        Clause("housing", any_of=("none",)),
        Clause("travel", none_of=("phone_only",)),
    )

    assert condition_in_words(rulebook, condition) == (
        "the answers include “no housing”, and do not include “on methadone now”, “on buprenorphine now” "
        "or “care only by phone or video”"
    )


def test_derived_answers_and_the_voice_have_words_too(rulebook: Rulebook) -> None:
    condition = (Clause("severity", any_of=("mild",)), Clause("voice", any_of=("other",)))

    assert condition_in_words(rulebook, condition) == (
        "the answers include “two or three signs (mild)”, and include “someone who cares about the person answers”"
    )


def test_a_rule_is_said_in_full(rulebook: Rulebook, rule: Rule) -> None:
    assert rule_in_words(rulebook, rule) == (
        "Intensive outpatient program: If the answers include “no housing”, "
        "this speaks a little against it. It is hard without a home."
    )


def test_a_rule_for_everyone_says_so(rulebook: Rulebook, rule: Rule) -> None:
    assert when_and_then(rulebook, replace(rule, when=())) == "Whatever the answers, this speaks a little against it."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"effect": "strongly_favours"}, "this speaks strongly for it"),
        ({"effect": "not_suitable", "reason_kind": "unsafe"}, "it is not safe for now"),
        ({"effect": "not_suitable", "reason_kind": "out_of_reach"}, "it is out of reach for now"),
        ({"effect": "needs_first", "first": "medical-detox"}, "“Medical detox (withdrawal care)” has to come first"),
        ({"effect": "needs_first", "first": "iop"}, "it comes first, before all other options"),
        ({"effect": "caution"}, "take care with this"),
    ],
)
def test_every_effect_has_words(rulebook: Rulebook, rule: Rule, change, words) -> None:
    assert effect_in_words(rulebook, replace(rule, **change)) == words


def test_every_rule_of_the_seed_can_be_said(rulebook: Rulebook) -> None:
    said = [rule_in_words(rulebook, rule) for rule in rulebook.rules]

    assert [words for words in said if not words.endswith((".", "?", "!"))] == []
    assert [words for words in said if "_" in words] == []


@pytest.mark.parametrize(
    ("given", "choices", "words"),
    [
        ({"job_fixed"}, {"job_fixed", "school"}, "“school or training”"),
        ({"job_fixed", "school"}, {"school"}, "without “a job with fixed hours”"),
        ({"job_fixed", "school"}, {"none"}, "“no such duties”"),
        (set(), {"school"}, "“school or training”"),
    ],
)
def test_a_step_says_what_is_newly_ticked_or_what_goes(rulebook: Rulebook, given, choices, words) -> None:
    step = Step("responsibilities", frozenset(choices))

    assert step_in_words(rulebook, step, {"responsibilities": frozenset(given)}) == words


def test_every_step_of_the_seed_can_be_said(rulebook: Rulebook) -> None:
    answers = {"responsibilities": frozenset({"job_fixed", "school"}), "housing": frozenset({"none"})}

    said = [step_in_words(rulebook, step, answers) for step in single_steps(rulebook, answers)]

    assert len(said) > 50
    assert [words for words in said if words.count("“") != 1 or "“”" in words] == []
