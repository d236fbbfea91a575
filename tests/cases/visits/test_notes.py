"""Notes stand beside questions, options and the visit; counseling notes stand apart from everything."""

import pytest

from navigator.cases.actions import visits
from navigator.cases.models import AccessEntry, CounselingNote, Membership, Note
from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk

PAGE = "visits/1/questions/history/"
NAMED = "lives with Maria Gonzales"
OWN = "visits/1/notes/"


def test_a_note_is_saved_with_its_page(desk: Desk) -> None:
    desk.past_gate().at(PAGE).press("Save", {"note-medicine_now": ["80 mg until May"], "medicine_now": ["methadone"]})

    assert [(note.about, note.key, note.text) for note in Note.objects.all()] == [
        ("question", "medicine_now", "80 mg until May")
    ]
    assert "80 mg until May" in desk.page.words


def test_an_emptied_note_is_gone(desk: Desk) -> None:
    desk.past_gate().at(PAGE).press("Save", {"note-medicine_now": ["80 mg"]}).press("Save", {"note-medicine_now": [""]})

    assert not Note.objects.exists()


def test_a_note_that_looks_like_a_name_is_asked_about_once(desk: Desk) -> None:
    desk.past_gate().at(PAGE).press("Save", {"note-pregnancy": [NAMED], "pregnancy": ["no"]})

    assert "it looks like it holds a name" in desk.page.words
    assert NAMED in desk.page.words
    assert desk.answers["pregnancy"] == {"no"}
    assert not Note.objects.exists()
    desk.press("Save", {"note-pregnancy": [NAMED]})
    assert Note.objects.get().text == NAMED


def test_another_name_is_asked_about_again(desk: Desk) -> None:
    desk.past_gate().at(PAGE).press("Save", {"note-pregnancy": [NAMED]}).press(
        "Save", {"note-pregnancy": ["lives with Rosa Alvarez"]}
    )

    assert not Note.objects.exists()


def test_a_note_that_is_too_long_is_shown_again(desk: Desk) -> None:
    desk.past_gate().at(PAGE).press("Save", {"note-pregnancy": ["word " * 1000]})

    assert "too long" in desk.page.words
    assert not Note.objects.exists()


@pytest.mark.parametrize(("about", "key"), [("option", "iop"), ("visit", ""), ("question", "age_band")])
def test_a_note_comes_by_its_own_form(desk: Desk, about: str, key: str) -> None:
    desk.past_gate().send(OWN, about=about, key=key, text="worth another look", **{"return": "answers"})

    assert desk.here == "1/answers/"
    assert "worth another look" in desk.page.words
    assert Note.objects.get().about == about


def test_two_windows_that_change_a_note_keep_both(desk: Desk, office: Office) -> None:
    other = Desk(office.cora, office.case)
    desk.past_gate().at("visits/1/answers/")
    other.at("visits/1/answers/").press("Save this note", {"text": ["came late"]})
    desk.press("Save this note", {"text": ["left early"]})

    assert Note.objects.get().text == "came late\n\nleft early"


@pytest.mark.parametrize(("about", "key"), [("option", "nothing"), ("visit", "x"), ("question", ""), ("", "iop")])
def test_a_note_beside_nothing_is_missing(desk: Desk, about: str, key: str) -> None:
    desk.past_gate().send(OWN, about=about, key=key, text="a note")

    assert desk.last.status_code == 404
    assert not Note.objects.exists()


def test_a_note_by_its_own_form_is_asked_about_once_too(desk: Desk) -> None:
    desk.past_gate().send(OWN, about="option", key="iop", text=NAMED, **{"return": "answers"})
    assert not Note.objects.exists()
    desk.press("Keep this note", {"text": [NAMED]})

    assert Note.objects.get().text == NAMED
    assert desk.here == "1/answers/"


def test_a_finished_visit_takes_no_note_and_shows_it(desk: Desk) -> None:
    desk.past_gate()
    visits.finish(desk.visit)
    desk.send(OWN, about="option", key="iop", text="too late for this")

    assert desk.last.status_code == 409
    assert "too late for this" in desk.page.words
    assert not Note.objects.exists()


def test_a_note_has_no_page_of_its_own(desk: Desk) -> None:
    desk.past_gate().at("visits/1/notes/")

    assert desk.last.status_code == 405


def test_counseling_notes_are_read_by_their_author_alone(desk: Desk, office: Office, live: LiveRelease) -> None:
    desk.past_gate().at("visits/1/counseling-notes/").press("Keep this note", {"text": ["between us"]})

    assert "between us" in desk.page.words
    for person in (office.carl, office.sue):
        assert "between us" not in Desk(person, office.case).at("visits/1/counseling-notes/").page.words


def test_the_further_right_opens_counseling_notes(desk: Desk, office: Office, live: LiveRelease) -> None:
    desk.past_gate().at("visits/1/counseling-notes/").press("Keep this note", {"text": ["between us"]})
    Membership.objects.filter(user=office.sue).update(reads_counseling_notes=True)

    assert "between us" in Desk(office.sue, office.case).at("visits/1/counseling-notes/").page.words


def test_counseling_notes_are_on_no_other_page(desk: Desk) -> None:
    desk.past_gate().at("visits/1/counseling-notes/").press("Keep this note", {"text": ["between us"]})

    for page in ("visits/1/answers/", PAGE, "visits/new/", "visits/1/"):
        assert "between us" not in desk.at(page).page.words


def test_a_counseling_note_sent_twice_is_kept_once(desk: Desk) -> None:
    desk.past_gate()
    for _ in range(2):
        desk.at("visits/1/counseling-notes/").press("Keep this note", {"text": ["between us"]})

    assert CounselingNote.objects.count() == 1


def test_counseling_notes_come_after_the_visit_too(desk: Desk) -> None:
    desk.past_gate()
    visits.finish(desk.visit)
    desk.at("visits/1/counseling-notes/").press("Keep this note", {"text": ["thinking back"]})

    assert CounselingNote.objects.get().text == "thinking back"


def test_what_was_not_kept_is_no_change_in_the_log(desk: Desk) -> None:
    desk.past_gate().at("visits/1/answers/").send("visits/1/notes/", about="visit", key="", text=NAMED)
    desk.at("visits/1/answers/").send("visits/1/finish/")
    desk.send("visits/1/notes/", about="visit", key="", text="too late")

    entries = AccessEntry.objects.filter(place="cases:visit-note").order_by("pk")
    assert list(entries.values_list("act", "detail")) == [
        ("read", "note asked about, not saved"),
        ("read", "visit is finished, not saved"),
    ]
