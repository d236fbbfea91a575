"""What readers get can be read at grade 8 of the Flesch-Kincaid scale, glossary words and names of options aside.

The texts of the knowledge are judged by the functions that keep a draft from being published; here the same functions
judge the words of our own pages.
"""

import re
from collections.abc import Iterator

from options.publishing.blocks import blocks_of
from options.publishing.readiness import grade_problems, word_problems
from options.publishing.wording import HIGHEST_GRADE, wording_of
from tests.knowledge import seed_book
from tests.project.source import ROOT

BOOK = seed_book()
WORDING = wording_of(BOOK)


def spoken() -> Iterator[tuple[str, list[str]]]:
    """The words of our own pages, as the translators get them."""
    phrase = re.compile(
        r'{% translate "([^"]+)"|_\("([^"]+)"\)|{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}', re.DOTALL
    )
    tag = re.compile(r"{%.*?%}|{{.*?}}|<[^>]+>")
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if "admin" not in path.parts:
            found = [tag.sub("it", "".join(parts)) for parts in phrase.findall(path.read_text(encoding="utf-8"))]
            yield path.relative_to(ROOT).as_posix(), [" ".join(text.split()) for text in found]


def test_texts_of_the_release_can_be_read_at_grade_eight() -> None:
    assert list(grade_problems(BOOK)) == []
    assert len(list(blocks_of(BOOK))) > 400


def test_texts_of_the_release_put_the_person_first_in_american_words() -> None:
    assert list(word_problems(BOOK)) == []


def test_the_words_of_our_pages_can_be_read_at_grade_eight() -> None:
    grades = {place: WORDING.grade(texts) or 0 for place, texts in spoken()}

    assert {place: grade for place, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def test_the_words_of_our_pages_put_the_person_first() -> None:
    texts = [(place, text) for place, texts in spoken() for text in texts]

    assert len(texts) > 300
    assert [(place, found) for place, text in texts for found in WORDING.words_to_mend(text)] == []
