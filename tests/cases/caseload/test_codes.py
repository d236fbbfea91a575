"""A code says nothing about a client: what looks like a name, a day or a number of somebody is refused."""

import pytest

from navigator.cases.caseload import codes


@pytest.mark.parametrize("code", ["RT-K4729", "RT-1001", "TS-2000", "K47-29", "1001", "A-2-B-3", "RT-1985", "999999"])
def test_a_plain_code_is_taken(code: str) -> None:
    assert codes.problem(code) == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Maria", codes.LIKE_A_NAME),
        ("maria lopez", codes.LIKE_A_NAME),
        ("Joé Öztürk", codes.LIKE_A_NAME),
        ("SMITH85", codes.LIKE_A_NAME),
        ("12/12/1985", codes.LIKE_A_DATE),
        ("1985-12-12", codes.LIKE_A_DATE),
        ("12.5.85", codes.LIKE_A_DATE),
        ("RT-19851212", codes.LIKE_A_DATE),
        ("AL121285", codes.LIKE_A_DATE),
        ("3-MAY-85", codes.LIKE_A_DATE),
        ("3MAY85", codes.LIKE_A_DATE),
        ("555-0134", codes.LIKE_A_NUMBER),
        ("(212) 555-0134", codes.LIKE_A_NUMBER),
        ("212-555-0134", codes.LIKE_A_NUMBER),
        ("RT-9", codes.FEW_DIGITS),
        ("R-9", codes.WRONG_SIGNS),
        ("+1 (212) 555-0134", codes.LIKE_A_NUMBER),
        ("RT-1001-A-B-C-D-E", codes.WRONG_SIGNS),
        ("RT_1001!", codes.WRONG_SIGNS),
        ("", codes.WRONG_SIGNS),
        ("٤٢-RT-٤٢", codes.WRONG_SIGNS),
    ],
)
def test_what_looks_personal_is_refused(typed: str, problem: str) -> None:
    assert codes.problem(codes.tidy(typed)) == problem


@pytest.mark.parametrize("typed", [" rt 1001 ", "RT\u20131001", "rt_1001", "Rt--1001", "rt/1001"])
def test_a_code_is_written_one_way(typed: str) -> None:
    assert codes.tidy(typed) == "RT-1001"


def test_a_proposed_code_is_free_and_can_be_a_code() -> None:
    asked: list[str] = []

    def is_taken(code: str) -> bool:
        asked.append(code)
        return len(asked) < 3

    proposed = codes.propose("River team", is_taken)

    assert proposed == asked[-1]
    assert len(asked) == 3
    assert proposed.startswith("RT-")
    assert codes.problem(proposed) == ""


@pytest.mark.parametrize("team", ["", "4th floor", "Überlingen", "A very long name of a team"])
def test_any_team_gets_a_code(team: str) -> None:
    assert codes.problem(codes.propose(team, lambda code: False)) == ""


def test_signs_that_postgresql_refuses_are_left_out() -> None:
    assert codes.tidy("RT\0-10\x1f01") == "RT-1001"
