"""The phrase books: whole, checked, compiled, and filled with every phrase of the interface."""

import gettext
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from navigator.phrases import NOT_PUBLIC, Phrase, in_code, in_template, phrases

BOOK = Path(settings.LOCALE_PATHS[0]) / "es" / "LC_MESSAGES" / "django.po"
BLANK = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+|href=\"[^\"]*\"")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


@pytest.fixture(scope="module")
def book() -> polib.POFile:
    """The Spanish phrase book."""
    return polib.pofile(str(BOOK))


def told(entry: polib.POEntry) -> list[str]:
    """Every translation of an entry: one, or one for each number."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_phrase_of_templates_and_code_is_in_the_book(book: polib.POFile) -> None:
    kept = {Phrase(one.msgid, one.msgctxt or "", one.msgid_plural or "") for one in book}

    assert set(phrases()) - kept == set(), "Run: make messages"
    assert kept - set(phrases()) == set(), "Run: make messages"


def test_every_phrase_is_said_in_spanish(book: polib.POFile) -> None:
    assert [one.msgid for one in book if one.fuzzy or not all(text.strip() for text in told(one))] == []


def test_a_translation_keeps_blanks_tags_and_numbers_to_call(book: polib.POFile) -> None:
    for entry in book:
        wanted = set(BLANK.findall(entry.msgid_plural or entry.msgid))
        assert set(BLANK.findall(told(entry)[-1])) == wanted, entry.msgid


def test_a_translation_keeps_the_space_around_a_phrase(book: polib.POFile) -> None:
    for entry in book:
        for text in told(entry):
            assert (text[:1].isspace(), text[-1:].isspace()) == (entry.msgid[:1].isspace(), entry.msgid[-1:].isspace())


def test_the_compiled_book_says_what_the_book_says(book: polib.POFile) -> None:
    with BOOK.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for entry in book:
        if entry.msgid_plural:
            said = [compiled.ngettext(entry.msgid, entry.msgid_plural, number) for number in (1, 2)]
        elif entry.msgctxt:
            said = [compiled.pgettext(entry.msgctxt, entry.msgid)]
        else:
            said = [compiled.gettext(entry.msgid)]
        assert said == told(entry), "Run: make messages"


def test_spanish_speaks_politely_and_person_first(book: polib.POFile) -> None:
    informal = re.compile(r"\b(tú|tus?|tienes|puedes|quieres|adictos?|drogadict\w+|limpi[oa]s?)\b", re.IGNORECASE)

    assert [text for one in book for text in told(one) if informal.search(text)] == []


def test_no_words_stand_in_a_public_template_without_a_tag() -> None:
    bare = {
        path.relative_to(TEMPLATES).as_posix(): words
        for path in sorted(TEMPLATES.rglob("*.html"))
        if not path.relative_to(TEMPLATES.parent).as_posix().startswith(NOT_PUBLIC)
        if (words := untagged(path.read_text(encoding="utf-8")))
    }

    assert bare == {}


def untagged(text: str) -> list[str]:
    """The words of a template outside translation tags."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", text, flags=re.DOTALL)
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "\0", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>|&\w+;", "\n", text)
    words = [line.replace("\0", "").strip() for line in text.split("\n")]
    return [line for line in words if re.search(r"[A-Za-z]{2}", line)]


def test_phrases_are_found_in_tags_filters_and_calls() -> None:
    template = '{% load i18n %}{% translate "One" %}{% include "a.html" with b=_("Two") %}{{ c|default:_("Three") }}'
    counted = "{% blocktranslate trimmed count n=n %}\n{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"

    assert [one.text for one in in_template(template)] == ["One", "Two", "Three"]
    assert list(in_template("{% load i18n %}" + counted)) == [Phrase("%(n)s day", "", "%(n)s days")]
    assert list(in_code('x = pgettext("month", "May") or _("may")')) == [Phrase("May", "month"), Phrase("may")]
