"""Words explained: every term of the release, in order, each with an anchor."""

import re

from navigator.library.glossary_page import glossary_page
from options.rules.rulebook import Rulebook
from tests.reading import Page


def test_every_term_has_an_anchor(visit, rulebook: Rulebook) -> None:
    ids = Page(visit("/glossary/").content).ids

    assert [term.key for term in rulebook.glossary if ids.count(term.key) != 1] == []


def test_terms_stand_in_the_order_of_the_alphabet(rulebook: Rulebook) -> None:
    shown = [entry.term for _, entries in glossary_page(rulebook).letters for entry in entries]

    assert shown == sorted(shown, key=str.casefold)
    assert len(shown) == len(rulebook.glossary)


def test_words_we_avoid_are_not_shown(rulebook: Rulebook) -> None:
    shown = " ".join(
        f"{entry.term} {entry.plain} {entry.also_called}"
        for _, entries in glossary_page(rulebook).letters
        for entry in entries
    )

    avoided = {word for term in rulebook.glossary for word in term.avoid if "addict" in word}
    assert avoided
    assert [word for word in avoided if re.search(rf"\b{re.escape(word)}\b", shown)] == []
