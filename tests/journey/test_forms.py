"""Forms made from the rulebook: what they take, what they refuse, and that nothing ticked is lost."""

import random

import pytest
from django.http import QueryDict

from navigator.journey.flow import GATE, asked
from navigator.journey.forms import StepForm, form_class, initial_of
from tests.journey.visitor import Visitor
from tests.knowledge import seed_book
from tests.reading import Page

BOOK = seed_book()
PAGES = [GATE, *(step.key for step in BOOK.questionnaire.steps)]


def filled(page: str, query: str, voice: str = "self") -> StepForm:
    """The form of a page as a browser would have sent it."""
    return form_class(BOOK, page, asked(BOOK, page, {}), voice)(QueryDict(query))


def test_fields_and_values_are_named_by_keys() -> None:
    form = filled("about", "age_band=26_64")

    assert form.is_valid()
    assert form.chosen() == {"age_band": frozenset({"26_64"})}


def test_an_empty_page_is_fine_and_says_nothing() -> None:
    form = filled("severity", "")

    assert form.is_valid()
    assert set(form.chosen().values()) == {frozenset()}


@pytest.mark.parametrize(
    ("page", "query", "words"),
    [
        ("safety", "", "Choose what is true right now"),
        ("safety", "safety_now=none&safety_now=suicidal", "“None of these” is ticked together with other answers."),
        ("about", "age_band=200", "is not on this page"),
        ("severity", "opioid_type=heroin&opioid_type=tea", "is not on this page"),
        ("about", "age_band=26_64&age_band=65plus", "takes one answer"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(page: str, query: str, words: str) -> None:
    form = filled(page, query)

    assert not form.is_valid()
    assert words in " ".join(message for messages in form.errors.values() for message in messages)


def test_the_same_choice_twice_counts_once() -> None:
    assert filled("severity", "opioid_type=heroin&opioid_type=heroin").is_valid()


def test_a_choice_of_another_voice_is_not_offered() -> None:
    assert not filled("hopes", "readiness=they_refuse", "self").is_valid()
    assert filled("hopes", "readiness=they_refuse", "other").is_valid()


def test_a_form_shows_what_was_answered() -> None:
    questions = asked(BOOK, "severity", {})

    shown = initial_of({"opioid_type": {"heroin", "fentanyl"}, "last_use": {"within_day"}}, questions)

    assert shown["opioid_type"] == ["fentanyl", "heroin"]
    assert shown["last_use"] == "within_day"
    assert shown["dsm_signs"] == []


def test_an_error_keeps_every_tick_and_every_link_resolves(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/severity/")

    visitor.press("Continue", {"dsm_signs": ["none", "craving"], "opioid_type": ["heroin"], "last_use": ["within_day"]})

    page: Page = visitor.page
    ticked = page.forms[0].filled[1:]
    assert page.title.startswith("Error: ")
    assert set(ticked) == {
        ("dsm_signs", "craving"), ("dsm_signs", "none"), ("opioid_type", "heroin"), ("last_use", "within_day"),
    }  # fmt: skip
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_ten_thousand_random_posts_are_taken_or_refused_but_never_fail() -> None:
    chance = random.Random(20261121)
    keys = [*BOOK.question, "voice", "nothing", ""]
    values = [choice.key for question in BOOK.question.values() for choice in question.choices]
    values += ["", "x" * 500, "\x00", "🙂", "none", "[]", "__proto__"]

    for _ in range(10_000):
        page, voice = chance.choice(PAGES), chance.choice(BOOK.questionnaire.voices)
        sent = QueryDict(mutable=True)
        own = [question.key for question in asked(BOOK, page, {})]
        for _ in range(chance.randrange(8)):
            sent.appendlist(chance.choice(own if chance.random() < 0.8 else keys), chance.choice(values))
        form = form_class(BOOK, page, asked(BOOK, page, {}), voice)(sent)
        assert form.chosen() if form.is_valid() else form.errors
