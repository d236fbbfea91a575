"""What would change the order: every sentence is true when it is tried, and nothing real is lost by trying."""

import tracemalloc
from itertools import combinations

import pytest

from navigator.journey.kept import Kept
from navigator.journey.trying import LONGEST, read, written
from options.rules.ranking import rank
from options.rules.whatif import Step, changes_of_lead, ways_up
from tests.journey.example_people import answers_of, changes_on, pass_stop, places, post, text_of, values_in, visitor_of
from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

BOOK = seed_book()
TRIED = (
    "no-signs-worried",
    "suicidal-tonight",
    "unsafe-flat",
    "seizure-now",
    "away-several-months",
    "not-ready-wants-to-stay-safe",
    "asks-for-another-detox",
)
BANNER = "You are trying something"
FIRST_STEPS = 'aria-labelledby="first-steps"'


def best_after_first_steps(visitor: Visitor) -> str:
    """The best option on screen after the first steps."""
    html, found = text_of(visitor), places(visitor)
    after = html[html.index('id="order"') :]
    return next(key for key in sorted(found, key=found.__getitem__) if f'data-option="{key}"' in after)


@pytest.mark.parametrize("case", TRIED)
def test_every_change_named_on_the_page_does_what_it_says(case: str) -> None:
    visitor = visitor_of(case)
    changes, before = changes_on(visitor), places(visitor)

    assert len(changes) == len(changes_of_lead(BOOK, answers_of(case)))
    for sort, lead, value in changes:
        tried = pass_stop(post(visitor, "/results/try/", change=value))
        found = places(tried)
        shown = best_after_first_steps(tried) if sort in ("lead", "after_first") else min(found, key=found.__getitem__)
        assert shown == lead, (case, value)
        visitor = post(tried, "/results/try/", back="1")
        assert places(visitor) == before


@pytest.mark.parametrize("case", TRIED[:5])
def test_every_way_up_leads_to_the_place_it_names(case: str) -> None:
    visitor = visitor_of(case)
    option = max(places(visitor), key=places(visitor).__getitem__)
    found = ways_up(BOOK, answers_of(case), option)
    ways = [*found.singles, *found.pairs]

    values = values_in(text_of(visitor.open(f"/results/{option}/")))

    assert len(values) == len(ways)
    for value, way in list(zip(values, ways, strict=True))[:8]:
        tried = pass_stop(post(visitor.open(f"/results/{option}/"), "/results/try/", change=value))
        assert places(tried)[option] == way.after.rank
        visitor = post(tried, "/results/try/", back="1")


def test_the_banner_says_what_is_tried_and_that_answers_are_kept() -> None:
    visitor = visitor_of("away-several-months")

    words = post(visitor, "/results/try/", change="insurance=none").page.words

    assert BANNER in words
    assert "“no health insurance” in place of “covered by Medicaid”" in words
    assert "Your own answers are kept." in words
    assert visitor.url == "/results/"


def test_trying_never_changes_the_real_answers() -> None:
    visitor = visitor_of("away-several-months")
    real = visitor.open("/check/").page.words

    post(visitor.open("/results/"), "/results/try/", change="insurance=none")

    assert visitor.open("/check/").page.words == real
    assert BANNER in visitor.open("/results/").page.words


def test_back_leads_to_the_order_of_the_real_answers() -> None:
    visitor = visitor_of("away-several-months")
    before = visitor.page.words

    post(visitor, "/results/try/", change="insurance=none").press("Back to my answers")

    assert visitor.page.words == before


def test_keeping_makes_the_tried_answer_real() -> None:
    visitor = visitor_of("away-several-months")

    post(visitor, "/results/try/", change="insurance=none").press("Keep this answer")

    assert BANNER not in visitor.page.words
    assert "No insurance" in visitor.open("/check/").page.words


def test_changes_can_be_tried_together() -> None:
    visitor = visitor_of("away-several-months")

    post(visitor, "/results/try/", change="insurance=none")
    words = post(visitor, "/results/try/", change="travel=daily_yes;housing=safe_stable").page.words

    assert "no health insurance" in words
    assert "a steady and safe place to live” in place of “no housing" in words


def test_trying_the_real_answer_is_no_trial() -> None:
    visitor = visitor_of("away-several-months")

    assert BANNER not in post(visitor, "/results/try/", change="insurance=medicaid").page.words


