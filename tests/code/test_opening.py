"""A code of an earlier release: what still fits is used, what changed is asked again, safety always."""

from dataclasses import replace

from navigator.code.opening import Opened, open_code
from options.publishing.layouts import layout_of
from options.publishing.release_file import LiveRelease
from options.publishing.share_code.code import read, write
from options.rules.questionnaire import Choice, Question
from options.rules.rulebook import Rulebook
from tests.knowledge import live_seed, seed_book
from tests.publishing.share_code.samples import Answers

GIVEN: Answers = {
    "safety_now": frozenset(["none"]),
    "age_band": frozenset(["26_64"]),
    "recent_events": frozenset(["none"]),
    "mental_health": frozenset(["past_self_harm", "psychosis"]),
    "support_style": frozenset(["not_sure"]),
}


def with_question(book: Rulebook, key: str, question: Question | None) -> Rulebook:
    """The same rulebook with one question changed, or without it."""
    others = [question if one.key == key else one for one in book.questionnaire.questions]
    questions = tuple(one for one in others if one is not None)
    return replace(book, questionnaire=replace(book.questionnaire, questions=questions))


def as_release_3(book: Rulebook) -> LiveRelease:
    """The rulebook as release 3, after the seed as release 1."""
    return LiveRelease(3, "3" * 64, "2026-12-01", book, {1: layout_of(seed_book())})


def opened(book: Rulebook, answers: Answers, voice: str = "other") -> Opened:
    """A code written under release 1, opened under release 3."""
    live = as_release_3(book)
    code = write(answers, voice, 1, layout_of(seed_book()))
    return open_code(read(code, live.layouts), live, "self")


def without(key: str, choice: str) -> Rulebook:
    """The seed without one choice."""
    question = seed_book().question[key]
    return with_question(
        seed_book(), key, replace(question, choices=tuple(c for c in question.choices if c.key != choice))
    )


def test_answers_to_unchanged_questions_are_used() -> None:
    result = opened(seed_book(), GIVEN)

    assert result.kept.voice == "other"
    assert result.kept.answers == {key: given for key, given in GIVEN.items() if key != "safety_now"}
    assert (result.again, result.gone) == ((), 0)


def test_safety_is_asked_again_when_nothing_was_wrong() -> None:
    result = opened(seed_book(), GIVEN)

    assert result.gate_again
    assert not result.kept.past_gate
    assert "safety_now" not in result.kept.answers


def test_a_danger_stays_ticked_until_someone_unticks_it() -> None:
    result = opened(seed_book(), {"safety_now": frozenset(["unsafe_home"])})

    assert result.kept.answers == {"safety_now": {"unsafe_home"}}
    assert not result.gate_again
    assert not result.kept.past_gate


def test_a_question_whose_answer_is_gone_is_asked_again() -> None:
    result = opened(without("age_band", "26_64"), GIVEN)

    assert "age_band" not in result.kept.answers
    assert result.again == ("age_band",)


def test_what_is_left_of_several_choices_is_kept_and_looked_at_again() -> None:
    result = opened(without("mental_health", "psychosis"), GIVEN)

    assert result.kept.answers["mental_health"] == {"past_self_harm"}
    assert result.again == ("mental_health",)


def test_none_of_these_does_not_speak_for_new_choices() -> None:
    question = seed_book().question["recent_events"]
    more = replace(question, choices=(Choice("newly_asked", "Something new", "something new"), *question.choices))

    result = opened(with_question(seed_book(), "recent_events", more), GIVEN)

    assert "recent_events" not in result.kept.answers
    assert result.again == ("recent_events",)
    assert result.kept.answers["support_style"] == {"not_sure"}


def test_answers_to_questions_no_longer_asked_are_counted() -> None:
    result = opened(with_question(seed_book(), "age_band", None), GIVEN)

    assert result.gone == 1
    assert result.again == ()


def test_who_answers_is_kept_or_taken_from_now() -> None:
    assert opened(seed_book(), GIVEN, voice="counsellor").kept.voice == "counsellor"
    assert opened(seed_book(), GIVEN, voice="").kept.voice == "self"


def test_the_answers_are_kept_under_the_release_served() -> None:
    code = read(write(GIVEN, "self", 1, layout_of(seed_book())), live_seed().layouts)

    kept = open_code(code, live_seed(), "self").kept

    assert live_seed().digest.startswith(kept.digest)
    assert kept.digest
    assert kept.acknowledged == frozenset()
