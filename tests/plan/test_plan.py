"""The plan: for the option picked, with its safety net whatever the answers, and without them unless asked."""

from datetime import date

import pytest

from navigator.journey.kept import Kept
from navigator.plan.turns import turns_of
from options.publishing.share_code.code import read
from options.rules.ranking import rank
from tests.journey.example_people import CASES, answers_of, places, post, text_of, visitor_of
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed, seed_book

BOOK = seed_book()
SOME = ("no-signs-worried", "left-rehab-no-home", "pregnant-12-weeks", "away-several-months", "son-says-no")


def planned(case: str, place: int = 0) -> Visitor:
    """Someone who looks at the plan for the option at one place of their order."""
    visitor = visitor_of(case)
    return post(visitor, "/plan/", option=sorted(places(visitor), key=places(visitor).__getitem__)[place])


@pytest.mark.parametrize("case", SOME)
def test_a_pick_on_the_results_page_leads_to_its_plan(case: str) -> None:
    visitor = visitor_of(case)
    first = rank(BOOK, answers_of(case)).options[0].option

    post(visitor, "/plan/", option=first.key)

    assert visitor.url == "/plan/"
    assert visitor.page.texts("h1") == [first.name]


@pytest.mark.parametrize("case", SOME)
@pytest.mark.parametrize("place", [0, -1])
def test_every_plan_has_naloxone_lost_tolerance_90_days_and_numbers(case: str, place: int) -> None:
    words = " ".join(planned(case, place).page.words.split())
    tolerance = next(s for g in BOOK.guides if g.key == "safer-today" for s in g.sections if s.key == "tolerance")

    assert BOOK.option["naloxone"].next_step_today in words
    assert tolerance.items[0].text in words
    assert "at least 90 days of continuing care" in words
    assert "1-800-662-4357" in words
    assert "Release 1 of Nov. 21, 2026" in words
    assert f"{date.today():%Y}" in words


@pytest.mark.parametrize("case", SOME)
def test_every_number_in_a_plan_is_named_among_its_sources(case: str) -> None:
    page = planned(case).page
    sources = page.words.partition("Sources\n")[2]
    findings = {link.partition("#")[2] for link in page.links if link.startswith("/evidence/#")}

    assert findings <= set(BOOK.finding)
    assert all(sources.count(BOOK.source[BOOK.finding[key].source].title) for key in findings)


@pytest.mark.parametrize("case", SOME)
def test_what_comes_first_is_the_first_step(case: str) -> None:
    ranking = rank(BOOK, answers_of(case))
    before = next((one for one in ranking.suitable if one.needs_first), None)
    if before is None:
        return

    words = post(visitor_of(case), "/plan/", option=before.option.key).page.words

    assert all(BOOK.option[step].name in words for step in before.needs_first)


def test_a_plan_for_a_first_step_names_the_treatment_after_it() -> None:
    ranking = rank(BOOK, answers_of("pregnant-drinks-and-takes-pills"))
    after = next(one.option for one in ranking.suitable if not one.first_step)

    words = planned("pregnant-drinks-and-takes-pills").page.words

    assert ranking.options[0].first_step
    assert f"What fits best after it: {after.name}." in words


def test_answers_are_left_off_unless_ticked() -> None:
    visitor = planned("away-several-months")
    without = visitor.page.words

    with_answers = post(visitor, "/plan/", show="1", answers="1").page.words

    assert "Answers used" not in without
    assert "You said" not in without
    assert "no housing" not in without
    assert "Answers used" in with_answers
    assert "no housing" in with_answers


def test_without_answers_no_change_takes_one_back() -> None:
    said, unsaid = [], []
    for case in ("away-not-at-all", "nurse-with-a-license"):
        kept = Kept("self", answers_of(case), past_gate=True)
        for placement in rank(BOOK, answers_of(case)).suitable:
            said += turns_of(BOOK, kept, placement, has_answers=True)
            unsaid += turns_of(BOOK, kept, placement, has_answers=False)

    assert any(turn.takes_back for turn in said)
    assert unsaid
    assert not any(turn.takes_back or any(one.now for one in turn.turns) for turn in unsaid)


