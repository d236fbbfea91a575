"""The family talk planner: three different options from the answers, and nothing of it when home is not safe."""

import random

import pytest

from navigator.guides.talk import UNSAFE, different
from navigator.journey.results import entries_of
from options.rules.evidence import Guide
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed, seed_book
from tests.reading import Page

BOOK = seed_book()
GUIDE: Guide = next(guide for guide in BOOK.guides if guide.key == "family-talk")
PLAN = [section for section in GUIDE.sections if section.key != "safety-first"]
WAYS_TO_UNSAFE = [
    (clause.question, choice)
    for alert in BOOK.alerts
    if alert.message_key == UNSAFE
    for clause in alert.when
    for choice in clause.any_of
]


def planner(visitor: Visitor) -> Page:
    """The planner as this visitor sees it."""
    return visitor.open("/guides/family-talk/").page


def offered(page: Page) -> list[str]:
    """The options offered, in order."""
    html = page.part("from-answers")
    named = [key for key, option in BOOK.option.items() if option.summary in html]
    return sorted(named, key=lambda key: html.index(BOOK.option[key].summary))


def test_craft_comes_first_with_its_numbers(visitor: Visitor) -> None:
    page = planner(visitor)
    words = page.part(GUIDE.sections[0].key)

    assert "CRAFT" in GUIDE.sections[0].heading
    assert page.words.index(GUIDE.sections[0].heading) < page.words.index(GUIDE.sections[1].heading)
    assert "two-thirds" in words
    assert "64" in words
    assert page.links.index("/options/family-therapy-craft/") < page.links.index(
        "/evidence/#suicidal-immediate-referral"
    )


def test_without_answers_it_invites_and_ranks_nothing(visitor: Visitor) -> None:
    page = planner(visitor)

    assert offered(page) == []
    assert "Bring options that fit" in page.words
    assert "/" in page.links
    assert visitor.cookie == ""


@pytest.mark.parametrize("voice", ["other", "counsellor"])
def test_with_answers_three_options_of_three_families_are_offered(visitor: Visitor, voice: str) -> None:
    page = planner(visitor.pass_gate(voice).answer_all({"dsm_signs": ["craving", "tolerance", "withdrawal"]}))
    options = [BOOK.option[key] for key in offered(page)]
    words = page.part("from-answers")

    assert len({option.family for option in options}) == 3
    assert [option.key for option in options if option.next_step_today not in words] == []
    assert words.count("Why it came up:") == 3
    assert visitor.trail[-1]["Cache-Control"] == "no-store"


def test_whatever_the_answers_three_families_are_offered_best_first() -> None:
    live, dice = live_seed(), random.Random(20261121)
    for _ in range(100):
        answers = {key: frozenset([dice.choice(question.choices).key]) for key, question in BOOK.question.items()}
        entries = different(entries_of(live, rank(BOOK, answers)), BOOK.scale.fit[-1].key)

        assert len({entry.placements[0].option.family for entry in entries}) == 3
        assert [entry.place for entry in entries] == sorted(entry.place for entry in entries)


def test_answers_about_oneself_bring_no_options_for_relatives(visitor: Visitor) -> None:
    page = planner(visitor.pass_gate("self"))

    assert offered(page) == []
    assert "You answered for yourself" in page.words


@pytest.mark.parametrize("way", WAYS_TO_UNSAFE)
@pytest.mark.parametrize("voice", ["other", "counsellor", "self"])
def test_when_home_is_not_safe_nothing_of_the_plan_is_on_the_page(
    visitor: Visitor, way: tuple[str, str], voice: str
) -> None:
    question, choice = way
    if question == BOOK.questionnaire.gate.key:
        visitor.begin(voice).press("Continue", {question: [choice]})
    else:
        visitor.pass_gate(voice).answer_all({question: [choice]})

    page = planner(visitor)

    assert "Safety comes first" in page.title
    assert "1-800-799-7233" in page.words
    assert "CRAFT" not in page.texts("main")[0]
    assert [section.key for section in PLAN if section.heading in page.words] == []
    assert [one for one in page.elements if one.tag == "textarea"] == []
    assert "tel:18007997233" in page.links


def test_there_is_more_than_one_way_to_say_that_home_is_not_safe(rulebook: Rulebook) -> None:
    assert {question for question, _ in WAYS_TO_UNSAFE} == {rulebook.questionnaire.gate.key, "housing"}


def test_an_emergency_comes_before_any_talk(visitor: Visitor) -> None:
    visitor.begin("other").press("Continue", {"safety_now": ["suicidal"]})

    visitor.open("/guides/family-talk/")

    assert visitor.url.startswith("/questions/safety/help/")
