"""Places on a scale: every doubling takes the same room, and nothing leaves the picture."""

import pytest

from navigator.shown.pictures.scales import LogScale, percent

SCALE = LogScale(1, 100)


@pytest.mark.parametrize(("value", "share"), [(0.1, 0), (1, 0), (10, 0.5), (100, 1), (9_999, 1)])
def test_a_value_has_its_place_within_the_scale(value: float, share: float) -> None:
    assert SCALE.share(value) == share


def test_a_bar_runs_from_one_value_to_the_other() -> None:
    bar = SCALE.span(1, 10)

    assert (bar.x, bar.width) == ("0%", "50%")


def test_a_bar_is_never_too_thin_to_see_and_stays_inside() -> None:
    bar = SCALE.span(100, 100)

    assert (bar.x, bar.width) == ("98%", "2%")


def test_words_at_the_ends_stay_inside() -> None:
    anchors = [SCALE.tick(value, "words").anchor for value in (1, 10, 100)]

    assert anchors == ["start", "middle", "end"]


def test_no_language_changes_a_decimal_sign() -> None:
    assert percent(1 / 3) == "33.3%"
