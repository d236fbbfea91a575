"""Notes that may say who somebody is are noticed; ordinary ones are left alone."""

import pytest

from navigator.cases.visits.personal import looks_personal

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lives with Mrs. Alvarez", "name"),
        ("his sister, named Rosa, drives", "name"),
        ("spoke with Maria Gonzales today", "name"),
        ("Maria Gonzales called", "name"),
        ("call 555-0142 after six", "phone"),
        ("call (212) 555-0142", "phone"),
        ("cell 2125550142", "phone"),
        ("born in the spring of that year", "birth"),
        ("DOB on file", "birth"),
        ("4/17/1988 per the chart", "birth"),
        ("1988-04-17", "birth"),
        ("4/17/88", "birth"),
        ("write to rosa@example.org", "email"),
        ("SSN 078-05-1120", "number"),
    ],
)
def test_what_looks_personal_is_noticed(text: str, kind: str) -> None:
    assert kind in looks_personal(text, YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Worried about work. Wants evenings off.",
        "Tried methadone 2 times, 80 mg, stopped after 3 weeks",
        "Next appointment 12/4/2026 at 9:30",
        "On the waiting list since 11/2/26",
        "Scored 5 of 11 signs; last use 2 days ago",
        "Mother helps. Brother does not.",
    ],
)
def test_ordinary_notes_are_left_alone(text: str) -> None:
    assert looks_personal(text, YEAR) == ()
