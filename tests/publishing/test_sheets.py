"""Rules go out as a sheet and come back without loss; what cannot be read is named by row and column."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from options.publishing.sheets import COLUMNS, read_rules, rules_as_csv, with_rules
from options.rules.errors import BadData
from tests.knowledge import seed_book, with_rule

BOOK = seed_book()
FIRST = BOOK.rules[0]


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def sheet(*rows: dict[str, Any], delimiter: str = ",") -> str:
    """A sheet of these rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def row(**changes: str) -> dict[str, Any]:
    """The row of the first rule, changed."""
    return {**rows_of(rules_as_csv(BOOK))[0], "in_words": "", **changes}


def places(text: str) -> list[str]:
    """Where the problems of a sheet are."""
    with pytest.raises(BadData) as refused:
        read_rules(BOOK, text)
    return [problem.place for problem in refused.value.problems]


def test_every_rule_of_the_seed_comes_back_as_it_was() -> None:
    assert read_rules(BOOK, rules_as_csv(BOOK)) == BOOK.rules


def test_a_spreadsheet_that_writes_semicolons_is_read() -> None:
    again = sheet(*rows_of(rules_as_csv(BOOK)), delimiter=";")

    assert read_rules(BOOK, again) == BOOK.rules


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t="])
def test_no_cell_can_be_taken_for_a_formula(start: str) -> None:
    why = f"{start}cmd|' /C calc'!A0"
    book = with_rule(BOOK, FIRST.key, why=why)

    written = rows_of(rules_as_csv(book))[0]["why"]

    assert written[0] == "'"
    assert read_rules(book, rules_as_csv(book))[0].why == why


def test_a_changed_cell_changes_the_rule_and_nothing_else() -> None:
    changed = read_rules(
        BOOK, sheet(row(effect="favours", when="severity is mild, moderate; age_band is not under_18"))
    )

    book = with_rules(BOOK, changed)

    assert book.rules[0].effect == "favours"
    assert [(c.question, c.any_of, c.none_of) for c in book.rules[0].when] == [
        ("severity", ("mild", "moderate"), ()),
        ("age_band", (), ("under_18",)),
    ]
    assert book.rules[1:] == BOOK.rules[1:]


def test_rules_missing_from_the_sheet_stay_unless_they_are_to_go() -> None:
    two = BOOK.rules[:2]

    assert with_rules(BOOK, two).rules == BOOK.rules
    assert with_rules(BOOK, two, without_others=True).rules == two


def test_a_new_rule_stands_last() -> None:
    new = read_rules(BOOK, sheet(row(key="a-new-rule")))

    assert with_rules(BOOK, new).rules == (*BOOK.rules, replace(FIRST, key="a-new-rule"))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"when": "severity moderate"}, "row 2, column when"),
        ({"when": "severity is"}, "row 2, column when"),
        ({"added": "perhaps"}, "row 2, column added"),
        ({"why": ""}, "row 2, column why"),
        ({"in_words": "Whatever I like."}, "row 2, column in_words"),
        ({"colour": "blue"}, "row 1, column colour"),
    ],
)
def test_what_cannot_be_read_is_named_by_row_and_column(changes: dict[str, str], place: str) -> None:
    assert places(sheet(row(**changes))) == [place]


def test_all_problems_are_named_at_once() -> None:
    assert places(sheet(row(why=""), row(when="x"))) == [
        "row 2, column why",
        "row 3, column when",
        "row 3, column key",
    ]


def test_a_missing_column_is_named() -> None:
    rows = [{name: cell for name, cell in row().items() if name != "effect"}]

    assert places(sheet(*rows)) == ["row 1, column effect"]


def test_a_broken_sheet_is_said_to_be_one() -> None:
    assert places(",".join(COLUMNS) + '\n"never closed') == ["sheet"]
