"""Citations: numbered links in the order of the release, or in the order given."""

from navigator.shown.citations import certainty_in_words, refs, refs_by_number
from tests.knowledge import seed_book

BOOK = seed_book()
FIRST, SECOND = (finding.key for finding in BOOK.findings[:2])


def test_a_number_is_the_place_in_the_release() -> None:
    assert [ref.number for ref in refs(BOOK, [SECOND, FIRST])] == [2, 1]


def test_a_list_names_each_finding_once_and_by_number() -> None:
    assert [ref.finding for ref in refs_by_number(BOOK, [SECOND, FIRST, SECOND])] == [FIRST, SECOND]


def test_a_citation_says_how_certain_its_finding_is() -> None:
    for ref in refs(BOOK, BOOK.finding):
        words = certainty_in_words(BOOK, BOOK.finding[ref.finding].certainty)
        assert words.lower().startswith(ref.certainty)


def test_a_finding_that_is_not_checked_is_marked() -> None:
    marked = {ref.finding for ref in refs(BOOK, BOOK.finding) if ref.is_unverified}

    assert marked == {finding.key for finding in BOOK.findings if not finding.verified}
