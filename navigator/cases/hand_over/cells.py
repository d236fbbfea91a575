"""Text made safe for spreadsheets: no cell begins a formula, whichever way a program splits the line."""

import re
import unicodedata
from collections.abc import Iterable

STARTS = "=+-@" + "\uff1d\uff0b\uff0d\uff20" + "\ufe66\ufe62\ufe63\ufe6b" + "\u2212"
"""What begins a formula in a spreadsheet: narrow, wide and small letters, and the sign for minus."""
GUARD = "'"
QUOTES = '"\u201c\u201d'
SEPARATORS = re.compile(r"([,;|])")
"""Where a program set to another separator would split a line."""


def safe(value: object) -> str:
    """A value as the text of one cell.

    Control characters (tab, line ends, NUL and the like) become spaces; a text that a spreadsheet could take for a
    formula gets an apostrophe in front, also behind a separator inside the text. It is for reading, not for undoing.
    """
    flat = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in str(value))
    return "".join(GUARD + piece if begins_formula(piece) else piece for piece in SEPARATORS.split(flat))


def begins_formula(text: str) -> bool:
    """Whether the first letter that counts could begin a formula; spaces, quotes and unseen letters are passed over."""
    for letter in text:
        if letter not in QUOTES and not letter.isspace() and unicodedata.category(letter) != "Cf":
            return letter in STARTS
    return False


def line(cells: Iterable[object]) -> str:
    """One line of a CSV file: every cell in quotation marks, ended as RFC 4180 says."""
    return ",".join('"' + safe(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"


def table(rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file, in UTF-8 with the mark by which spreadsheets know it."""
    return ("\ufeff" + "".join(line(row) for row in rows)).encode("utf-8")
