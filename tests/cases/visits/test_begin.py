"""A visit begins empty, from a family's share code, or from the last visit."""

from collections.abc import Callable

import pytest

from navigator.cases.actions import visits
from navigator.cases.contents import VisitContent
from navigator.cases.models import AccessEntry, Case, Visit
from navigator.cases.snapshot import snapshot
from options.publishing import current
from options.publishing.current import LiveRelease
from options.publishing.share_code.code import write
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.rulebooks import SEED, asking_less, offering_more
from tests.knowledge import live_seed

FAMILY = {
    "safety_now": frozenset({"none"}),
    "age_band": frozenset({"18_25"}),
    "recent_events": frozenset({"none"}),
    "insurance": frozenset({"medicaid"}),
}
LOOK, USE = "See what is in it", "Take over and begin the visit"


def code_of(answers: dict[str, frozenset[str]], voice: str = "other") -> str:
    """The share code of answers given under the seed."""
    return write(answers, voice, 1, live_seed().layouts[1])


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """What is in the family's code, on screen."""
    return desk.at("visits/new/").press(LOOK, {"code": [code_of(FAMILY)]})


def test_an_empty_visit_has_no_answers(desk: Desk) -> None:
    desk.sit_down()

    content = VisitContent.of(desk.visit.content)
    assert (content.kept.voice, content.kept.answers, content.origin) == ("counsellor", {}, "")


def test_a_code_is_shown_before_anything_is_kept(shown: Desk) -> None:
    assert shown.page.texts("h1") == ["What is in the code"]
    assert "18 to 25" in shown.page.words
    assert not Visit.objects.exists()


def test_a_code_is_never_in_an_address(shown: Desk) -> None:
    assert shown.url.endswith("/visits/new/")


def test_without_the_client_nothing_is_taken_over(shown: Desk) -> None:
    shown.press(USE)

    assert shown.page.title.startswith("Error: ")
    assert not Visit.objects.exists()


def test_with_the_client_the_answers_are_taken_over(shown: Desk) -> None:
    shown.press(USE, {"agrees": ["1"]})

    assert shown.here == "1/questions/safety/"
    assert shown.answers == {"age_band": {"18_25"}, "recent_events": {"none"}, "insurance": {"medicaid"}}
    assert VisitContent.of(shown.visit.content).origin == "code"


def test_that_the_client_agreed_is_in_the_log(shown: Desk) -> None:
    shown.press(USE, {"agrees": ["1"]})

    assert AccessEntry.objects.filter(act="change", detail="share code taken over, client agreed").count() == 1


def test_the_log_tells_looking_into_a_code_from_taking_it_over(shown: Desk) -> None:
    shown.press(USE, {"agrees": ["1"]})

    entries = AccessEntry.objects.filter(place="cases:visit-new").order_by("pk")
    assert list(entries.values_list("act", "detail")) == [
        ("read", ""),
        ("read", "share code shown"),
        ("change", "share code taken over, client agreed"),
    ]


def test_the_family_s_no_danger_is_shown_and_asked_anew(shown: Desk) -> None:
    assert "asked anew" in shown.page.words
    shown.press(USE, {"agrees": ["1"]})

    assert "safety_now" not in shown.answers
    assert "The family's code said: None of these" in " ".join(shown.page.words.split())


def test_a_danger_the_family_ticked_stays_ticked(desk: Desk) -> None:
    code = code_of({"safety_now": frozenset({"suicidal"})})
    desk.at("visits/new/").press(LOOK, {"code": [code]}).press(USE, {"agrees": ["1"]})

    assert desk.answers == {"safety_now": {"suicidal"}}
    assert ("safety_now", "suicidal") in desk.page.forms[-1].filled


def test_what_changed_since_the_code_is_shown_beside_each_question(shown: Desk) -> None:
    shown.press(USE, {"agrees": ["1"]}).press("Save", {"safety_now": ["none"], "age_band": ["26_64"]})

    assert "The family's code said: 18 to 25" in shown.page.words
    assert VisitContent.of(shown.visit.content).brought == FAMILY


def test_a_wrong_code_is_named_and_stays_typed(desk: Desk) -> None:
    desk.at("visits/new/").press(LOOK, {"code": ["ABCD EFGH"]})

    assert desk.page.title.startswith("Error: ")
    assert "ABCD EFGH" in desk.page.words


def test_a_code_from_an_older_release_says_what_to_look_at_again(
    desk: Desk, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    publish(asking_less(offering_more(SEED, "recent_events"), "insurance"))
    desk.at("visits/new/").press(LOOK, {"code": [code_of(FAMILY)]})

    assert "1 answer cannot be taken over" in desk.page.words
    assert desk.page.words.count(SEED.question["recent_events"].wording.counsellor) == 2
    desk.press(USE, {"agrees": ["1"]})
    assert desk.answers == {"age_band": {"18_25"}}
    assert desk.visit.release == 2


def test_a_code_from_a_release_that_is_gone_gets_a_clear_sentence(desk: Desk) -> None:
    code = write(FAMILY, "other", 7, live_seed().layouts[1])
    desk.at("visits/new/").press(LOOK, {"code": [code]})

    assert "release 7" in desk.page.words
    assert not Visit.objects.exists()


def test_the_last_visit_is_carried_forward_but_for_safety(desk: Desk) -> None:
    desk.past_gate().press("Save", {"age_band": ["26_64"]})
    visits.finish(desk.visit)
    desk.at("visits/new/").press("Begin with these answers")

    assert desk.here == "2/questions/safety/"
    assert desk.answers == {"age_band": {"26_64"}}
    assert not VisitContent.of(desk.visit.content).kept.past_gate
    assert "Visit 1 said: None of these" in desk.page.words


def test_a_carried_visit_is_ranked_at_once(desk: Desk, live: LiveRelease) -> None:
    desk.past_gate().press("Save", {"age_band": ["26_64"]}).at("visits/new/").press("Begin with these answers")

    assert desk.visit.ranking == snapshot(live, VisitContent.of(desk.visit.content).kept)


def test_a_last_visit_under_an_older_release_is_carried_to_the_new_one(
    desk: Desk, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    desk.past_gate().press("Save", {"recent_events": ["none"], "age_band": ["26_64"]})
    publish(offering_more(SEED, "recent_events"))
    desk.at("visits/new/").press("Begin with these answers")

    assert desk.visit.release == 2
    assert desk.answers == {"age_band": {"26_64"}}


def test_a_second_press_begins_no_second_visit(desk: Desk) -> None:
    desk.at("visits/new/").press("Begin with empty pages")
    desk.send("visits/new/", after="0", empty="1")

    assert Visit.objects.count() == 1


def test_an_open_visit_is_pointed_out(desk: Desk) -> None:
    desk.past_gate().at("visits/new/")

    assert "Visit 1 is still open" in desk.page.words


def test_an_archived_case_begins_no_visit(desk: Desk, office: Office) -> None:
    desk.at("visits/new/")
    Case.objects.update(state="closed", closed_on=office.case.opened_on)
    desk.press("Begin with empty pages")

    assert "This case is archived" in desk.page.words
    assert not Visit.objects.exists()


def test_without_any_release_the_page_says_what_to_do(desk: Desk) -> None:
    current.install(None)
    desk.at("visits/new/")

    assert desk.last.status_code == 503
    assert "paper form" in desk.page.words


def test_somebody_else_s_case_is_missing(office: Office, live: LiveRelease) -> None:
    olga = Desk(office.olga, office.case).at("visits/new/")

    assert olga.last.status_code == 404
