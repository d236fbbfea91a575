"""Two visits side by side: what changed in answers, order and decision, and what a newer release does."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from navigator.cases.models import AccessEntry
from navigator.cases.over_time.beside import rules_apart
from options.publishing.current import LiveRelease
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.rulebooks import asking_less, asking_more
from tests.factories import DecisionFactory, HappeningFactory, VisitFactory, answers_of
from tests.knowledge import seed_book, with_rule

FIRST, SECOND = "three-signs-mild", "street-months-free"


@pytest.fixture
def both(desk: Desk, office: Office) -> Desk:
    """Cora, with two finished visits of her case, the first with a decision."""
    DecisionFactory(visit=VisitFactory(case=office.case, example=FIRST, finished=True))
    VisitFactory(case=office.case, example=SECOND, finished=True)
    return desk


def test_answers_order_and_decision_stand_beside_each_other(both: Desk) -> None:
    page = both.at("visits/2/beside/1/").page

    assert page.texts("h1") == ["What changed from visit 1 to 2"]
    assert "Insurance" in page.part("answers")
    assert "up" in page.part("moved")
    assert "Intensive outpatient program" in page.part("decided")
    assert "No decision was written down." in page.part("decided")


def test_both_visits_stand_in_the_log(both: Desk) -> None:
    both.at("visits/2/beside/1/")

    entries = AccessEntry.objects.filter(place="cases:visits-beside").values_list("act", "visit")
    assert set(entries) == {("read", 1), ("read", 2)}


def test_the_earlier_one_stands_first_whichever_way_it_is_asked(both: Desk) -> None:
    one, other = (both.at(path).page.part("moved") for path in ("visits/2/beside/1/", "visits/1/beside/2/"))

    assert one == other


def test_a_visit_beside_itself_has_no_change(both: Desk) -> None:
    page = both.at("visits/2/beside/2/").page

    assert "No answer changed." in page.part("answers")
    assert "Every option stands where it stood." in page.part("moved")


def test_what_happened_is_told_on_the_line_of_time(both: Desk, office: Office) -> None:
    HappeningFactory(case=office.case, what="stopped")
    (line,) = (one for one in both.at("visits/2/beside/1/").page.elements if one.attributes.get("role") == "img")

    words = " ".join(line.attributes["aria-label"].split())

    assert "visit 1 on" in words
    assert "with a decision" in words
    assert "stopped on" in words


def test_questions_of_a_newer_release_are_told_apart_from_changed_answers(
    desk: Desk, office: Office, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    VisitFactory(case=office.case, example=SECOND, finished=True)
    publish(asking_less(asking_more(seed_book()), "readiness"))
    answers = {key: given for key, given in answers_of(SECOND).items() if key != "readiness"}
    VisitFactory(case=office.case, answers=answers, finished=True)

    page = desk.at("visits/2/beside/1/").page

    assert "New question:" in page.part("release")
    assert "Not asked any more:" in page.part("release")
    assert "No answer changed." in page.part("answers")


def test_a_rule_that_moved_an_option_is_marked_as_changed(
    desk: Desk, office: Office, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    VisitFactory(case=office.case, example=SECOND, finished=True)
    publish(with_rule(seed_book(), "bup-severe", effect="strongly_against"))
    VisitFactory(case=office.case, example=SECOND, finished=True)

    assert "rule changed" in desk.at("visits/2/beside/1/").page.part("moved")


def test_only_a_rule_with_another_meaning_counts_as_changed() -> None:
    book = seed_book()
    rule = book.rules[0]

    assert rules_apart(book, with_rule(book, rule.key, why="In other words.")) == set()
    assert rules_apart(book, with_rule(book, rule.key, effect="caution")) == {rule.key}


def test_an_open_visit_can_be_gone_on_with(both: Desk, office: Office) -> None:
    VisitFactory(case=office.case)

    assert "Go on with visit 3" in both.at("visits/3/beside/1/").page.words


def test_more_visits_take_no_more_queries(
    both: Desk, office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        DecisionFactory(visit=VisitFactory(case=office.case, example=FIRST, finished=True))

    with django_assert_max_num_queries(20):
        both.at("visits/2/beside/1/")


def test_another_method_is_refused(both: Desk, cora: Client, office: Office) -> None:
    assert cora.post(f"/cases/{office.case.uid}/visits/1/beside/2/").status_code == 405


@pytest.mark.parametrize("path", ["visits/1/beside/9/", "visits/9/beside/1/"])
def test_a_visit_that_is_not_there_is_not_found(both: Desk, path: str) -> None:
    assert both.at(path).last.status_code == 404
