"""An editor's whole change and its approval, in a real browser, by keyboard only."""

from pathlib import Path
from typing import Any

import pytest

from tests.admin.office import office
from tests.admin.whole_change import REASON, approval, change

DESK = {"width": 1280, "height": 900}


def test_a_rule_is_changed_and_published_by_keyboard_alone(
    browser: Any, tmp_path: Path, record_property: pytest.FixtureRequest
) -> None:
    def at_desk(walk: Any) -> Any:
        context = browser.new_context(viewport=DESK, base_url=base)
        keys = walk(context.new_page(), lambda page, name: page.screenshot(path=tmp_path / f"{name}.png"))
        return keys

    with office(tmp_path) as base:
        editor, publisher = at_desk(change), at_desk(approval)
        shown = publisher.page.content()
        figures = {"presses": editor.presses + publisher.presses, "pages": editor.pages + publisher.pages}

        assert "is published. Readers see it now." in shown
        assert REASON in shown
        assert figures["presses"] < 500, figures
        assert figures["pages"] < 20, figures
        for page in (editor.page, publisher.page):
            page.context.close()
