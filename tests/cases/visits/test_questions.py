"""Question pages keep every save at once, and say what happened to the rest."""

from navigator.cases.models import Visit
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import kept_of
from options.publishing.current import LiveRelease
from tests.cases.visits.desk import Desk


def test_an_empty_visit_begins_with_the_safety_question(desk: Desk) -> None:
    desk.sit_down()

    assert desk.here == "1/questions/safety/"
    assert desk.page.texts("h2")[0] == "Safety first"


def test_a_page_is_saved_and_the_next_one_comes(desk: Desk) -> None:
    desk.sit_down().press(
        "Save and go on", {"safety_now": ["none"], "age_band": ["26_64"], "dsm_signs": ["craving", "tolerance"]}
    )

    assert desk.here == "1/questions/history/"
    assert desk.answers == {"safety_now": {"none"}, "age_band": {"26_64"}, "dsm_signs": {"craving", "tolerance"}}


def test_every_save_ranks_anew(desk: Desk, live: LiveRelease) -> None:
    desk.past_gate().press("Save", {"dsm_signs": ["craving"], "opioid_type": ["fentanyl"]})

    visit = Visit.objects.get()
    assert visit.ranking == snapshot(live, kept_of(visit.content["kept"]))


def test_the_first_button_saves_and_goes_on(desk: Desk) -> None:
    desk.sit_down()

    assert next(iter(desk.page.forms[-1].buttons)) == "Save and go on"


def test_the_last_page_leads_to_all_answers(desk: Desk) -> None:
    desk.past_gate().at("visits/1/questions/schedule/").press("Save and see all answers", {"travel": ["phone_only"]})

    assert desk.here == "1/answers/"


def test_save_stays_on_the_page(desk: Desk) -> None:
    desk.past_gate().press("Save", {"age_band": ["26_64"]})

    assert desk.here == "1/questions/safety/"


def test_nothing_else_opens_before_the_safety_question(desk: Desk) -> None:
    desk.sit_down().at("visits/1/questions/history/")

    assert desk.here == "1/questions/safety/"


def test_a_safety_question_left_empty_is_asked_for_and_the_rest_is_saved(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"age_band": ["26_64"]})

    assert desk.page.title.startswith("Error: ")
    assert desk.answers == {"age_band": {"26_64"}}


def test_the_safety_question_can_be_left_open_on_purpose_and_stays_in_view(desk: Desk) -> None:
    desk.sit_down().press("Save and go on", {"age_band": ["26_64"]}).press("Leave the safety question open for now")

    assert desk.here == "1/questions/history/"
    assert "The safety question is still open" in desk.page.words
    assert desk.answers == {"age_band": {"26_64"}}


def test_a_step_has_the_address_of_its_page(desk: Desk) -> None:
    desk.past_gate().at("visits/1/questions/health/")

    assert desk.here == "1/questions/history/"


def test_a_page_that_does_not_exist_is_missing(desk: Desk) -> None:
    desk.past_gate().at("visits/1/questions/nowhere/")

    assert desk.last.status_code == 404


def test_a_choice_that_does_not_exist_is_refused_and_the_rest_saved(desk: Desk) -> None:
    desk.past_gate().press("Save and go on", {"age_band": ["old"], "dsm_signs": ["craving"]})

    assert desk.page.title.startswith("Error: ")
    assert desk.answers == {"safety_now": {"none"}, "dsm_signs": {"craving"}}


def test_an_open_visit_goes_on_where_nothing_was_answered(desk: Desk) -> None:
    desk.past_gate().press("Save", {"age_band": ["26_64"]}).at("visits/1/")

    assert desk.here == "1/questions/history/"


def test_a_page_can_be_jumped_to_and_this_one_is_saved(desk: Desk) -> None:
    desk.past_gate()
    form = desk.page.forms[-1]
    desk.press(next(words for words in form.buttons if words.startswith("3.")), {"age_band": ["26_64"]})

    assert desk.here == "1/questions/home/"
    assert desk.answers["age_band"] == {"26_64"}
