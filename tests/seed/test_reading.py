"""What readers get can be read at grade 8 of the Flesch-Kincaid scale, glossary words and names of options aside.

Texts are graded as readers meet them, in blocks: a question with its choices, a message, an option, the reasons for one
option, a part of a guide, a page's own words. A single short phrase has no grade worth the name.
"""

import re
from collections.abc import Iterable, Iterator

import pytest
import textstat

from options.rules.evidence import GuideSection
from options.rules.questionnaire import VOICES
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.project.source import ROOT
from tests.seed.test_texts import BLAMING, BRITISH

HIGHEST = 8
FEWEST_WORDS = 10
BOOK = seed_book()
Block = tuple[str, list[str]]


def named(rulebook: Rulebook) -> re.Pattern[str]:
    """The glossary's words and the names of options; the glossary explains them where they stand."""
    names = {name for term in rulebook.glossary for name in (term.term.partition(" (")[0], *term.also_called)}
    names |= {option.name for option in rulebook.options}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}s?\b" for name in longest_first), re.IGNORECASE)


NAMES = named(BOOK)


def grade(texts: Iterable[str]) -> float:
    """The grade of a block; a phrase without a full stop counts as a sentence."""
    whole = " ".join(text if text[-1] in ".!?" else f"{text}." for text in texts)
    return float(textstat.flesch_kincaid_grade(NAMES.sub("it", whole)))


def asked(rulebook: Rulebook) -> Iterator[Block]:
    """Questions, steps and messages, in each voice."""
    for voice in VOICES:
        for question in rulebook.question.values():
            hint = question.hint.say(voice) if question.hint else ""
            choices = [choice.label for choice in question.choices]
            yield f"question {question.key}, {voice}", [question.wording.say(voice), hint, question.why, *choices]
        for step in rulebook.questionnaire.steps:
            yield f"step {step.key}, {voice}", [step.title, step.intro.say(voice)]
        for alert in rulebook.alerts:
            yield f"message {alert.key}, {voice}", [alert.title, alert.advice.say(voice)]


def offered(rulebook: Rulebook) -> Iterator[Block]:
    """Options, what studies saw of them, and the reasons for and against them."""
    for option in rulebook.options:
        points = [point.text for point in (*option.good_points, *option.hard_points)]
        asking = [text for one in option.ask_a_programme for text in (one.question, one.good_answer)]
        search = option.search
        calling = [search.search_for, *search.say, *search.listen_for] if search else []
        told = [option.summary, *option.what_happens, option.a_typical_week, option.suits, option.does_not_suit]
        told += [option.next_step_today, option.work_and_family, option.change_later, *option.unknowns]
        yield f"option {option.key}", [*told, *points, *option.warning_signs, *asking, *calling]
        yield f"studies of {option.key}", [outcome.text for outcome in option.outcomes]
        yield f"reasons for {option.key}", [rule.why for rule in rulebook.rules if rule.option == option.key]


def explained(rulebook: Rulebook) -> Iterator[Block]:
    """Guides, words, disagreements and statements."""
    for guide in rulebook.guides:
        yield f"guide {guide.key}", [guide.title, guide.summary, guide.privacy or ""]
        yield from ((f"guide {guide.key}, {section.key}", said_in(section)) for section in guide.sections)
    yield from ((f"word {term.key}", [term.plain]) for term in rulebook.glossary)
    yield from ((f"disagreement {conflict.key}", [conflict.honest_wording]) for conflict in rulebook.conflicts)
    yield from ((f"statement {statement.key}", [statement.text]) for statement in rulebook.statements)


def said_in(section: GuideSection) -> list[str]:
    """Every text of one part of a guide."""
    texts = [section.heading, section.intro or "", *section.checklist, *(item.text for item in section.items)]
    for row in section.rows:
        texts += [row.when, row.feels, row.helps, row.what, row.was, row.consider]  # type: ignore[list-item]
    for question in section.questions:
        texts += [question.question, question.good_answer, question.poor_answer]
    for pattern in section.patterns:
        texts += [pattern.name, pattern.sounds_like, pattern.try_instead]
    for field in section.fields:
        texts += [field.label, field.hint, field.example]
    return [text for text in (*texts, *(one.says for one in section.disagreement)) if text]


def spoken() -> Iterator[Block]:
    """The words of our own pages, as the translators get them."""
    phrase = re.compile(
        r'{% translate "([^"]+)"|_\("([^"]+)"\)|{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}', re.DOTALL
    )
    tag = re.compile(r"{%.*?%}|{{.*?}}|<[^>]+>")
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if "admin" not in path.parts:
            found = [tag.sub("it", "".join(parts)) for parts in phrase.findall(path.read_text(encoding="utf-8"))]
            yield path.relative_to(ROOT).as_posix(), [" ".join(text.split()) for text in found]


def hard(blocks: Iterable[Block]) -> dict[str, float]:
    """The blocks above the limit, with their grade."""
    full = ((place, [text for text in texts if text]) for place, texts in blocks)
    worth_it = ((place, texts) for place, texts in full if len(" ".join(texts).split()) >= FEWEST_WORDS)
    return {place: found for place, texts in worth_it if (found := grade(texts)) > HIGHEST}


@pytest.mark.parametrize("part", [asked, offered, explained], ids=lambda part: part.__name__)
def test_texts_of_the_release_can_be_read_at_grade_eight(part) -> None:
    assert hard(part(BOOK)) == {}


def test_the_words_of_our_pages_can_be_read_at_grade_eight() -> None:
    assert hard(spoken()) == {}


def test_a_hard_text_would_be_found() -> None:
    words = (
        "Pharmacotherapeutic interventions necessitate multidisciplinary collaboration "
        "among practitioners of different institutional affiliations."
    )

    assert hard([("here", [words])])
    assert not hard([("here", ["Call them. They can help you today."])])


def test_the_words_of_our_pages_put_the_person_first() -> None:
    texts = [(place, text) for place, texts in spoken() for text in texts]

    assert len(texts) > 300
    assert [(place, text) for place, text in texts if BLAMING.search(text) or BRITISH.search(text)] == []
