"""A ranking written down: the contract of the plain data, and the text for people."""

import json

from options.rules.ranking import rank
from options.rules.report import as_plain, as_text
from tests.knowledge import seed_book

ANSWERS = {
    "dsm_signs": frozenset({"craving", "not_sure"}),
    "opioid_type": frozenset({"fentanyl"}),
    "medication_view": frozenset({"want_methadone"}),
}
OPTION_FIELDS = (
    "key", "rank", "points", "capped", "fit", "suitable", "reason_kind", "contributions", "needs_first", "cautions"
)  # fmt: skip


def test_the_plain_form_has_the_fields_of_the_contract_in_order() -> None:
    plain = as_plain(rank(seed_book(), ANSWERS))

    assert list(plain) == ["alerts", "options", "supports", "unknown", "severity", "assumed", "held_back"]
    assert [list(entry) for entry in plain["alerts"]] == [["key", "level"]] * len(plain["alerts"])
    assert {tuple(entry) for entry in plain["supports"]} == {("key", "rank", "points")}
    assert {tuple(entry) for entry in plain["options"]} == {OPTION_FIELDS}
    contributions = [reason for entry in plain["options"] for reason in entry["contributions"]]
    assert {tuple(reason) for reason in contributions} == {("rule", "effect", "points", "theme", "because", "findings")}


def test_every_setting_is_listed_and_ranks_count_on_through_those_not_suitable() -> None:
    options = as_plain(rank(seed_book(), ANSWERS))["options"]

    assert {entry["key"] for entry in options} == {
        option.key for option in seed_book().options if option.kind == "setting"
    }
    assert [entry["rank"] for entry in options] == list(range(1, len(options) + 1))
    assert [entry["suitable"] for entry in options] == sorted((entry["suitable"] for entry in options), reverse=True)
    assert {entry["reason_kind"] for entry in options if not entry["suitable"]} <= {"unsafe", "out_of_reach"}


def test_because_names_questions_and_the_choices_given() -> None:
    options = json.loads(json.dumps(as_plain(rank(seed_book(), ANSWERS))))["options"]
    reasons = {reason["rule"]: reason for entry in options for reason in entry["contributions"]}

    assert reasons["methadone-methadone-wanted"]["because"] == [["medication_view", ["want_methadone"]]]
    assert reasons["methadone-methadone-wanted"]["points"] == 2


def test_a_guessed_severity_is_marked() -> None:
    plain = as_plain(rank(seed_book(), ANSWERS))

    assert (plain["severity"], plain["assumed"]) == ("moderate", ["severity"])
    assert "age_band" in plain["unknown"]
    assert "dsm_signs" not in plain["unknown"]


def test_the_same_answers_give_the_same_bytes() -> None:
    again = {key: frozenset(sorted(choices)) for key, choices in reversed(ANSWERS.items())}

    assert json.dumps(as_plain(rank(seed_book(), ANSWERS))) == json.dumps(as_plain(rank(seed_book(), again)))


def test_the_text_says_places_reasons_answers_and_sources() -> None:
    text = as_text(seed_book(), rank(seed_book(), ANSWERS))

    assert "  1. Methadone with counseling (" in text
    assert "(you said: methadone is wanted) [methadone-methadone-wanted: " in text
    assert "Not first for now" in text
    assert "Supports to add" in text
    assert f"Assumed: {seed_book().derived['severity'].unknown_short}." in text
    assert "Not known: safety_now, age_band" in text


def test_the_text_shows_what_the_cap_took_off() -> None:
    book = seed_book()
    wishes = {question.key: frozenset({question.choices[0].key}) for question in book.question.values()}
    for choice in book.question["medication_view"].choices:
        ranking = rank(book, {**wishes, "medication_view": frozenset({choice.key})})
        if any(placement.capped for placement in ranking.options):
            assert "Wishes count for 2 points at most." in as_text(book, ranking)
            return
    raise AssertionError("No answers in this rulebook reach the cap.")
