"""The stair of costs: as many steps as the price reaches, and honest where it is not known."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from navigator.shown.pictures.costs import cost_stair
from tests.knowledge import seed_book

BOOK = seed_book()
BANDS = [band.key for band in BOOK.scale.cost_bands]


@pytest.mark.parametrize("band", BANDS)
def test_each_band_reaches_one_step_more_and_says_its_price(band: str) -> None:
    stair = cost_stair(replace(BOOK.options[0], cost_band=band), BOOK.scale)

    assert sum(step.is_reached for step in stair.steps) == BANDS.index(band)
    assert stair.words == BOOK.scale.cost_bands[BANDS.index(band)].words


def test_a_cost_that_is_not_known_says_so_and_reaches_nothing() -> None:
    stair = cost_stair(replace(BOOK.options[0], cost_band=None), BOOK.scale)
    html = render_to_string("pictures/cost.html", {"stair": stair})

    assert not any(step.is_reached for step in stair.steps)
    assert "Not known" in html
    assert html.count("step-unknown") == len(stair.steps)
