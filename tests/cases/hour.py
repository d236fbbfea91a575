"""A counselor's hour, by keyboard only: sign in, open a family's code, walk through, decide, print, follow up, compare.

Every text typed is a canary: it may be on the pages of the case, and nowhere else.
"""

from collections.abc import Callable
from typing import Any

from tests.keyboard import Keyboard

NOTE, COUNSELING, WHY, STEP, HAPPENED = (
    "Canary: the dose was low the last time.",
    "Canary: looked away when home came up.",
    "Canary: evenings are free and the bus is near.",
    "Canary: call the clinic for a first visit",
    "Canary: the bus line was closed.",
)
CANARIES = (NOTE, COUNSELING, WHY, STEP, HAPPENED)
"""Made up, and said nowhere else."""
NONE = "None of these"
IS_CASE = 'document.activeElement.matches(\'main a[href^="/cases/"][href*="-"]\')'

Look = Callable[[Any, str], None]
"""What is done with a page at a step of the hour, such as a picture with this name."""


def first_visit(page: Any, look: Look, code: str) -> Keyboard:
    """Cora opens a case with the family's code, walks through, looks at the results, decides, hands over, finishes."""
    keys = Keyboard(page)
    keys.sign_in("cora", "/cases/")
    look(page, "1-cases")
    keys.open("New case")
    keys.open("Open it and begin a visit")
    keys.reach("Code")
    keys.write(code)
    keys.open("See what is in it")
    look(page, "2-code")
    keys.reach("The client agrees")
    keys.press("Space")
    keys.open("Take over and begin the visit")
    keys.reach(NONE)
    keys.press("Space")
    look(page, "3-questions")
    keys.open("Save and go on")
    keys.reach("Add a note")
    keys.press("Enter")
    keys.press("Tab")
    keys.write(NOTE)
    while page.locator("button:has-text('Save and go on')").count():
        keys.open("Save and go on")
    keys.open("Save and see all answers")
    look(page, "4-answers")
    keys.open("Counseling notes")
    keys.reach("Add a note")
    keys.write(COUNSELING)
    keys.open("Keep this note")
    back_to(page, "/answers/")
    keys.open("Look at the results together")
    look(page, "5-results")
    keys.reach("Answer to try")
    for _ in range(3):
        keys.press("ArrowDown")
    keys.open("Try it")
    look(page, "6-what-if")
    keys.open("Back to the real answers")
    keys.open("Write down the decision")
    keys.reach("Not decided yet")
    keys.press("ArrowDown")
    keys.reach("Why, in the client's own words")
    keys.write(WHY)
    keys.reach("What")
    keys.write(STEP)
    keys.open("Save the decision")
    look(page, "7-decision")
    keys.open("Hand over the plan")
    look(page, "8-hand-over")
    keys.open("Open the plan to print")
    look(page, "9-plan")
    back_to(page, "/decision/")
    keys.open("Look over and finish the visit")
    keys.open("Finish this visit")
    look(page, "10-as-it-was")
    return keys


def second_visit(page: Any, look: Look) -> Keyboard:
    """Weeks later: Cora notes what happened, begins from the last visit, changes an answer, compares the two visits."""
    keys = Keyboard(page)
    page.goto("/cases/")
    keys.reach("Find a code")
    while not page.evaluate(IS_CASE):
        keys.press("Tab")
    with page.expect_navigation():
        keys.press("Enter")
    case = page.url
    look(page, "11-case")
    keys.open("What happened")
    keys.reach("Why")
    keys.write(HAPPENED)
    keys.open("Save what happened")
    look(page, "12-happened")
    page.goto(case)
    keys.open("Begin the next visit")
    keys.open("Begin with these answers")
    keys.reach(NONE)
    keys.press("Space")
    keys.open("Save and go on")
    while page.locator("button:has-text('Save and go on')").count():
        keys.open("Save and go on")
    keys.open("Save and see all answers")
    keys.open("Finish this visit")
    keys.open("visit 1")
    look(page, "13-beside")
    return keys


def back_to(page: Any, end: str) -> None:
    """Go back until the address ends so."""
    while not page.url.partition("#")[0].endswith(end):
        page.go_back()
