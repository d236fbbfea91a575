"""An editor's whole change, by keyboard only: find a rule, change it, try it, compare, submit; then a publisher.

A test walks it, and `make pictures` takes the pictures of docs/publishing.md on the way.
"""

from collections.abc import Callable
from typing import Any

from tests.people import PASSWORD, code_of

LONGEST = 200
"""How often Tab is pressed in search of something before it counts as out of reach."""
FOCUSED = """() => {
    const one = document.activeElement;
    const label = one.labels && one.labels.length ? one.labels[0].innerText : "";
    return [one.innerText, one.value, label, one.getAttribute("aria-label") || ""].map(said => (said || "").trim());
}"""
REASON = "Daily trips to the clinic speak for methadone a little less. Clinicians told us that many people miss doses."

OPTION = "methadone-counselling"

Look = Callable[[Any, str], None]
"""What is done with a page at a step of the walk, such as a picture with this name."""


class Keyboard:
    """A person at a page who has no mouse. `presses`: keys pressed other than typed words. `pages`: pages opened."""

    def __init__(self, page: Any) -> None:
        self.page, self.presses, self.pages = page, 0, 0
        page.on("framenavigated", self._count)

    def _count(self, frame: Any) -> None:
        self.pages += frame == self.page.main_frame

    def press(self, key: str) -> None:
        """Press a key."""
        self.presses += 1
        self.page.keyboard.press(key)

    def reach(self, words: str) -> None:
        """Press Tab until what begins with these words, or is named by them, has the focus."""
        for _ in range(LONGEST):
            self.press("Tab")
            if any(said.startswith(words) for said in self.page.evaluate(FOCUSED)):
                return
        raise AssertionError(f"{words} is out of reach of the keyboard at {self.page.url}")

    def open(self, words: str) -> None:
        """Follow a link or press a button, and wait for the page after it."""
        self.reach(words)
        with self.page.expect_navigation():
            self.press("Enter")

    def skip(self) -> None:
        """Go past the head and the side of a page."""
        self.reach("Skip to main content")
        self.press("Enter")

    def write(self, words: str) -> None:
        """Type words where the focus is."""
        self.page.keyboard.type(words)

    def sign_in(self, name: str) -> None:
        """Sign in: the password, then the code of the phone. A code works once, so it may take waiting for the next."""
        self.page.goto("/admin/")
        self.page.focus("#id_username")
        self.write(name)
        self.press("Tab")
        self.write(PASSWORD)
        with self.page.expect_navigation():
            self.press("Enter")
        used = ""
        while "/sign-in/code/" in self.page.url:
            while code_of(name) == used:
                self.page.wait_for_timeout(1000)
            used = code_of(name)
            self.page.focus("#id_code")
            self.page.fill("#id_code", "")
            self.write(used)
            with self.page.expect_navigation():
                self.press("Enter")


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
