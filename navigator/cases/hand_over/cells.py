"""Text made safe for spreadsheets: no cell begins a formula, whichever way a program splits the line."""

import re
import unicodedata
from collections.abc import Iterable

STARTS = "=+-@" + "\uff1d\uff0b\uff0d\uff20" + "\ufe66\ufe62\ufe63\ufe6b" + "\u2212"
"""What begins a formula in a spreadsheet: narrow, wide and small letters, and the sign for minus."""
GUARD = "'"
INSIDE = re.compile(rf"([,;|]\s*[\"'“”]*\s*)(?=[{re.escape(STARTS)}])")


def safe(value: object) -> str:
    """A value as the text of one cell.

    Control characters (tab, line ends, NUL and the like) become spaces; a text that a spreadsheet could take for a
    formula gets an apostrophe in front, also behind a separator inside the text. Undone by nothing: it is for reading.
    """
    flat = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in str(value))
    flat = INSIDE.sub(rf"\1{GUARD}", flat)
    return GUARD + flat if begins_formula(flat) else flat


def begins_formula(text: str) -> bool:
    """Whether the first letter that is seen could begin a formula; spaces and invisible letters are passed over."""
    seen = text.lstrip('"“”').lstrip()
    first = next((letter for letter in seen if not letter.isspace() and unicodedata.category(letter) != "Cf"), "")
    return first in STARTS and first != ""


def line(cells: Iterable[object]) -> str:
    """One line of a CSV file: every cell in quotation marks, ended as RFC 4180 says."""
    return ",".join('"' + safe(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"


def table(rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file, in UTF-8 with the mark by which spreadsheets know it."""
    return ("\ufeff" + "".join(line(row) for row in rows)).encode("utf-8")
