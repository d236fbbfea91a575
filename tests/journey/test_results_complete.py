"""The results page has every part of its design, in order, and each option both sides in equal detail."""

import gzip
import re

import pytest

from tests.journey.example_people import places, post, text_of, visitor_of
from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

BOOK = seed_book()
SOME = ("no-signs-worried", "left-rehab-no-home", "pregnant-12-weeks", "son-says-no")
ORDER = (
    'id="today"',
    'id="glance"',
    'id="order"',
    'id="not-first"',
    'id="as-now"',
    'id="changes"',
    'id="unknown"',
    'id="supports"',
    'id="plan"',
    'id="answers"',
    'id="next"',
)


def cards(visitor: Visitor) -> dict[str, str]:
    """The HTML of each option card on screen."""
    return dict(re.findall(r'<article class="card" data-option="([^"]+)"(.*?)</article>', text_of(visitor), re.S))


@pytest.mark.parametrize("case", SOME)
def test_the_parts_stand_in_the_order_of_the_design(case: str) -> None:
    html = text_of(visitor_of(case))

    found = [html.index(part) for part in ORDER]

    assert found == sorted(found)


@pytest.mark.parametrize("case", SOME)
def test_each_disagreement_about_an_option_is_in_its_card_with_both_sides(case: str) -> None:
    for option, html in cards(visitor_of(case)).items():
        expected = {conflict.key for conflict in BOOK.conflicts if option in conflict.options}
        assert set(re.findall(r'data-conflict="([^"]+)"', html)) == expected
        assert all(f'href="/evidence/#{key}"' in html for key in expected)


@pytest.mark.parametrize("case", SOME)
def test_each_card_has_good_and_hard_points_and_what_goes_with_it(case: str) -> None:
    visitor = visitor_of(case)
    words = " ".join(visitor.page.words.split())

    for option, html in cards(visitor).items():
        placed = BOOK.option[option]
        assert html.count("Good points</p>") == html.count("Hard points</p>") == 1
        assert all(point.text in words for point in (*placed.good_points, *placed.hard_points))
        assert all(f'href="/options/{other}/"' in html for other in placed.continues_with)


@pytest.mark.parametrize("case", SOME)
def test_each_option_leads_to_a_plan_and_all_but_the_first_to_what_brings_it_up(case: str) -> None:
    visitor = visitor_of(case)
    ranks = places(visitor)

    for option, html in cards(visitor).items():
        assert f'form="plan-form" name="option" value="{option}"' in html
        assert (f'href="/results/{option}/"' in html) == (ranks[option] > 1)


def test_not_changing_anything_is_compared_honestly() -> None:
    words = " ".join(visitor_of("left-rehab-no-home").page.words.split())
    as_now = next(option for option in BOOK.options if option.kind == "comparison")

    statements = [*as_now.good_points, *as_now.hard_points, *as_now.outcomes]
    assert all(statement.text in words for statement in statements)


def test_the_words_for_certainty_are_explained() -> None:
    words = visitor_of("left-rehab-no-home").page.words

    assert all(certainty.words in words for certainty in BOOK.scale.certainty)


def test_the_next_steps_lead_on_and_the_family_talk_only_those_beside_the_person() -> None:
    own, family = visitor_of("left-rehab-no-home").page, visitor_of("son-says-no").page

    for page in (own, family):
        assert {"/compare/", "/plan/", "/code/", "/guides/ten-questions/"} <= set(page.links)
    assert "/guides/family-talk/" in family.links
    assert "/guides/family-talk/" not in own.links


def test_the_step_for_today_is_that_of_what_comes_first() -> None:
    visitor = visitor_of("left-rehab-no-home")
    ranks = places(visitor)
    first = BOOK.option[min(ranks, key=ranks.__getitem__)]
    box = text_of(visitor).partition('id="today"')[2].partition("</section>")[0]

    assert f'value="{first.key}"' in box


def test_a_number_to_call_in_the_step_for_today_can_be_tapped() -> None:
    box = text_of(visitor_of("left-rehab-no-home")).partition('id="today"')[2].partition("</section>")[0]

    assert 'href="tel:18006624357"' in box


def test_someone_beside_the_person_sees_what_is_theirs_to_do_today() -> None:
    own, beside = (
        text_of(visitor_of(case)).partition('id="today"')[2].partition("</section>")[0]
        for case in ("left-rehab-no-home", "son-says-no")
    )

    for address in ("/options/naloxone/", "/guides/safer-today/", "/guides/family-talk/"):
        assert address in beside
        assert address not in own


def test_the_order_says_at_once_how_many_questions_are_open() -> None:
    known, little = visitor_of("three-signs-mild"), visitor_of("all-not-sure-relative")

    def noticed(visitor: Visitor) -> str:
        return text_of(visitor).partition('class="notice"')[2].partition("</div>")[0]

    assert 'href="#unknown"' in noticed(little)
    assert ('href="#unknown"' in noticed(known)) == ('id="unknown"' in text_of(known))


def test_a_message_says_what_the_emergency_number_is_for() -> None:
    message = text_of(visitor_of("overdose-two-months-ago")).partition('data-alert="recent-overdose"')[2]
    message = message.partition("</section>")[0]
    advice, danger, _ = message.partition("In danger right now:")

    assert danger
    assert "tel:18006624357" in advice
    assert "tel:911" not in advice


@pytest.mark.parametrize("address", ["/results/", "/es/results/", "/results/open/", "/plan/"])
def test_pages_stay_small_while_trying_too(address: str) -> None:
    visitor = visitor_of("away-several-months")
    post(visitor, "/results/try/", change="travel=daily_yes")
    post(visitor, "/plan/", option="buprenorphine-counselling")

    assert len(gzip.compress(visitor.open(address).trail[-1].content)) <= 40 * 1024
