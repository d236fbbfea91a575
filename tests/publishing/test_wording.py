"""How a text reads: the grade, long sentences, and words that readers should not meet."""

import pytest

from options.publishing.wording import BRITISH, STIGMA, long_sentences, wording_from, wording_of
from tests.knowledge import seed_book
from tests.project.source import PACKAGES, modules

HARD = (
    "Pharmacotherapeutic interventions necessitate multidisciplinary collaboration "
    "among practitioners of different institutional affiliations."
)
WORDING = wording_of(seed_book())


def words(text: str) -> list[tuple[str, str]]:
    """The words found in a text, with their kind."""
    return [(found.kind, found.word) for found in WORDING.words_to_mend(text)]


def test_a_hard_text_has_a_high_grade_and_a_plain_one_a_low_grade() -> None:
    assert (WORDING.grade([HARD]) or 0) > 12
    assert (WORDING.grade(["Call them.", "They can help you today, and it costs you nothing at all."]) or 9) < 8


def test_a_short_phrase_has_no_grade() -> None:
    assert WORDING.grade(["Opioid use disorder"]) is None
    assert WORDING.grade([]) is None


def test_words_of_the_glossary_and_names_of_options_do_not_count_as_hard() -> None:
    sentence = ["People with {} can take it at home, and they can go on with it as long as it helps them."]
    named = wording_from((("multidisciplinary collaboration", (), ()),), ())

    easy = named.grade([text.format("multidisciplinary collaboration") for text in sentence])
    plain = wording_from((), ()).grade([text.format("multidisciplinary collaboration") for text in sentence])

    assert (easy or 99) < (plain or 0)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Many addicts do well.", "addicts"),
        ("A drug abuser's family can call.", "drug abuser's"),
        ("After three failed  attempts, try medicine.", "failed  attempts"),
        ("She has been clean for a year.", "clean"),
        ("It is only a crutch.", "crutch"),
    ],
)
def test_words_that_put_the_person_last_are_found_as_they_stand(text: str, word: str) -> None:
    assert words(text) == [(STIGMA, word)]


def test_every_word_found_comes_with_a_better_one() -> None:
    (found,) = WORDING.words_to_mend("Many addicts do well.")

    assert found.say.startswith("a person")


def test_british_words_are_found_by_their_beginning() -> None:
    assert words("The counsellor's programmes.") == [(BRITISH, "counsellor"), (BRITISH, "programmes")]
    assert words("This will stick. A ticket. An organism. Two in hospitals. People with no coverage.") == []


def test_a_word_may_be_named_to_advise_against_it_and_a_name_may_hold_it() -> None:
    assert words('Do not say "addict," "clean," or "junkie." Say "person."') == []
    assert words('He is an "addict."') == [(STIGMA, "addict")]
    assert words("Call Alcoholics Anonymous.") == []
    assert words("Do not wait for rock bottom.") == []


def test_a_word_that_the_glossary_avoids_is_found_with_its_plain_word() -> None:
    wording = wording_from((("return to use", (), ("falling off the wagon",)),), ())

    (found,) = wording.words_to_mend("Falling off the wagon is common.")

    assert (found.word, found.say) == ("Falling off the wagon", "return to use")


def test_long_sentences_are_named_whole() -> None:
    long = "This one goes on " + "and on " * 12 + "to its end."

    assert long_sentences(f"Short one. {long} Another.") == (long,)


def test_processes_that_serve_readers_do_not_load_the_grader() -> None:
    eager = [
        module.place
        for module in modules(*PACKAGES)
        if "textstat" in module.text and "\nimport textstat" in module.text
    ]

    assert eager == []
