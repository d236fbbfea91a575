"""A release published during a visit changes nothing by itself, is told, and can be moved to."""

from collections.abc import Callable

import pytest

from navigator.cases import releases
from navigator.cases.contents import VisitContent
from navigator.cases.snapshot import snapshot
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from options.rules.conditions import Clause
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.rulebooks import NEW, SEED, asking_less, asking_more, offering_more, suspending
from tests.knowledge import live_seed

Publish = Callable[[Rulebook], LiveRelease]
PAGE, MOVE = "visits/1/questions/history/", "visits/1/newer-release/"


@pytest.fixture
def going(desk: Desk) -> Desk:
    """A visit with answers, at its second page."""
    desk.past_gate().press("Save", {"age_band": ["26_64"], "recent_events": ["none"]}).at(PAGE)
    return desk


def test_the_visit_stays_under_its_release(going: Desk, publish: Publish) -> None:
    publish(asking_more(SEED))
    going.press("Save", {"times_tried": ["never"]})

    assert going.visit.release == 1
    assert going.visit.ranking == snapshot(live_seed(), VisitContent.of(going.visit.content).kept)
    assert NEW not in going.last.content.decode()


def test_a_newer_release_is_told_with_what_it_changes_for_this_client(going: Desk, publish: Publish) -> None:
    publish(asking_less(offering_more(asking_more(SEED), "recent_events"), "insurance"))
    going.at(PAGE)

    words = going.page.part("newer")
    assert "First place would stay the same" in words
    for heading, key in (
        ("New question", "times_tried"),
        ("No longer asked", "insurance"),
        ("To be asked again", "recent_events"),
    ):
        assert SEED.question[key].wording.counsellor in words[words.index(heading) :]


def test_a_suspended_option_is_told_at_once(going: Desk, publish: Publish) -> None:
    publish(suspending(SEED, "iop", "A warning came in today."))
    going.at(PAGE)

    assert "A warning came in today." in going.page.words.split("Questions, page")[1]


def test_it_is_told_beside_the_results_too(going: Desk, publish: Publish) -> None:
    publish(suspending(SEED, "iop", "A warning came in today."))
    going.at("visits/1/results/")

    assert going.last.status_code == 200
    assert "A warning came in today." in going.page.words


def test_a_visit_under_the_newest_release_has_no_such_notice(going: Desk) -> None:
    assert "has been published" not in going.page.words


def test_moving_keeps_answers_and_asks_what_is_new(going: Desk, publish: Publish) -> None:
    newest = publish(asking_more(SEED))
    going.at(PAGE).press("Save, and move to release 2", {"times_tried": ["never"]})

    assert going.here == f"1/questions/history/#q-{NEW}"
    assert going.visit.release == 2
    assert going.answers == {
        "safety_now": {"none"},
        "age_band": {"26_64"},
        "recent_events": {"none"},
        "times_tried": {"never"},
    }
    assert going.visit.ranking == snapshot(newest, VisitContent.of(going.visit.content).kept)


def test_a_note_beside_a_question_not_asked_any_more_stays_in_sight(going: Desk, publish: Publish) -> None:
    note = {"about": "question", "key": "insurance", "text": "card ends in May"}
    going.at("visits/1/answers/").send("visits/1/notes/", **note)
    publish(asking_less(SEED, "insurance"))
    going.at("visits/1/answers/").press("Move this visit to release 2").at("visits/1/answers/")

    assert "card ends in May" in going.page.part("notes")
    going.press("Finish this visit")
    assert going.here == "1/as-it-was/"
    assert "card ends in May" in going.page.words


def test_none_of_these_does_not_outlast_new_choices(going: Desk, publish: Publish) -> None:
    publish(offering_more(SEED, "recent_events"))
    going.at("visits/1/answers/").press("Move this visit to release 2")

    assert "recent_events" not in going.answers


def test_moving_twice_changes_nothing(going: Desk, publish: Publish) -> None:
    publish(asking_more(SEED))
    going.at("visits/1/answers/").send(MOVE)
    version = going.visit.version
    going.at("visits/1/answers/").send(MOVE)

    assert (going.visit.release, going.visit.version) == (2, version)


def test_a_page_sent_from_before_the_move_is_kept(going: Desk, office: Office, publish: Publish) -> None:
    publish(asking_more(SEED))
    Desk(office.cora, office.case).at("visits/1/answers/").press("Move this visit to release 2")
    going.press("Save", {"times_tried": ["never"]})

    assert going.last.status_code == 200
    assert going.answers["times_tried"] == {"never"}


def test_a_question_opened_by_an_answer_is_shown_on_the_same_page(desk: Desk, publish: Publish) -> None:
    publish(asking_more(SEED, (Clause("times_tried", any_of=("1_2",)),)))
    desk.past_gate().at(PAGE)
    assert NEW not in desk.page.ids
    desk.press("Save and go on", {"times_tried": ["1_2"]})

    assert desk.here == "1/questions/history/?more=1"
    assert "Your answer opened another question on this page" in desk.page.words
    assert f"q-{NEW}" in desk.page.ids


def test_a_visit_whose_release_is_gone_says_so(going: Desk, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(number: int) -> LiveRelease:
        raise NoRelease([])

    publish(asking_more(SEED))
    releases.forget()
    monkeypatch.setattr(current, "numbered", gone)
    going.at(PAGE)

    assert going.last.status_code == 503
    assert "Nothing is lost" in going.page.words


def test_a_finished_visit_is_not_moved(going: Desk, publish: Publish) -> None:
    going.at("visits/1/answers/").press("Finish this visit")
    publish(asking_more(SEED))
    going.at("visits/1/answers/").send(MOVE)

    assert going.last.status_code == 409
    assert going.visit.release == 1
