"""The shared decision: any option or none, why it differs, first steps, and whether it is ready to be made."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from navigator.cases.actions import visits
from navigator.cases.contents import DecisionContent, FirstStep
from navigator.cases.models import AccessEntry, Case, Decision, Visit
from navigator.cases.together.decision_form import MOST_STEPS
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.factories import DecisionFactory

OTHER = "iop"
"""An option that is suitable and does not lead."""


@pytest.fixture
def deciding(desk: Desk) -> Desk:
    """Cora at the decision."""
    return desk.at("visits/1/decision/")


def stored() -> DecisionContent:
    return DecisionContent.of(Decision.objects.get().content)


def save(desk: Desk, **answers: list[str]) -> Desk:
    return desk.press("Save the decision", answers)


def leading(desk: Desk) -> str:
    """The option that leads: the first choice after "Not decided yet"."""
    choices = [one.attributes["value"] for one in desk.page.elements if one.attributes.get("name") == "option"]
    return choices[1]


def test_everything_is_kept(deciding: Desk) -> None:
    first = leading(deciding)
    save(
        deciding,
        option=[first],
        reasons=["It lets me work."],
        took_part=["client", "family"],
        follow_up_on=["2027-01-15"],
        check_options=["yes"],
        check_sure=["unsure"],
        **{"step0-what": ["Call the clinic"], "step0-who": ["client"], "step0-by": ["2026-12-01"]},
    )

    assert deciding.here == "1/decision/#saved"
    assert stored() == DecisionContent(
        option=first,
        first=first,
        reasons="It lets me work.",
        took_part=("client", "family"),
        steps=(FirstStep("Call the clinic", "client", "2026-12-01"),),
        follow_up="2027-01-15",
        check={"options": "yes", "sure": "unsure"},
    )
    assert Case.objects.get(code="RT-1001").follow_up_on == date(2027, 1, 15)


def test_what_is_kept_is_shown_again(deciding: Desk) -> None:
    save(deciding, option=[OTHER], reasons=["It lets me work."], **{"step0-what": ["Call"]})
    form = next(form for form in deciding.page.forms if "Save the decision" in form.buttons)

    assert ("option", OTHER) in form.filled
    assert ("step0-what", "Call") in form.filled
    assert "It lets me work." in deciding.page.words


def test_nothing_decided_yet_is_a_decision_too(deciding: Desk) -> None:
    save(deciding, reasons=["I want to think."])

    assert stored().option == ""
    assert not stored().is_override
    assert "Nothing is decided yet." in deciding.page.words


def test_what_differs_from_the_order_is_asked_why(deciding: Desk) -> None:
    first = leading(deciding)
    save(deciding, option=[OTHER])
    assert deciding.here == "1/decision/#differs"
    rules = [one.attributes["value"] for one in deciding.page.elements if one.attributes.get("name") == "rules"]

    save(deciding, overrides=["wish", "rule"], override_words=["Close to home"], rules=rules[:2])

    assert deciding.here == "1/decision/#saved"
    content = stored()
    assert (content.option, content.first, content.is_override) == (OTHER, first, True)
    assert content.overrides == ("wish", "rule")
    assert (content.override_words, content.rules) == ("Close to home", tuple(rules[:2]))


def test_who_comes_back_to_the_order_gives_no_reasons(deciding: Desk) -> None:
    first = leading(deciding)
    save(deciding, option=[OTHER])
    save(deciding, overrides=["wish"], override_words=["Close"])
    save(deciding, option=[first])

    assert (stored().overrides, stored().override_words, stored().is_override) == ((), "", False)
    assert "Why it differs" not in deciding.page.texts("h2")


def test_carrying_on_as_now_can_be_decided(deciding: Desk) -> None:
    choices = [one.attributes["value"] for one in deciding.page.elements if one.attributes.get("name") == "option"]
    save(deciding, option=[choices[-1]])

    assert stored().option == choices[-1]
    assert stored().is_override


def test_saving_always_leaves_rows_for_more_steps(deciding: Desk) -> None:
    for number in range(4):
        deciding.press("Save and add rows", {f"step{number}-what": [f"Step {number}"]})

    assert deciding.here == "1/decision/#steps"
    assert [step.what for step in stored().steps] == ["Step 0", "Step 1", "Step 2", "Step 3"]


def test_a_day_that_cannot_be_read_is_told_and_nothing_typed_is_lost(deciding: Desk) -> None:
    save(deciding, reasons=["Typed words"], follow_up_on=["soon"], **{"step0-by": ["later"]})

    assert deciding.page.title.startswith("Error: ")
    assert "Typed words" in deciding.page.words
    assert not Decision.objects.exists()


def test_a_follow_up_in_a_year_far_away_is_asked_about(deciding: Desk) -> None:
    save(deciding, reasons=["Typed words"], follow_up_on=["9999-12-31"])

    assert "more than three years away" in deciding.page.words
    assert "Typed words" in deciding.page.words
    assert not Decision.objects.exists()


def test_no_row_is_offered_that_would_not_be_kept(deciding: Desk) -> None:
    for number in range(MOST_STEPS):
        deciding.press("Save and add rows", {f"step{number}-what": [f"Step {number}"]})

    rows = [one for one in deciding.page.elements if one.attributes.get("name", "").endswith("-what")]
    assert len(rows) == len(stored().steps) == MOST_STEPS


def test_the_browser_keeps_nothing_of_what_is_typed_in_a_line(deciding: Desk) -> None:
    lines = [one.attributes for one in deciding.page.elements if one.attributes.get("type") in ("text", "date")]

    assert lines
    assert [one["name"] for one in lines if one.get("autocomplete") != "off"] == []


def test_an_option_that_is_not_there_is_refused(deciding: Desk) -> None:
    save(deciding, option=["a-miracle"])

    assert deciding.page.title.startswith("Error: ")
    assert not Decision.objects.exists()


def test_of_two_windows_the_second_is_told_and_keeps_its_words(deciding: Desk) -> None:
    form = next(form for form in deciding.page.forms if "Save the decision" in form.buttons)
    behind = dict(form.filled)
    save(deciding, option=[OTHER], reasons=["First window"])

    response = deciding.client.post(deciding.url, {**behind, "reasons": "Second window"})

    html = response.content.decode()
    assert "This was saved in another window" in html
    assert "Second window" in html
    assert stored().reasons == "First window"


def test_a_follow_up_planned_meanwhile_is_not_wiped_out(deciding: Desk) -> None:
    day = timezone.localdate() + timedelta(days=30)
    Case.objects.update(follow_up_on=day)
    save(deciding, option=[OTHER])

    assert Case.objects.get().follow_up_on == day
    assert stored().follow_up == day.isoformat()


def test_a_follow_up_can_be_taken_away(deciding: Desk) -> None:
    Case.objects.update(follow_up_on=timezone.localdate() + timedelta(days=30))
    save(deciding.at("visits/1/decision/"), follow_up_on=[])

    assert Case.objects.get().follow_up_on is None


def test_the_second_window_can_save_after_it_was_told(deciding: Desk) -> None:
    save(deciding, option=[OTHER], reasons=["First window"])
    form = next(form for form in deciding.page.forms if "Save the decision" in form.buttons)
    deciding.client.post(deciding.url, {**dict(form.filled), "reasons": "Second window"})

    assert stored().reasons == "Second window"


def test_an_order_that_changed_afterwards_is_noticed(desk: Desk, visit: Visit) -> None:
    DecisionFactory(visit=visit, option=OTHER)

    desk.at("visits/1/decision/")

    assert "The answers changed since" in desk.page.words


def test_a_decision_for_an_option_the_release_does_not_have_stays_until_another_is_made(
    desk: Desk, visit: Visit
) -> None:
    DecisionFactory(visit=visit, option="an-option-of-before")
    save(desk.at("visits/1/decision/"), reasons=["It still helps."])

    assert (stored().option, stored().reasons) == ("an-option-of-before", "It still helps.")


def test_doubts_lead_to_what_helps(deciding: Desk) -> None:
    save(deciding, check_options=["no"], check_sure=["unsure"])

    assert "compare them side by side" in deciding.page.words
    assert "it is fine to wait" in deciding.page.words


def test_a_finished_visit_takes_no_decision(deciding: Desk, visit: Visit) -> None:
    visits.finish(visit)
    save(deciding, option=[OTHER])

    assert deciding.here == "1/as-it-was/"
    assert not Decision.objects.exists()


def test_what_was_written_for_a_visit_finished_meanwhile_is_shown(deciding: Desk, visit: Visit) -> None:
    visits.finish(visit)
    save(deciding, reasons=["It lets me work."], **{"step0-what": ["Call"], "step0-who": ["a friend"]})

    assert deciding.last.status_code == 409
    assert deciding.page.texts("h1") == ["This visit is finished"]
    assert "It lets me work." in deciding.page.words
    assert "Call, a friend" in deciding.page.words
    assert not Decision.objects.exists()


def test_the_log_says_that_a_decision_was_made_and_not_which(deciding: Desk) -> None:
    save(deciding, option=["a-miracle"])
    save(deciding, option=[OTHER], reasons=["Private words"])

    entries = AccessEntry.objects.filter(place="cases:visit-decision").order_by("pk")
    assert [(entry.act, entry.detail) for entry in entries if entry.detail] == [
        ("read", "form with errors, not saved"),
        ("change", "decision"),
    ]


def test_words_are_kept_when_another_window_raised_a_danger_meanwhile(deciding: Desk, office: Office) -> None:
    Desk(office.cora, office.case).at("visits/1/questions/safety/").press("Save", {"safety_now": ["suicidal"]})

    save(deciding, option=[OTHER], reasons=["It lets me work."])

    assert stored().reasons == "It lets me work."
    assert deciding.here.startswith("1/stop/")
