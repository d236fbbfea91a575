"""What is in a copy: the notice, the parts that are permitted, everything in words, and never a counseling note."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from navigator.cases.hand_over.account import account_page, as_table
from navigator.cases.hand_over.as_csv import HEAD, as_csv
from navigator.cases.hand_over.as_json import as_json
from navigator.cases.hand_over.fhir.bundle import as_fhir
from navigator.cases.hand_over.notice import STATEMENT, Notice, notice_of
from navigator.cases.hand_over.record import Record, record_of
from navigator.cases.hand_over.scope import PARTS
from navigator.cases.models import Disclosure
from tests.cases.hand_over.papers import COUNSELING, Papers, hand_out
from tests.cases.office import Office
from tests.project.source import ROOT

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ALL = tuple(PARTS)
NOTICE = Notice(STATEMENT, ("Passed on in a test.",))
Writer = Callable[[Record, tuple[str, ...]], bytes]
FILES: dict[str, Writer] = {
    "json": lambda record, parts: as_json(record.holding(parts), NOTICE, parts),
    "csv": lambda record, parts: as_csv(record.holding(parts), NOTICE, parts),
    "fhir": lambda record, parts: as_fhir(record.holding(parts), NOTICE, NOW),
}


def plain(papers: Papers, parts: tuple[str, ...] = ALL) -> dict[str, Any]:
    """The JSON file as a program reads it."""
    read: dict[str, Any] = json.loads(FILES["json"](record_of(papers.visit), parts))
    return read


def rows(papers: Papers, parts: tuple[str, ...] = ALL) -> list[list[str]]:
    """The CSV file as a program reads it."""
    text = FILES["csv"](record_of(papers.visit), parts).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("kind", FILES)
def test_the_notice_and_the_scope_are_in_every_file(papers: Papers, kind: str) -> None:
    file = FILES[kind](record_of(papers.visit), ("answers",)).decode()

    assert STATEMENT in file
    assert "Passed on in a test." in file


def test_the_notice_stands_in_the_first_row_of_a_table(papers: Papers) -> None:
    assert rows(papers)[0][:3] == ["notice", "", STATEMENT]


@pytest.mark.parametrize("kind", FILES)
def test_no_file_holds_a_counseling_note(papers: Papers, kind: str) -> None:
    assert COUNSELING not in FILES[kind](record_of(papers.visit), ALL).decode()


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_what_is_not_covered_is_left_out(papers: Papers, kind: str) -> None:
    whole = FILES[kind](record_of(papers.visit), ALL).decode()
    bare = FILES[kind](record_of(papers.visit), ("answers",)).decode()

    for text in ("Evenings at home matter most.", "Came with a sister.", "Call the River program"):
        assert text in whole
        assert text not in bare


def test_the_parts_in_a_file_and_those_left_out_are_named(papers: Papers) -> None:
    assert plain(papers, ("answers", "notes"))["left_out"] == ["plan", "decision"]
    assert "decision" not in plain(papers, ("answers", "notes"))


def test_the_stored_ranking_is_in_the_file_word_for_word(papers: Papers) -> None:
    ranking = plain(papers)["ranking"]

    assert json.dumps(ranking, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == papers.visit.ranking


def test_the_same_visit_gives_the_same_bytes(papers: Papers) -> None:
    one, two = (FILES["json"](record_of(papers.visit), ALL) for _ in range(2))

    assert one == two
    assert (
        one == (json.dumps(json.loads(one), sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
    )


def test_unknown_is_said_and_never_left_out(papers: Papers) -> None:
    answers = {answer["question"]: answer for answer in plain(papers)["answers"]}

    assert answers["pregnancy"] == {**answers["pregnancy"], "choices": [], "is_unknown": True}
    assert [row[5] for row in rows(papers) if row[:2] == ["answer", "pregnancy"]] == ["Not answered"]


def test_points_of_reasons_less_the_cap_are_the_points_of_an_option(papers: Papers) -> None:
    table = [row for row in rows(papers) if row[0] in ("option", "option_reason", "option_cap")]

    for option in plain(papers)["options"]:
        assert sum(reason["points"] for reason in option["reasons"]) - option["capped"] == option["points"]
        own = [row for row in table if row[1] == option["key"]]
        favor, against = (sum(int(row[at]) for row in own if row[0] != "option") for at in (6, 7))
        assert favor - against == option["points"]


def test_every_reason_has_a_source_in_both_files(papers: Papers) -> None:
    reasons = [reason for option in plain(papers)["options"] for reason in option["reasons"]]
    in_table = [row for row in rows(papers) if row[0] == "option_reason"]

    assert len(reasons) == len(in_table) > 50
    assert all(reason["sources"] for reason in reasons)
    assert all(row[HEAD.index("sources")].startswith("[") for row in in_table)


def test_the_decision_says_where_it_differs_and_why(papers: Papers) -> None:
    decision = plain(papers)["decision"]

    assert decision["differs"]
    assert decision["first"] == "methadone-counselling"
    assert "The client wants something else" in decision["why_it_differs"]
    assert [step["by"] is None for step in decision["first_steps"]] == [False, False, True]


def test_every_field_of_the_file_is_described(papers: Papers) -> None:
    described = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")))
    data = plain(papers)
    data.pop("ranking")

    assert fields_in(data) - described == set()
    assert {row[0] for row in rows(papers)} - described - {"row"} == set()


def test_a_formula_in_a_note_is_no_formula_in_the_table(papers: Papers) -> None:
    note = papers.visit.notes.first()
    note.text = '=HYPERLINK("https://example.org")'
    note.save()

    assert next(row[5] for row in rows(papers) if row[0] == "note") == '\'=HYPERLINK("https://example.org")'


def test_the_notice_explains_the_scope_of_the_consent(papers: Papers, office: Office) -> None:
    hand_out(papers, office)
    by_consent = notice_of(Disclosure.objects.get(basis="consent"))
    emergency = notice_of(Disclosure.objects.get(basis="emergency"))

    text = " ".join(by_consent.lines)
    for element in ("The River clinic", "The Hill program", "Intake and treatment", "In writing, to the counselor"):
        assert element in text
    assert "42 CFR 2.31(a)(4)(iii)" in text
    assert all(word in " ".join(emergency.lines) for word in ("42 CFR 2.51", "Dr. Lee", "General Hospital", "cora"))


def test_the_account_as_a_table_holds_every_disclosure(papers: Papers, office: Office) -> None:
    hand_out(papers, office)

    table = list(csv.reader(io.StringIO(as_table(account_page(papers.case)).decode("utf-8-sig"), newline="")))

    assert table[0] == [STATEMENT]
    assert [row[1] for row in table[3:]] == ["Dr. Lee", "The Hill program", "The client"]
    assert table[3][2:] == [
        "General Hospital, emergency room",
        "Clinical summary, to print, visit 1; All answers, messages, and the order of options with its reasons",
        "Medical emergency",
        "medical emergency",
        "Not waking up fully after an overdose",
        "cora",
    ]


def test_what_was_passed_on_to_whom_is_locked_in_the_data_base(papers: Papers, office: Office) -> None:
    hand_out(papers, office)

    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM cases_disclosure UNION ALL SELECT content FROM cases_consent")
        stored = " ".join(row[0] for row in cursor.fetchall())

    assert len(stored) > 1000
    assert not any(word in stored for word in ("Hill", "Hospital", "overdose", "client", "plan"))


def fields_in(value: Any) -> set[str]:
    """Every name of a field below a value; answers of the check stand under their own keys."""
    if isinstance(value, list):
        return {name for one in value for name in fields_in(one)}
    if not isinstance(value, dict):
        return set()
    return {*value, *(name for key, one in value.items() if key != "check" for name in fields_in(one))}
