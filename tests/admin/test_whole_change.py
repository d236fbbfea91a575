"""An editor's whole change and its approval, in a real browser, by keyboard only. It can take pictures on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.admin.office import office
from tests.admin.whole_change import REASON, approval, change, emergencies
from tests.keyboard import Keyboard
from tests.screen import faults

DESK = {"width": 1000, "height": 760}
FOLD_SIDE = "localStorage.setItem('django.admin.navSidebarIsOpen', 'false')"
LEAVE_START = "document.activeElement.id === 'content-start' && document.activeElement.blur()"
"""The frame around the whole page, which the link past its head leaves behind, is not in the pictures."""
LOOKED_AT = ("6-review", "8-published")
"""Where axe has to find nothing; the other pages are looked at elsewhere."""
MOST_PRESSES, MOST_PAGES = 400, 30
"""Keys pressed beside typed words, and pages opened, by both people together."""


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder for pictures: the one asked for, or one that is forgotten."""
    folder = Path(request.config.getoption("--pictures") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_rule_is_changed_and_published_by_keyboard_alone(
    browser: Any, tmp_path_factory: pytest.TempPathFactory, pictures: Path, request: pytest.FixtureRequest
) -> None:
    def look(page: Any, name: str) -> None:
        page.evaluate(LEAVE_START)
        page.screenshot(path=pictures / f"{name}.png")
        if name in LOOKED_AT:
            assert faults(page) == [], name

    with office(tmp_path_factory) as base:

        def at_desk(walk: Callable[..., Keyboard]) -> Keyboard:
            context = browser.new_context(viewport=DESK, base_url=base)
            context.add_init_script(FOLD_SIDE)
            return walk(context.new_page(), look)

        people = at_desk(change), at_desk(approval)
        shown = people[1].page.content()
        if request.config.getoption("--pictures"):
            at_desk(emergencies)
        for context in browser.contexts:
            context.close()

    assert "Release 2 is published. Readers see it now." in shown
    assert REASON in shown
    assert sum(keys.presses for keys in people) <= MOST_PRESSES
    assert sum(keys.pages for keys in people) <= MOST_PAGES
