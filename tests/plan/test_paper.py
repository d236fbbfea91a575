"""The printed plan: at most two pages, Letter or A4, for rich cases with everything ticked."""

from typing import Any

import pytest

from tests.journey.example_people import post, text_of
from tests.plan.test_plan import planned
from tests.screen import show

PAPERS = ("Letter", "A4")
RICH = (
    "pregnant-drinks-and-takes-pills",
    "street-months-free",
    "pills-and-alcohol-past-seizure",
    "left-rehab-no-home",
    "teen-parent-wants-rehab",
    "no-signs-worried",
)
PAGES = b"/Type /Page\n", b"/Type /Page "


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of the browser has."""
    return sum(pdf.count(mark) for mark in PAGES)


def assert_fits_on_two_pages(page: Any) -> None:
    """Print the page on both papers."""
    for paper in PAPERS:
        assert 1 <= pages_in(page.pdf(format=paper)) <= 2, paper


@pytest.mark.parametrize("case", RICH)
def test_a_plan_with_everything_on_it_fits_on_two_pages(page: Any, case: str) -> None:
    visitor = post(planned(case), "/plan/", show="1", answers="1", code="1")
    html = text_of(visitor).encode()
    show(page, "/plan/", lambda _: html)

    assert_fits_on_two_pages(page)


def test_paper_shows_no_letters_smaller_than_nine_and_a_half_points(page: Any) -> None:
    html = planned("left-rehab-no-home").trail[-1].content
    show(page, "/plan/", lambda _: html)
    page.emulate_media(media="print")

    sizes = page.evaluate(
        "[...document.querySelectorAll('.plan *')].filter(e => e.offsetParent && e.textContent.trim()"
        " && !e.closest('.visually-hidden')).map(e => parseFloat(getComputedStyle(e).fontSize))"
    )

    assert min(sizes) >= 9.5 / 0.75 - 0.01


def test_the_place_to_write_is_on_the_paper() -> None:
    assert "Names and dates" in planned("son-says-no").page.words
