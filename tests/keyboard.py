"""A person at a page who has no mouse: what is out of reach of the keyboard fails."""

from typing import Any

from tests.people import PASSWORD, code_of

LONGEST = 200
"""How often Tab is pressed in search of something before it counts as out of reach."""
FOCUSED = """() => {
    const one = document.activeElement;
    const label = one.labels && one.labels.length ? one.labels[0].innerText : "";
    return [one.innerText, one.value, label, one.getAttribute("aria-label") || ""].map(said => (said || "").trim());
}"""


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

    def sign_in(self, name: str, place: str = "/admin/") -> None:
        """Sign in: the password, then the code of the phone. A code works once, so it may take waiting for the next."""
        self.page.goto(place)
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
