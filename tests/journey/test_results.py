"""The results page: every option with its reasons, and nothing without its source."""

import gzip

import pytest

from navigator.journey.assembly import assemble
from navigator.journey.kept import Kept
from navigator.journey.results import ResultsPage, entries_of, results_page
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import ExampleCase
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed, seed_book
from tests.reading import Page

BOOK = seed_book()
CASES = {case.key: case for case in BOOK.example_cases}
SETTINGS = {option.key for option in BOOK.options if option.kind == "setting"}
COMPRESSED_LIMIT = 40 * 1024


def ranked(case: ExampleCase) -> tuple[ResultsPage, Ranking]:
    """The page of an example case and the ranking behind it."""
    answers = {key: frozenset(choices) for key, choices in case.answers.items()}
    voice = next(iter(answers.pop("voice", {"self"})))
    kept = Kept(voice, answers, True)
    ranking = rank(BOOK, kept.told)
    return results_page(live_seed(), kept, ranking), ranking


def shown(case: ExampleCase) -> Page:
    """The page of an example case, read."""
    return Page(assemble(ranked(case)[0], "token"))


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> ExampleCase:
    """Each example case in turn."""
    return request.param


def test_every_setting_is_ranked_or_in_the_not_first_list(case: ExampleCase) -> None:
    page = shown(case)
    in_order = [one.attributes["data-option"] for one in page.having("data-option")]
    not_first = [one.attributes["data-not-first"] for one in page.having("data-not-first")]

    assert sorted(in_order + not_first) == sorted(SETTINGS)


def test_every_reason_is_shown_in_its_option_with_its_citations(case: ExampleCase) -> None:
    page, (_, ranking) = shown(case), ranked(case)
    findings = {f"/evidence/#{key}" for key in BOOK.finding}
    places = {one.attributes["data-option"]: one for one in page.having("data-option")}

    for placement in ranking.suitable:
        assert places[placement.option.key].inside.count("data-rule") == len(placement.contributions)
    for element in page.having("data-rule"):
        cited = {f"/evidence/#{key}" for key in BOOK.rule[element.attributes["data-rule"]].findings}
        assert cited
        assert cited <= set(element.links) & findings


def test_the_place_of_each_option_is_its_rank(case: ExampleCase) -> None:
    page, (_, ranking) = shown(case), ranked(case)
    places = {one.attributes["data-option"]: int(one.attributes["data-rank"]) for one in page.having("data-option")}

    assert places == {placement.option.key: placement.rank for placement in ranking.suitable}


def test_no_option_stands_inside_another_and_ids_are_single(case: ExampleCase) -> None:
    page = shown(case)

    assert not any("data-option" in one.inside for one in page.having("data-option"))
    assert len(page.ids) == len(set(page.ids))
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_the_page_stays_small(case: ExampleCase) -> None:
    assert len(gzip.compress(assemble(ranked(case)[0], "token"))) <= COMPRESSED_LIMIT


def test_routes_to_medication_stand_together_at_their_best_place() -> None:
    _, ranking = ranked(CASES[next(iter(CASES))])
    entries = entries_of(live_seed(), ranking)
    best = [min(placement.rank for placement in entry.placements) for entry in entries]
    family = next(entry for entry in entries if entry.family)

    assert best == sorted(best)
    assert {placement.option.family for placement in family.placements} == {"medication"}
    assert all(len(entry.placements) == 1 for entry in entries if entry.family is None)


def test_an_option_says_what_was_answered(visitor: Visitor) -> None:
    visitor.pass_gate().open("/questions/severity/").press("Continue", {"opioid_type": ["injects"]})

    words = visitor.open("/results/").page.words

    assert "You said: injecting" in words


def test_a_rule_without_an_answer_says_so(visitor: Visitor) -> None:
    assert "This holds for everyone unless an answer says otherwise" in visitor.pass_gate().open("/results/").page.words


def test_an_assumed_severity_is_said_to_be_assumed(visitor: Visitor) -> None:
    words = visitor.pass_gate().open("/results/").page.words

    assert "How serious it is: not known." in words
    assert f"You said: {BOOK.derived['severity'].unknown_short}" not in words


def test_the_voice_is_named_in_words(visitor: Visitor) -> None:
    words = visitor.pass_gate("other").open("/results/").page.words

    assert "this is about someone you care about" in words
    assert "You said: other" not in words


def test_the_release_is_named(visitor: Visitor) -> None:
    words = visitor.pass_gate().open("/results/").page.words

    assert f"Release 1 of Nov. 21, 2026, {live_seed().digest[:12]}" in words


def test_a_wish_beyond_the_limit_is_said() -> None:
    capped = [case for case in CASES.values() if any(one.capped for one in ranked(case)[1].suitable)]

    assert capped
    for case in capped:
        assert shown(case).having("data-capped")


def test_answers_used_and_answers_missing_can_be_changed(visitor: Visitor) -> None:
    page = visitor.pass_gate().press("Continue", {"age_band": ["18_25"]}).open("/results/").page

    assert "18 to 25" in page.words
    assert sum(link.endswith("?return=results") for link in page.links) == len(BOOK.question) + 1


def test_the_same_answers_give_the_same_page(case: ExampleCase) -> None:
    page, _ = ranked(case)

    assert assemble(page, "token") == assemble(page, "token")
