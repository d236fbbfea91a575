"""Reading answer sets: the shapes that are understood, and every problem of the others with its line."""

import json
from typing import Any

import pytest

from options.rules.batch import read_entries
from options.rules.errors import UnknownAnswer
from tests.knowledge import seed_book

ONE = {"id": "a", "voice": "self", "answers": {"age_band": "26_64"}}
READ = ("a", {"age_band": {"26_64"}, "voice": {"self"}})


def refusals(text: str) -> list[str]:
    """The codes and places of everything that is wrong with a text."""
    with pytest.raises(UnknownAnswer) as refused:
        read_entries(seed_book(), text)
    return [f"{problem.code} at {problem.place}" for problem in refused.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ONE),
        json.dumps(ONE, indent=2),
        "\n\n" + json.dumps(ONE, indent=2).replace("\n", "\r\n") + "\n\n",
        "\ufeff" + json.dumps(ONE),
        json.dumps({"id": "a", "answers": {"age_band": ["26_64"], "voice": "self", "housing": None, "legal": []}}),
        json.dumps({**ONE, "answers": {"age_band": "26_64", "voice": ["self"]}}),
    ],
    ids=["one line", "pretty", "pretty with CRLF", "byte order mark", "unanswered", "the same voice twice"],
)
def test_one_object_is_read_however_it_is_written(text: str) -> None:
    assert read_entries(seed_book(), text) == (READ,)


def test_a_pretty_list_of_choices_is_not_taken_for_lines() -> None:
    entry = {"answers": {"dsm_signs": ["craving", "withdrawal"]}}

    assert read_entries(seed_book(), json.dumps(entry, indent=2)) == ((None, {"dsm_signs": {"craving", "withdrawal"}}),)


def test_lines_are_read_one_by_one_and_blank_ones_passed_over() -> None:
    text = "\ufeff\r\n" + "\r\n \r\n".join([json.dumps(ONE), json.dumps({**ONE, "id": 7})]) + "\r\n\r\n"

    assert read_entries(seed_book(), text) == (READ, (7, READ[1]))


def test_every_problem_of_every_line_is_named() -> None:
    lines = [
        {"answers": {"dsm_signs": ["craving", "nope"], "x": 1}},
        ONE,
        {"answers": {"housing": ["none", "unsafe"]}, "voice": "robot", "note": "", "id": True},
    ]

    assert refusals("\n".join(json.dumps(line) for line in lines)) == [
        "choice at line 1, answers.dsm_signs",
        "question at line 1, answers.x",
        "unknown-key at line 3",
        "type at line 3, id",
        "single at line 3, answers.housing",
        "choice at line 3.voice",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty at line 1"),
        ("\n \n", "empty at line 1"),
        ("{", "json at line 1, column 2"),
        ('\n{\n "answers": {"age_band" 3}}', "json at line 3, column 25"),
        (f"{json.dumps(ONE)}\n{{oops}}", "json at line 2, column 2"),
        ('{"answers": {"age_band": NaN}}', "json at line 1"),
        ("[" * 100_000, "json at line 1"),
        ('{"id": ' + "9" * 5000 + ', "answers": {}}', "json at line 1"),
        ("[]", "type at line 1"),
        ('"self"', "type at line 1"),
        ("{}", "shape at line 1"),
        ('{"age_band": "26_64"}', "shape at line 1"),
        ('{"answers": null}', "type at line 1, answers"),
        ('{"answers": ["26_64"]}', "type at line 1, answers"),
        ('{"id": 1e400, "answers": {}}', "type at line 1, id"),
        ('{"answers": {}, "answers": {}}', "duplicate at line 1"),
        ('{"answers": {"housing": "none", "housing": "unsafe"}}', "duplicate at line 1"),
        ('{"voice": "self", "answers": {"voice": "other"}}', "voice at line 1, voice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, expected: str) -> None:
    assert refusals(text) == [expected]


def test_bare_answers_are_told_how_to_be_written() -> None:
    with pytest.raises(UnknownAnswer, match=r'Put them inside an object: {"answers": {...}}'):
        read_entries(seed_book(), '{"age_band": "26_64"}')


@pytest.mark.parametrize("odd", [0, False, {}, {"a": 1}, 1.5, [[]], [None], "\ud800", [["26_64"]]])
def test_odd_values_are_refused_and_never_break_anything(odd: Any) -> None:
    assert set(refusals(json.dumps({"answers": {"age_band": odd}}))) == {"choice at line 1, answers.age_band"}
