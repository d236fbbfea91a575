"""Notes that look as if they said who somebody is. Pure. A guess: what it finds is asked about once, never refused."""

import re

NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z]\w+"
    r"|\b(?:named|called|name is)\s+[A-Z]\w+"
    r"|(?<![.!?:\n])(?<=\s)[A-Z][a-z]+(?:-[A-Z][a-z]+)?\s+[A-Z][a-z]+\b"
    r"|^[A-Z][a-z]+\s+[A-Z][a-z]+\b"
)
PHONE = re.compile(r"(?<!\d)(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-. ]?)?\d{3}[-. ]\d{4}(?!\d)|(?<!\d)\d{10}(?!\d)")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
NUMBER = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
BORN = re.compile(r"\b(?:born|birth ?day|birth ?date|date of birth|d\.?o\.?b)\b", re.IGNORECASE)
DAY = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})-\d{2}-\d{2}(?!\d)")
LONG_AGO = 5
"""A day so many years back is more likely that of a birth than of an appointment."""


def looks_personal(text: str, year: int) -> tuple[str, ...]:
    """What a text seems to hold: "name", "phone", "birth", "email" or "number". Takes: the year it is written in."""
    found = {
        "name": NAME.search(text),
        "phone": PHONE.search(text),
        "birth": BORN.search(text) or _old_day(text, year),
        "email": EMAIL.search(text),
        "number": NUMBER.search(text),
    }
    return tuple(kind for kind, match in found.items() if match)


def _old_day(text: str, year: int) -> bool:
    return any(_year_of(match, year) <= year - LONG_AGO for match in DAY.finditer(text))


def _year_of(match: re.Match[str], year: int) -> int:
    """The year of a day; one of two digits is the latest that is not in the future, give or take a year."""
    digits = match.group(1) or match.group(2)
    if len(digits) == 4:
        return int(digits)
    full = year - year % 100 + int(digits)
    return full if full <= year + 1 else full - 100
