"""Reading answers: what is accepted, what is refused and why; and telling unknown from no."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.rules.answers import band_of, exclusive_clash, is_unknown, read_answers, settle
from options.rules.errors import UnknownAnswer
from tests.knowledge import seed_book
from tests.rules import reference
from tests.rules.books import question
from tests.rules.strategies import COUNTED, Answers, answers_to

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["craving", "none"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)
KEYS = st.sampled_from(["dsm_signs", "age_band", "severity", "voice", "nothing"]) | st.text(max_size=4) | st.integers()


def refusals(raw: object) -> list[str]:
    """The codes and places of everything wrong with raw answers."""
    with pytest.raises(UnknownAnswer) as refused:
        read_answers(seed_book(), raw)
    return [f"{problem.code} at {problem.place}" for problem in refused.value.problems]


@pytest.mark.parametrize("empty", [None, "", [], (), frozenset()])
def test_an_empty_answer_is_no_answer(empty: object) -> None:
    assert read_answers(seed_book(), {"age_band": empty, "dsm_signs": empty, "voice": empty}) == {}


def test_one_choice_or_a_list_of_choices_are_both_read() -> None:
    raw = {
        "age_band": "26_64",
        "legal": ["court_probation"],
        "dsm_signs": ("craving", "withdrawal"),
        "voice": ["other"],
    }

    assert read_answers(seed_book(), raw) == {
        "age_band": {"26_64"},
        "legal": {"court_probation"},
        "dsm_signs": {"craving", "withdrawal"},
        "voice": {"other"},
    }


def test_a_severity_band_may_be_given_outright() -> None:
    answers = read_answers(seed_book(), {"severity": "mild", "dsm_signs": ["craving"]})

    assert settle(seed_book(), answers).given["severity"] == {"mild"}


@pytest.mark.parametrize("raw", [None, [], "self", 3, {"dsm_signs"}])
def test_answers_that_are_no_mapping_are_refused(raw: object) -> None:
    assert refusals(raw) == ["type at answers"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"ages": "26_64"}, "question at answers.ages"),
        ({3: "26_64"}, "question at answers.3"),
        ({"age_band": "old"}, "choice at answers.age_band"),
        ({"age_band": 26}, "choice at answers.age_band"),
        ({"age_band": True}, "choice at answers.age_band"),
        ({"age_band": {"26_64": True}}, "choice at answers.age_band"),
        ({"dsm_signs": ["craving", ["withdrawal"]]}, "choice at answers.dsm_signs"),
        ({"dsm_signs": ["craving", ""]}, "choice at answers.dsm_signs"),
        ({"dsm_signs": ["craving", "craving"]}, "duplicate at answers.dsm_signs"),
        ({"age_band": ["18_25", "26_64"]}, "single at answers.age_band"),
        ({"voice": ["self", "other"]}, "single at answers.voice"),
        ({"severity": ["mild", "severe"]}, "single at answers.severity"),
        ({"other_substances": ["none", "alcohol_daily"]}, "exclusive at answers.other_substances"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_place(raw: dict[Any, Any], expected: str) -> None:
    assert refusals(raw) == [expected]


def test_every_problem_is_named_with_a_remedy() -> None:
    with pytest.raises(UnknownAnswer) as refused:
        read_answers(seed_book(), {"ages": "x", "age_band": "old", "dsm_signs": ["craving", "craving", "no"]})

    assert [problem.code for problem in refused.value.problems] == ["question", "choice", "choice"]
    assert "26_64" in refused.value.problems[1].remedy
    assert all(problem.remedy for problem in refused.value.problems)


@given(st.dictionaries(KEYS, JUNK, max_size=4) | JUNK)
@settings(max_examples=300)
def test_anything_is_either_read_or_refused(raw: Any) -> None:
    try:
        answers = read_answers(seed_book(), raw)
    except UnknownAnswer:
        return

    assert all(choices <= seed_book().choices[key].keys() for key, choices in answers.items())


@given(answers_to(seed_book()))
@settings(max_examples=100)
def test_what_a_visitor_can_give_is_read_back_unchanged(answers: Answers) -> None:
    raw = {key: sorted(choices) for key, choices in answers.items()}

    assert read_answers(seed_book(), raw) == answers


@given(st.frozensets(st.sampled_from(["d", "e", "f", "none", "not_sure"])))
def test_bands_are_counted_as_the_reference_counts(ticked: frozenset[str]) -> None:
    assert band_of(COUNTED, {"two": ticked}) == reference.band_of(COUNTED, ticked)


@pytest.mark.parametrize(
    ("signs", "band", "assumed"),
    [
        ([], "moderate", True),
        (["not_sure"], "moderate", True),
        (["craving", "not_sure"], "moderate", True),
        (["craving", "withdrawal", "not_sure"], "mild", False),
        (["craving"], "none", False),
        (["tolerance", "withdrawal", "only_as_prescribed"], "none", False),
        (["craving", "tolerance", "withdrawal", "health_harm"], "moderate", False),
    ],
)
def test_severity_follows_the_signs_and_says_when_it_is_a_guess(signs: list[str], band: str, assumed: bool) -> None:
    settled = settle(seed_book(), {"dsm_signs": frozenset(signs)})

    assert settled.given["severity"] == {band}
    assert settled.assumed == ({"severity"} if assumed else set())


def test_not_sure_is_unknown_and_a_real_answer_is_not() -> None:
    asked = question("drinks", "multi", "daily", "none", "not_sure")

    assert is_unknown(asked, {})
    assert is_unknown(asked, {"drinks": {"not_sure"}})
    assert not is_unknown(asked, {"drinks": {"daily", "not_sure"}})
    assert not is_unknown(asked, {"drinks": {"none"}})


def test_nothing_answered_leaves_every_question_unknown_in_the_order_asked() -> None:
    assert settle(seed_book(), {}).unknown == tuple(seed_book().question)


def test_none_of_these_stands_alone() -> None:
    asked = question("drinks", "multi", "daily", "seizure", "none")

    assert exclusive_clash(asked, frozenset({"daily", "none"})) == "none"
    assert exclusive_clash(asked, frozenset({"none"})) is None
    assert exclusive_clash(asked, frozenset({"daily", "seizure"})) is None
