"""Words explained where they stand."""

from navigator.shown.words import linked, words_in
from options.rules.evidence import Term
from options.rules.rulebook import Rulebook
from tests.rules.books import small

BOOK = small((), (), ())
TERMS = (
    Term("detox", "detox", "Days of care.", ("withdrawal management",)),
    Term("rapid-detox", "rapid detox", "Not safe."),
    Term("ada", "ADA", "A law.", ("Americans with Disabilities Act",)),
    Term("severity", "severity (mild, severe)", "How many signs."),
)


def book() -> Rulebook:
    """A rulebook with four words."""
    return Rulebook(scale=BOOK.scale, questionnaire=BOOK.questionnaire, glossary=TERMS)


def test_the_first_mention_of_a_word_is_linked() -> None:
    html = linked(book(), "Detox is short. After detox, care goes on.")

    assert html == '<a class="term" href="#word-detox">Detox</a> is short. After detox, care goes on.'


def test_other_names_and_plurals_lead_to_the_same_word() -> None:
    assert words_in(book(), ["Withdrawal management", "two detoxs"]) == (TERMS[0],)


def test_the_longest_name_counts() -> None:
    assert words_in(book(), ["a rapid detox"]) == (TERMS[1],)


def test_a_name_in_capitals_is_found_in_capitals_only() -> None:
    assert words_in(book(), ["the ADA"]) == (TERMS[2],)
    assert words_in(book(), ["Ada and her mother"]) == ()


def test_only_whole_words_count() -> None:
    assert words_in(book(), ["detoxing", "severity"]) == (TERMS[3],)


def test_the_text_stays_text() -> None:
    assert linked(book(), "<b> & detox") == '&lt;b&gt; &amp; <a class="term" href="#word-detox">detox</a>'


def test_markup_is_left_as_it_is() -> None:
    once = linked(book(), "detox")

    assert linked(book(), once) is once
