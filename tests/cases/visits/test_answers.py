"""The answers page shows everything of a visit, and what to ask next."""

from navigator.cases.models import Visit
from tests.cases.visits.desk import Desk

ANSWERS = "visits/1/answers/"


def test_every_question_stands_on_it_with_its_way_back(desk: Desk) -> None:
    desk.past_gate().press("Save", {"age_band": ["26_64"]}).at(ANSWERS)

    assert "26 to 64" in desk.page.words
    assert any(link.endswith("/questions/home/#q-insurance") for link in desk.page.links)


def test_what_is_not_known_comes_as_the_next_questions(desk: Desk) -> None:
    desk.past_gate().at(ANSWERS)

    assert "could move" in desk.page.part("open")


def test_finishing_closes_the_visit_for_good(desk: Desk) -> None:
    desk.past_gate().at(ANSWERS).press("Finish this visit")

    assert Visit.objects.get().is_finished
    assert "Finish this visit" not in desk.at(ANSWERS).page.words


def test_finishing_twice_changes_nothing(desk: Desk) -> None:
    desk.past_gate().at(ANSWERS).send("visits/1/finish/")
    closed = Visit.objects.get().finished_at
    desk.at(ANSWERS).send("visits/1/finish/")

    assert Visit.objects.get().finished_at == closed


def test_a_finished_visit_leads_to_how_it_was(desk: Desk) -> None:
    desk.past_gate().at(ANSWERS).press("Finish this visit").at("visits/1/questions/home/")

    assert desk.here == "1/as-it-was/"


def test_looking_does_not_finish(desk: Desk) -> None:
    desk.past_gate().at("visits/1/finish/")

    assert desk.last.status_code == 405
    assert not Visit.objects.get().is_finished


def test_a_visit_that_does_not_exist_is_missing(desk: Desk) -> None:
    assert desk.at("visits/9/answers/").last.status_code == 404


def test_a_page_about_a_visit_is_never_kept_by_a_browser(desk: Desk) -> None:
    desk.past_gate()

    for page in (ANSWERS, "visits/1/questions/home/", "visits/new/", "visits/1/counseling-notes/"):
        assert desk.at(page).last["Cache-Control"] == "no-store"
