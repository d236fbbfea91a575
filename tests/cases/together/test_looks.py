"""The pages for two people at one screen hold to the rules of access, and fit narrow screens and large text."""

from typing import Any

import pytest

from tests.cases.visits.desk import Desk
from tests.screen import OPEN_ALL, faults_in_short, show, widths


@pytest.fixture
def pages(desk: Desk) -> dict[str, bytes]:
    """Results, results with a trial, and a decision that differs from the order."""
    found = {"/results/": desk.last.content}
    found["/trial/"] = desk.press("Try it", {"change": ["insurance=private"]}).last.content
    found["/decision/"] = desk.at("visits/1/decision/").press("Save the decision", {"option": ["iop"]}).last.content
    return found


def test_axe_finds_nothing(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        page.evaluate(OPEN_ALL)
        assert faults_in_short(page) == []


def test_nothing_is_wider_than_the_screen(page: Any, pages: dict[str, bytes]) -> None:
    for path in pages:
        show(page, path, pages.__getitem__)
        page.evaluate(OPEN_ALL)
        assert widths(page) == (320, 390)


def test_every_bar_is_drawn_inside_its_picture(page: Any, pages: dict[str, bytes]) -> None:
    show(page, "/results/", pages.__getitem__)

    outside = page.evaluate(
        """() => [...document.querySelectorAll('.bar rect')].filter(one => {
            const inner = one.getBoundingClientRect(), outer = one.ownerSVGElement.getBoundingClientRect()
            return inner.left < outer.left - 1 || inner.right > outer.right + 1 }).length"""
    )

    assert outside == 0
