"""A message that holds back cannot be missed, and going on is an act that is kept."""

from navigator.cases.contents import VisitContent
from tests.cases.office import Office
from tests.cases.visits.desk import Desk

DEALT = "I have dealt with this, go on"


def known(desk: Desk) -> frozenset[str]:
    """The messages said to be dealt with."""
    return VisitContent.of(desk.visit.content).kept.acknowledged


def test_danger_leads_to_what_comes_first(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"safety_now": ["suicidal"], "age_band": ["26_64"]})

    assert desk.here == "1/stop/?return=history"
    assert desk.answers == {"safety_now": {"suicidal"}, "age_band": {"26_64"}}


def test_going_on_needs_an_explicit_press_which_is_kept(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"safety_now": ["suicidal"]})
    assert not known(desk)
    desk.press(DEALT)

    assert desk.here == "1/questions/history/"
    assert known(desk) == {"suicide-risk"}


def test_what_was_dealt_with_stands_on_every_page_afterwards(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"safety_now": ["suicidal"]}).press(DEALT)

    for page in ("visits/1/questions/home/", "visits/1/answers/"):
        desk.at(page)
        assert [one.attributes["data-alert"] for one in desk.page.having("data-alert")] == ["suicide-risk"]
        assert "Dealt with" in desk.page.words


def test_a_danger_that_ends_and_comes_back_is_asked_about_again(desk: Desk) -> None:
    desk.sit_down().press("Save", {"safety_now": ["suicidal"]}).press(DEALT)
    desk.press("Save", {"safety_now": ["none"]}).press("Save", {"safety_now": ["suicidal"]})

    assert desk.here == "1/stop/?return=safety"
    assert not known(desk)


def test_only_what_was_on_screen_is_dealt_with(desk: Desk, office: Office) -> None:
    desk.sit_down().press("Save", {"safety_now": ["suicidal"]})
    other = Desk(office.cora, office.case).at("visits/1/questions/safety/")
    other.press("Save", {"safety_now": ["suicidal", "overdose_now"]})
    desk.press(DEALT)

    assert known(desk) == {"suicide-risk"}
    assert desk.here == "1/stop/?return=safety"


def test_urgent_messages_stand_at_the_top_of_the_next_page(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"safety_now": ["none"], "other_substances": ["benzos_daily"]})

    message = next(one for one in desk.page.having("data-alert") if one.attributes["data-alert"] == "benzo-withdrawal")
    assert "open" in message.attributes
    assert desk.page.elements.index(message) < next(
        place for place, one in enumerate(desk.page.elements) if one.tag == "fieldset"
    )


def test_a_visit_is_not_finished_over_a_message_that_holds_back(desk: Desk) -> None:
    desk.sit_down().press("Save", {"safety_now": ["suicidal"]}).at("visits/1/answers/").press("Finish this visit")

    assert desk.here == "1/stop/?return=answers"
    assert not desk.visit.is_finished


def test_with_nothing_in_the_way_the_page_leads_on(desk: Desk) -> None:
    desk.past_gate().at("visits/1/stop/?return=home")

    assert desk.here == "1/questions/home/"


def test_no_address_leads_out_of_the_visit(desk: Desk) -> None:
    desk.past_gate().at("visits/1/stop/?return=//example.org/")

    assert desk.here == "1/answers/"
