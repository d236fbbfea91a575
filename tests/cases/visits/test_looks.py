"""The pages of a visit hold to the rules of access, fit narrow screens and large text, and work by keyboard."""

from typing import Any

import pytest

from navigator.cases.actions import visits
from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.test_begin import FAMILY, LOOK, USE, code_of
from tests.screen import OPEN_ALL, faults_in_short, show, widths

PAGE = "visits/1/questions/history/"
NAMED = {"note-pregnancy": ["lives with Maria Gonzales"]}


@pytest.fixture
def pages(desk: Desk, office: Office, live: LiveRelease) -> dict[str, bytes]:
    """Every page of a visit, in each of its states."""
    found = {"/new/": desk.at("visits/new/").last.content}
    found["/code/"] = desk.press(LOOK, {"code": [code_of(FAMILY)]}).last.content
    found["/no-tick/"] = desk.press(USE).last.content
    found["/brought/"] = desk.press(USE, {"agrees": ["1"]}).last.content
    found["/gate/"] = desk.press("Save").last.content
    found["/stop/"] = desk.press(
        "Save", {"safety_now": ["suicidal"], "other_substances": ["alcohol_daily"]}
    ).last.content
    desk.press("I have dealt with this, go on").at(PAGE)
    Desk(office.cora, office.case).at(PAGE).press("Save", {"pregnancy": ["no"]})
    found["/clash/"] = desk.press("Save", {"pregnancy": ["pregnant"], **NAMED}).last.content
    found["/answers/"] = desk.at("visits/1/answers/").last.content
    found["/note/"] = desk.send(
        "visits/1/notes/", about="option", key="iop", text=NAMED["note-pregnancy"][0]
    ).last.content
    found["/counseling/"] = desk.at("visits/1/counseling-notes/").press("Keep this note", {"text": ["hm"]}).last.content
    desk.at(PAGE)
    visits.finish(desk.visit)
    found["/finished/"] = desk.press("Save", {"times_tried": ["never"]}).last.content
    return found


def test_axe_finds_nothing(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        page.evaluate(OPEN_ALL)
        assert (path, faults_in_short(page)) == (path, [])


def test_nothing_is_wider_than_the_screen(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        assert (path, *widths(page)) == (path, 320, 390)


def test_a_number_picks_an_answer_and_goes_on(page: Any, desk: Desk) -> None:
    html = desk.past_gate().at(PAGE).last.content
    show(page, "/questions/", lambda path: html)
    page.keyboard.press("2")
    page.keyboard.press("1")
    page.keyboard.press("n")

    ticked = page.evaluate("[...document.querySelectorAll('input:checked')].map(one => one.name + '=' + one.value)")
    assert ticked == ["medicine_now=methadone", "past_treatment=detox_only"]
    assert page.evaluate("document.activeElement.name") == "times_tried"


def test_numbers_typed_into_a_note_stay_in_it(page: Any, desk: Desk) -> None:
    html = desk.past_gate().at(PAGE).last.content
    show(page, "/questions/", lambda path: html)
    page.locator("#q-medicine_now summary").click()
    page.locator("[name=note-medicine_now]").press_sequentially("n 12")

    assert page.evaluate("document.querySelectorAll('input:checked').length") == 0
    assert page.input_value("[name=note-medicine_now]") == "n 12"