def test_messages_and_their_numbers_are_on_paper_only_beside_the_answers() -> None:
    visitor = planned("unsafe-flat")
    messages, line = "<li><strong>Unsafe at home.</strong>", "National Domestic Violence Hotline</li>"
    html = text_of(visitor)
    with_answers = text_of(post(visitor, "/plan/", show="1", answers="1"))

    assert f'<ul class="screen-only">{messages}' in html
    assert line not in html
    assert f"<ul>{messages}" in with_answers
    assert line in with_answers


def test_the_code_on_the_plan_brings_the_answers_back() -> None:
    visitor = planned("away-several-months")
    code = text_of(visitor).partition('class="plan-code"')[2].partition("<b>")[2].partition("</b>")[0]

    found = read(code, live_seed().layouts)

    assert found.answers == {k: v for k, v in answers_of("away-several-months").items() if k != "voice"}


def test_the_code_can_be_left_off() -> None:
    visitor = post(planned("away-several-months"), "/plan/", show="1")

    assert 'class="plan-code"' not in text_of(visitor)


def test_without_a_pick_the_page_asks_in_the_order_of_the_answers() -> None:
    visitor = visitor_of("away-several-months")
    order = sorted(places(visitor), key=places(visitor).__getitem__)

    page = visitor.open("/plan/").page

    assert [one["value"] for one in page.forms[0].inputs if one.get("type") == "radio"] == order


@pytest.mark.parametrize("option", ["", "no-such", "naloxone", "withdrawal-alone", "carry-on-as-now"])
def test_a_pick_that_is_no_suitable_option_is_asked_again(option: str) -> None:
    visitor = post(visitor_of("away-several-months"), "/plan/", option=option)

    assert visitor.trail[-1].status_code == 200
    assert visitor.page.title.startswith("Error: ")


def test_a_pick_that_no_longer_fits_is_said_and_asked_again() -> None:
    visitor = post(visitor_of("away-several-months"), "/plan/", option="therapeutic-community")

    post(visitor.open("/results/"), "/results/try/", change="days_away=none")
    words = visitor.open("/plan/").page.words

    assert f"You picked {BOOK.option['therapeutic-community'].name}." in words
    assert "Out of reach for now" in words


def test_another_option_can_be_picked() -> None:
    visitor = planned("away-several-months").press("Plan with another option")

    assert visitor.page.texts("h1") == ["Which option is the plan for?"]


def test_a_plan_of_tried_answers_says_so() -> None:
    visitor = post(visitor_of("away-several-months"), "/results/try/", change="insurance=none")

    words = post(visitor, "/plan/", option="buprenorphine-counselling").page.words

    assert "You are trying: “no health insurance”" in words


def test_a_message_holds_the_plan_back_too() -> None:
    visitor = planned("away-several-months")

    post(visitor.open("/questions/safety/?return=results"), visitor.url, safety_now="suicidal")

    assert visitor.open("/plan/").page.title.startswith("Get help first")


def test_without_answers_the_plan_leads_to_the_start(visitor: Visitor) -> None:
    assert visitor.open("/plan/").url == "/"
    assert visitor.pass_gate().open("/plan/").page.texts("h1") == ["Which option is the plan for?"]


def test_the_plan_is_kept_nowhere_and_never_in_an_address() -> None:
    visitor = planned("away-several-months")

    assert visitor.trail[-1]["Cache-Control"] == "no-store"
    assert {response.request["QUERY_STRING"] for response in visitor.trail} <= {"", "return=results"}


def test_every_example_has_a_plan_for_each_kind_of_place() -> None:
    for case in list(CASES)[::12]:
        assert planned(case, -1).trail[-1].status_code == 200