def test_a_real_answer_given_anew_ends_the_trial() -> None:
    visitor = post(visitor_of("away-several-months"), "/results/try/", change="insurance=none")

    visitor.open("/questions/schedule/?return=results").press("Save and go back")

    assert BANNER not in visitor.page.words


def test_a_message_holds_the_order_back_while_trying_too() -> None:
    visitor = visitor_of("away-several-months")
    post(visitor.open("/questions/safety/?return=results"), visitor.url, safety_now="suicidal")

    assert not places(visitor.open("/results/"))
    assert post(visitor, "/results/try/", change="insurance=none").page.title.startswith("Get help first")


def test_no_trial_takes_a_message_away() -> None:
    visitor = visitor_of("unsafe-flat")
    assert "Unsafe at home" in visitor.page.words

    post(visitor, "/results/try/", change="housing=safe_stable")

    assert BANNER in visitor.page.words
    assert "Unsafe at home" in visitor.page.words


@pytest.mark.parametrize("page", ["/results/", "/results/open/", "/results/iop/", "/compare/", "/plan/"])
def test_a_trial_from_an_old_tab_does_not_lead_past_a_message_that_holds_the_order_back(page: str) -> None:
    visitor = visitor_of("away-several-months")
    post(visitor.open("/questions/safety/?return=results"), visitor.url, safety_now="suicidal")

    post(visitor, "/results/try/", change="insurance=none")

    assert visitor.open(page).page.title.startswith("Get help first")


@pytest.mark.parametrize(
    "change",
    [
        "",
        "=",
        "nothing=none",
        "insurance=",
        "insurance=gold",
        "insurance=none,medicaid",
        "voice=other",
        "severity=severe",
        "dsm_signs=craving",
        "safety_now=none",
        "support_style=faith,faith",
        "insurance=none;",
        "x" * 5000,
        "\x00",
    ],
)
def test_what_no_button_says_is_not_tried(change: str) -> None:
    visitor = visitor_of("away-several-months")

    post(visitor, "/results/try/", change=change)

    assert visitor.trail[-1].status_code == 200
    assert BANNER not in visitor.page.words


def test_what_is_longer_than_any_button_takes_no_memory_to_refuse() -> None:
    flood = ";".join(f"question-{number}=none" for number in range(20_000))
    tracemalloc.start()

    assert read(BOOK, Kept("self"), flood) == {}

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000


def test_every_change_of_many_answers_fits_the_value_of_a_button() -> None:
    fullest = [
        Step(key, frozenset(choice.key for choice in question.choices))
        for key, question in BOOK.question.items()
        if question.changeable
    ]

    assert max(len(written(pair)) for pair in combinations(fullest, 2)) < LONGEST / 2


def test_trying_needs_a_post_and_answers(visitor: Visitor) -> None:
    assert visitor.client.get("/results/try/").status_code == 405
    assert visitor.begin().open("/results/open/").url == "/questions/safety/"
    assert visitor.pass_gate().open("/results/no-such-option/").trail[-1].status_code == 404
    assert visitor.open("/results/naloxone/").trail[-1].status_code == 404


def test_an_option_that_cannot_come_up_says_why() -> None:
    visitor = visitor_of("pregnant-12-weeks")
    ranking = rank(BOOK, answers_of("pregnant-12-weeks"))
    refused = next(
        one.option.key
        for one in ranking.not_first
        if not ways_up(BOOK, answers_of("pregnant-12-weeks"), one.option.key).singles
        and not ways_up(BOOK, answers_of("pregnant-12-weeks"), one.option.key).pairs
    )

    page = visitor.open(f"/results/{refused}/").page

    assert "No change of one or two answers" in page.words
    assert "Why it is not suitable now" in page.words
    assert page.having("data-rule")


def test_no_answer_is_ever_in_an_address() -> None:
    visitor = visitor_of("away-several-months")
    post(visitor, "/results/try/", change="insurance=none")
    visitor.open("/results/iop/")
    places_gone = [response.get("Location", "") for response in visitor.trail]
    asked = [response.request["PATH_INFO"] + response.request["QUERY_STRING"] for response in visitor.trail]

    assert not any("insurance" in where or "medicaid" in where for where in [*places_gone, *asked])
