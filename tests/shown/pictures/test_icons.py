"""Icon arrays: as many marks filled as the words say, fractions and ranges included."""

import gzip

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from navigator.shown.pictures.icons import CELL, Block, IconArray, icon_array
from options.rules.catalog import Figure
from tests.knowledge import seed_book

FIGURES = [figure for option in seed_book().options for outcome in option.outcomes for figure in outcome.figures] + [
    Figure("made up", 4.3, 1000),
    Figure("made up", 9, 100, count_to=56),
    Figure("made up", 0, 100),
]


def people(blocks: tuple[Block, ...]) -> float:
    """How many people these marks stand for."""
    return sum(float(block.width) * float(block.height) for block in blocks) / CELL**2


def html_of(array: IconArray) -> str:
    """The picture as shown."""
    return render_to_string("pictures/icons.html", {"array": array})


@pytest.mark.parametrize("figure", FIGURES, ids=str)
def test_the_marks_filled_are_the_number_told(figure: Figure) -> None:
    array = icon_array(figure)
    top = figure.count if figure.count_to is None else figure.count_to

    assert people(array.sure) == pytest.approx(figure.count)
    assert people(array.perhaps) == pytest.approx(top - figure.count)
    assert float(array.width) * float(array.height) / CELL**2 == figure.out_of


@pytest.mark.parametrize("figure", FIGURES, ids=str)
def test_no_mark_lies_outside_or_twice(figure: Figure) -> None:
    array = icon_array(figure)
    cells = [
        (float(block.x) + x * CELL, float(block.y) + y * CELL)
        for block in (*array.sure, *array.perhaps)
        for x in range(int(float(block.width) // CELL))
        for y in range(int(float(block.height) // CELL))
    ]

    assert len(cells) == len(set(cells))
    assert all(x < float(array.width) and y < float(array.height) for x, y in cells)


def test_the_number_stands_beside_the_picture_in_words() -> None:
    html = html_of(icon_array(Figure("on it", 10, 1000, count_to=36), "died"))

    assert "<strong>10 to 36 of 1,000 died</strong> on it" in html
    assert 'aria-hidden="true"' in html


def test_another_language_changes_the_words_but_not_the_picture() -> None:
    with translation.override("es"):
        array = icon_array(Figure("x", 4.5, 1000))

    assert "4,5" in array.words
    assert array.sure[0].width == "45"


def test_a_thousand_people_take_little_room() -> None:
    html = html_of(icon_array(Figure("x", 36, 1000)))

    assert len(gzip.compress(html.encode())) < 1000
