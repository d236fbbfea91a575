"""The pages around the results in a real browser: a trial, the ways up, and what is not known."""

from typing import Any

import pytest

from tests.journey.example_people import post, visitor_of
from tests.screen import faults, show, widths

STATES = ("/trial/", "/ways/", "/refused/", "/open/")


@pytest.fixture(scope="module")
def states(served_for_looks: None) -> dict[str, bytes]:
    """The HTML of each state."""
    visitor = visitor_of("left-rehab-no-home")
    html = {
        "/ways/": visitor.open("/results/iop/").trail[-1].content,
        "/refused/": visitor.open("/results/withdrawal-alone/").trail[-1].content,
        "/open/": visitor.open("/results/open/").trail[-1].content,
    }
    html["/trial/"] = post(visitor.open("/results/"), "/results/try/", change="housing=safe_stable").trail[-1].content
    return html


@pytest.fixture(scope="module")
def served_for_looks() -> Any:
    """Serve the seed while the states are collected, once for all tests here."""
    from options.publishing import current
    from tests.knowledge import live_seed

    current.install(live_seed())
    yield
    current.install(None)


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("path", STATES)
def test_a_state_has_no_accessibility_fault(page: Any, states: dict[str, bytes], path: str, scheme: str) -> None:
    page.emulate_media(**({"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}))
    show(page, path, states.__getitem__)

    assert faults(page) == []


@pytest.mark.parametrize("path", STATES)
def test_a_state_fits_a_narrow_screen_and_large_text(page: Any, states: dict[str, bytes], path: str) -> None:
    show(page, path, states.__getitem__)

    assert widths(page) == (320, 390)
