"""An option that a publisher paused: its pages say so and why; nobody is offered it."""

from dataclasses import replace
from typing import Any

import pytest

from options.publishing import current
from options.publishing.current import LiveRelease

WHY = "A made-up recall is being checked. Ask a doctor before you change anything."


@pytest.fixture(autouse=True)
def paused(live: LiveRelease) -> None:
    """A release in which methadone is paused, being served."""
    listed = live.rulebook.options
    options = [replace(one, suspended=WHY) if one.key == "methadone-counselling" else one for one in listed]
    book = replace(live.rulebook, options=tuple(options))
    current.install(replace(live, number=8, rulebook=book))


@pytest.mark.parametrize("address", ["/options/", "/options/methadone-counselling/"])
def test_its_pages_say_so_and_why(visit: Any, address: str) -> None:
    text = visit(address).content.decode()

    assert "Paused in this guide for now" in text
    assert text.count(WHY) == 1


def test_other_options_are_not_paused(visit: Any) -> None:
    assert "Paused in this guide" not in visit("/options/iop/").content.decode()
