"""An editor's whole change, by keyboard only: find a rule, change it, try it, compare, submit; then a publisher.

A test walks it, and `make pictures` takes the pictures of docs/publishing.md on the way.
"""

from collections.abc import Callable
from typing import Any

from tests.keyboard import Keyboard

REASON = "Daily trips to the clinic speak for methadone a little less. Clinicians told us that many people miss doses."

OPTION = "methadone-counselling"

Look = Callable[[Any, str], None]
"""What is done with a page at a step of the walk, such as a picture with this name."""


def change(page: Any, look: Look) -> Keyboard:
    """Edda finds a rule, changes it, tries it, sees what it changes, and submits the draft."""
    keys = Keyboard(page)
    keys.sign_in("edda")
    keys.skip()
    keys.open("Rules")
    keys.skip()
    keys.reach("Find")
    keys.write("daily travel")
    with page.expect_navigation():
        keys.press("Enter")
    look(page, "1-find")
    keys.skip()
    keys.open("Methadone with counseling")
    keys.skip()
    keys.reach("What it does")
    keys.press("ArrowDown")
    look(page, "2-change")
    keys.reach("Why?")
    keys.write("Clinicians told us that many people miss doses.")
    keys.open("Save and try it")
    page.locator("#try-result-heading").evaluate("heading => heading.scrollIntoView()")
    look(page, "3-try")
    keys.skip()
    keys.open("Compare")
    look(page, "4-compare")
    keys.skip()
    keys.open("Change sets")
    keys.skip()
    keys.open("Submit the draft")
    keys.skip()
    keys.reach("What changed, and why")
    keys.write(REASON)
    if page.locator("textarea[name=cases_reason]").count():
        keys.reach("Why example cases come out differently")
        keys.write("The other settings come first only where they were as good before.")
    look(page, "5-submit")
    keys.open("Submit for approval")
    return keys


def approval(page: Any, look: Look) -> Keyboard:
    """Paul reviews the change set, approves it and publishes."""
    keys = Keyboard(page)
    keys.sign_in("paul")
    keys.skip()
    keys.open("Change sets")
    keys.skip()
    keys.open("Open change set")
    look(page, "6-review")
    keys.skip()
    keys.reach("Approve and publish")
    look(page, "7-decide")
    with page.expect_navigation():
        keys.press("Enter")
    look(page, "8-published")
    return keys


def emergencies(page: Any, look: Look) -> Keyboard:
    """Paul looks at what he could do alone, and at the releases; he changes nothing."""
    keys = Keyboard(page)
    keys.sign_in("paul")
    for name, path in (("9-roll-back", "change-sets/roll-back/1/"), ("10-suspend", f"change-sets/suspend/{OPTION}/")):
        page.goto(f"/admin/options/release/{path}")
        look(page, name)
    page.goto("/admin/options/release/")
    look(page, "11-releases")
    return keys
