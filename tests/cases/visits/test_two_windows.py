"""Two windows on one visit: nothing saved and nothing typed is lost."""

from typing import Any

import pytest

from navigator.cases.actions import visits
from navigator.cases.models import Note
from navigator.cases.visits.merging import print_of
from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk

PAGE = "visits/1/questions/history/"
MINE, THEIRS = {"pregnancy": ["pregnant"]}, {"pregnancy": ["no"]}


@pytest.fixture
def other(desk: Desk, office: Office) -> Desk:
    """A second window on the same page, which both windows have open."""
    desk.past_gate().at(PAGE)
    return Desk(office.cora, office.case).at(PAGE)


def field_of(desk: Desk, name: str) -> str:
    """What stands in a field for notes."""
    fields = [one for one in desk.page.elements if one.tag == "textarea"]
    texts = dict(zip((one.attributes["name"] for one in fields), desk.page.texts("textarea"), strict=True))
    return texts[name].strip()


def test_other_questions_never_clash(desk: Desk, other: Desk) -> None:
    other.press("Save", {"medicine_now": ["methadone"]})
    desk.press("Save", MINE)

    assert desk.last.status_code == 200
    assert desk.answers == {"safety_now": {"none"}, "medicine_now": {"methadone"}, "pregnancy": {"pregnant"}}


def test_the_same_question_answered_differently_shows_both_and_asks(desk: Desk, other: Desk) -> None:
    other.press("Save", THEIRS)
    desk.press("Save", MINE | {"times_tried": ["never"]})

    assert desk.last.status_code == 409
    assert desk.page.title.startswith("Error: ")
    assert 'Another window saved a different answer meanwhile: "No"' in desk.page.words
    assert ("pregnancy", "pregnant") in desk.page.forms[-1].filled
    assert desk.answers["pregnancy"] == {"no"}
    assert desk.answers["times_tried"] == {"never"}


@pytest.mark.parametrize(("which", "kept"), [("mine", "pregnant"), ("theirs", "no")])
def test_whoever_is_said_to_count_counts(desk: Desk, other: Desk, which: str, kept: str) -> None:
    other.press("Save", THEIRS)
    desk.press("Save", MINE).press("Save", {"which-pregnancy": [which]})

    assert desk.last.status_code == 200
    assert desk.answers["pregnancy"] == {kept}


def test_without_a_word_about_which_one_it_is_asked_again(desk: Desk, other: Desk) -> None:
    other.press("Save", THEIRS)
    desk.press("Save", MINE).press("Save and go on")

    assert desk.last.status_code == 409
    assert desk.answers["pregnancy"] == {"no"}


def test_a_third_answer_meanwhile_is_asked_about_too(desk: Desk, other: Desk) -> None:
    other.press("Save", THEIRS)
    desk.press("Save", MINE)
    other.press("Save", {"pregnancy": ["maybe"]})
    desk.press("Save", {"which-pregnancy": ["mine"]})

    assert desk.last.status_code == 409
    assert desk.answers["pregnancy"] == {"maybe"}


def test_a_page_sent_again_after_a_lost_connection_changes_nothing(desk: Desk, other: Desk) -> None:
    desk.press("Save", MINE)
    version = desk.visit.version
    other.press("Save", MINE)

    assert other.last.status_code == 200
    assert desk.visit.version == version


def test_two_notes_beside_one_question_are_both_kept(desk: Desk, other: Desk) -> None:
    other.press("Save", {"note-pregnancy": ["asked twice"]})
    desk.press("Save", {"note-pregnancy": ["does not know yet"]})

    assert Note.objects.get().text == "asked twice\n\ndoes not know yet"


def test_a_note_that_is_asked_about_does_not_replace_one_saved_meanwhile(desk: Desk, other: Desk) -> None:
    other.press("Save", {"note-pregnancy": ["asked twice"]})
    desk.press("Save", {"note-pregnancy": ["ask Dr. Smith"]})

    desk.press("Save", {"note-pregnancy": [field_of(desk, "note-pregnancy")]})

    assert Note.objects.get().text == "asked twice\n\nask Dr. Smith"


def test_a_note_changed_while_it_was_asked_about_is_kept_too(desk: Desk, other: Desk) -> None:
    note = {"about": "question", "key": "pregnancy"}
    seen = print_of("")
    desk.send("visits/1/notes/", **note, text="ask Dr. Smith", seen=seen)
    other.send("visits/1/notes/", **note, text="asked twice", seen=seen)
    desk.press("Keep this note", {"text": [field_of(desk, "text")]})

    assert Note.objects.get().text == "asked twice\n\nask Dr. Smith"


def test_a_finished_visit_refuses_and_shows_what_was_typed(desk: Desk, other: Desk) -> None:
    visits.finish(desk.visit)
    desk.press("Save and go on", MINE | {"note-pregnancy": ["due in the spring"]})

    assert desk.last.status_code == 409
    assert desk.page.texts("h1") == ["This visit is finished"]
    assert "Pregnant" in desk.page.words
    assert "due in the spring" in desk.page.words
    assert desk.answers == {"safety_now": {"none"}}
    assert not Note.objects.exists()


def test_a_colleague_whose_access_ends_mid_page_gets_nothing_and_loses_nothing(
    desk: Desk, office: Office, live: LiveRelease
) -> None:
    desk.past_gate()
    carl = Desk(office.carl, office.case).at(PAGE).press("Save", {"medicine_now": ["methadone"]})
    office.case.colleagues.filter(user=office.carl).delete()
    carl.press("Save", MINE)

    assert carl.last.status_code == 404
    assert desk.answers == {"safety_now": {"none"}, "medicine_now": {"methadone"}}


def test_with_a_wrong_key_the_page_says_so_and_nothing_is_lost(desk: Desk, other: Desk, settings: Any) -> None:
    keys, settings.CASE_KEYS = settings.CASE_KEYS, ["another key"]
    desk.press("Save", MINE)

    assert desk.last.status_code == 503
    assert "Nothing is lost" in desk.page.words
    settings.CASE_KEYS = keys
    assert desk.answers == {"safety_now": {"none"}}
