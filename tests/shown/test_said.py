"""The answers behind a reason in words."""

from navigator.shown.said import said
from tests.knowledge import seed_book

BOOK = seed_book()
HEROIN = BOOK.choices["opioid_type"]["heroin"]
NEEDLE = BOOK.choices["opioid_type"]["injects"]
SEVERE = BOOK.choices["severity"]["severe"]


def test_answers_stand_in_short_words() -> None:
    because = (("opioid_type", ("heroin", "injects")), ("severity", ("severe",)))

    assert said(BOOK, because, frozenset()) == f"{HEROIN}, {NEEDLE}; {SEVERE}"


def test_an_assumed_answer_is_said_to_be_unknown() -> None:
    assert said(BOOK, (("severity", ("severe",)),), {"severity"}) == BOOK.derived["severity"].unknown_short


def test_who_answers_is_not_said() -> None:
    assert said(BOOK, (("voice", ("other",)),), frozenset()) == ""
