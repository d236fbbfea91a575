"""What is kept between pages, and what becomes of it under a newer release."""

import pytest

from navigator.journey.kept import Kept, pack, under_release, unpack
from tests.knowledge import seed_book

HEROIN = frozenset({"heroin"})


def test_packing_loses_nothing() -> None:
    kept = Kept(
        "other", {"opioid_type": HEROIN}, True, frozenset({"overdose-now"}), "abc", {"travel": HEROIN}, "iop", ("iop",)
    )

    assert unpack(pack(kept)) == kept


def test_a_trial_leaves_the_real_answers() -> None:
    kept = Kept("self", {"travel": frozenset({"weekly"})}).imagining({"travel": frozenset({"daily_yes"})})

    assert kept.answers == {"travel": frozenset({"weekly"})}
    assert kept.imagined.answers == {"travel": frozenset({"daily_yes"})}
    assert kept.imagining({}).imagined.answers == kept.answers


def test_options_that_a_newer_release_does_not_have_are_no_longer_chosen() -> None:
    kept = Kept("self", {}, True, digest="old", chosen="retired", compared=("iop", "retired"))

    newer = under_release(kept, seed_book(), "a" * 64)

    assert (newer.chosen, newer.compared) == ("", ("iop",))


def test_what_was_not_packed_here_is_refused() -> None:
    with pytest.raises(ValueError, match="not packed answers"):
        unpack(b"something else")


def test_answering_one_page_leaves_the_others() -> None:
    kept = Kept("self", {"opioid_type": HEROIN}).answering({"age_band": frozenset({"26_64"}), "last_use": frozenset()})

    assert kept.answers == {"opioid_type": HEROIN, "age_band": frozenset({"26_64"})}


def test_the_ranking_hears_the_voice_as_an_answer() -> None:
    assert Kept("self", {"opioid_type": HEROIN}).told == {"opioid_type": HEROIN, "voice": frozenset({"self"})}


def test_only_leaving_the_gate_opens_the_other_pages() -> None:
    assert not Kept("self").past("about").past_gate
    assert Kept("self").past("safety").past_gate


def test_the_same_release_changes_nothing() -> None:
    kept = Kept("self", {"retired": HEROIN}, digest="a" * 12)

    assert under_release(kept, seed_book(), "a" * 64) is kept


def test_what_a_newer_release_does_not_have_is_asked_again() -> None:
    answers = {"retired": HEROIN, "opioid_type": frozenset({"heroin", "retired"}), "age_band": frozenset({"retired"})}

    kept = under_release(Kept("self", answers, True, digest="old"), seed_book(), "a" * 64)

    assert kept == Kept("self", {"opioid_type": HEROIN}, True, digest="a" * 12)


def test_answers_that_no_longer_fit_their_question_are_asked_again() -> None:
    answers = {"age_band": frozenset({"26_64", "65plus"}), "safety_now": frozenset({"none", "suicidal"})}

    assert under_release(Kept("self", answers, digest="old"), seed_book(), "a" * 64).answers == {}


def test_a_voice_that_is_gone_leads_to_a_fresh_start() -> None:
    assert under_release(Kept("robot", digest="old"), seed_book(), "a" * 64).voice == ""
