"""Codes of cases: what may be one, what looks like something personal, and a new one that is easy to say. Pure."""

import re
import secrets
from collections.abc import Callable
from datetime import date

SHORTEST, LONGEST = 4, 15
MOST_LETTERS, MOST_DIGITS = 3, 6
SAID_LETTERS, SAID_DIGITS = "ACFHJKMRWXY", "23456789"
"""Letters and digits that are mistaken for no other, neither seen nor heard."""

WRONG_SIGNS = "Use 4 to 15 capital letters, digits and dashes, such as RT-K4729."
FEW_DIGITS = "Use at least two digits, such as RT-K4729."
LIKE_A_NAME = "This looks like a name. Use a code that says nothing about the client: at most three letters in a row."
LIKE_A_DATE = "This looks like a date. Use a code that says nothing about the client."
LIKE_A_NUMBER = "This looks like a phone number or a record number. Use at most six digits."

ORDERS = ("ymd", "mdy", "dmy")
DASHES = str.maketrans(dict.fromkeys([*map(chr, range(0x2010, 0x2016)), "\u2212", *"_/.() "], "-"))
"""Dashes of every length, the minus sign, and what else people put between the parts of a code."""


def tidy(typed: str) -> str:
    """What was typed, as a code is written: capitals, a dash for each space, no signs that cannot be seen."""
    dashed = typed.upper().translate(DASHES)
    return re.sub("-{2,}", "-", "".join(sign for sign in dashed if sign.isprintable())).strip("-")


def problem(code: str) -> str:
    """What is wrong with a tidy code, as a sentence; empty when nothing is."""
    digits = sum(sign.isdigit() for sign in code)
    if _is_name(code):
        return LIKE_A_NAME
    if _has_date(code):
        return LIKE_A_DATE
    if digits > MOST_DIGITS:
        return LIKE_A_NUMBER
    if not re.fullmatch(rf"[A-Z0-9-]{{{SHORTEST},{LONGEST}}}", code):
        return WRONG_SIGNS
    return FEW_DIGITS if digits < 2 else ""


def propose(team: str, is_taken: Callable[[str], bool]) -> str:
    """A code for a new case that nobody in the team uses.

    Takes: the name of the team, whose first letters begin the code; `is_taken`, asked at most a few times.
    """
    start = "".join(word[0] for word in re.findall("[A-Z]+", team.upper()))[:MOST_LETTERS] or "C"
    while True:
        letter, digits = secrets.choice(SAID_LETTERS), "".join(secrets.choice(SAID_DIGITS) for _ in range(4))
        code = f"{start}-{letter}{digits}"
        if not problem(code) and not is_taken(code):
            return code


def _is_name(code: str) -> bool:
    """Whether letters of any script stand in a row as in a name, or there is nothing but letters."""
    letters = [run for run in re.split(r"[\W\d_]+", code) if run]
    is_bare = sum(map(len, letters)) > MOST_LETTERS and not any(sign.isdigit() for sign in code)
    return is_bare or any(len(run) > MOST_LETTERS for run in letters)


def _has_date(code: str) -> bool:
    """Whether a day stands in it: three groups of digits, six or eight digits in a row, or a month by name."""
    if re.search(r"\d(-?)(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\1\d", code):
        return True
    for run in re.findall(r"\d(?:-?\d)*", code):
        groups = [int(group) for group in run.split("-")]
        if len(groups) == 3 and _is_day(groups):
            return True
        plain = run.replace("-", "")
        if any(_is_day(cut) for cut in _cuts(plain)):
            return True
    return False


def _cuts(digits: str) -> list[list[int]]:
    """The ways to read six or eight digits in a row as three numbers."""
    places = {6: ((2, 4),), 8: ((4, 6), (2, 4))}.get(len(digits), ())
    return [[int(digits[:one]), int(digits[one:two]), int(digits[two:])] for one, two in places]


def _is_day(numbers: list[int]) -> bool:
    """Whether three numbers are a day, in any usual order."""
    return any(_exists(**dict(zip(order, numbers, strict=True))) for order in ORDERS)


def _exists(y: int, m: int, d: int) -> bool:
    try:
        date(y if y > 99 else 2000 + y, m, d)
    except ValueError:
        return False
    return y <= 99 or 1900 <= y <= 2099
