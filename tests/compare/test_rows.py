"""Every option answers the same questions in the same order and in equal detail; what is not known says so."""

from dataclasses import replace

from django.template.loader import render_to_string

from navigator.compare.rows import Row, rows
from options.rules.catalog import Option
from tests.compare.books import with_figures
from tests.knowledge import seed_book
from tests.reading import Page

BOOK = with_figures(seed_book())
FOUR = ("methadone-counselling", "therapeutic-community", "drug-free-holistic", "carry-on-as-now")
OPTIONS = tuple(BOOK.option[key] for key in FOUR)


def rows_of(*options: Option) -> dict[str, Row]:
    """The rows for these options, by key."""
    return {row.key: row for row in rows(BOOK, options, (), is_self=True)}


def html_of(row: Row, column: int) -> Page:
    """One cell as shown."""
    return Page(render_to_string(row.template, {"cell": row.cells[column].value}).encode())


def test_every_row_has_one_cell_for_each_option_in_the_same_order() -> None:
    for row in rows_of(*OPTIONS).values():
        assert [cell.option for cell in row.cells] == list(OPTIONS), row.key


def test_the_questions_are_those_people_ask() -> None:
    keys = "happens sleep length hours work medicine cost chances-alive chances-in_care chances-use chances-other"

    assert list(rows_of(*OPTIONS)) == [*keys.split(), "wrong", "good", "unknown", "change", "more"]


def test_good_and_hard_points_are_the_same_number_for_every_option() -> None:
    shown = rows_of(*OPTIONS)
    counts = {len(cell.value) for key in ("wrong", "good") for cell in shown[key].cells}

    assert counts == {3}


def test_every_point_is_shown_with_its_citations() -> None:
    row = rows_of(*OPTIONS)["good"]

    for column, option in enumerate(OPTIONS):
        links = html_of(row, column).links
        assert links == [f"/evidence/#{key}" for point in option.good_points[:3] for key in point.findings]


def test_within_a_row_all_numbers_are_told_of_the_same_number_of_people() -> None:
    shown = rows_of(*OPTIONS)
    sizes = {
        key: {array.size for cell in shown[key].cells for seen in cell.value for array in seen.arrays}
        for key in ("chances-alive", "chances-in_care")
    }

    assert sizes == {"chances-alive": {"400 250"}, "chances-in_care": {"100 100"}}


def test_a_chance_tells_its_numbers_its_time_its_people_and_how_sure_it_is() -> None:
    words = " ".join(html_of(rows_of(*OPTIONS)["chances-alive"], 0).words.split())

    for said in ("4.3 of 1,000 died", "died without it", "Over: One year", "Who: Adults in", "How sure? Moderate"):
        assert said in words


def test_what_is_not_known_says_so() -> None:
    shown = rows_of(replace(OPTIONS[0], outcomes=(), work_and_family="", change_later="", cost_band=None))

    for key in ("work", "change", "cost", "chances-alive", "chances-use"):
        assert "Not known" in html_of(shown[key], 0).words, key


def test_the_questions_are_about_them_when_someone_else_answers() -> None:
    questions = [row.question for row in rows(BOOK, OPTIONS, (), is_self=False)]

    assert "What will happen to them?" in questions
    assert not any(" me?" in question for question in questions)


def test_figures_of_the_seed_count_deaths_where_the_page_says_died() -> None:
    told = [outcome for option in seed_book().options for outcome in option.outcomes if outcome.theme == "alive"]

    said = [f"{outcome.measure}: {outcome.text}".lower() for outcome in told if outcome.figures]
    assert said
    assert [words for words in said if "death" not in words] == []


def test_a_half_mark_is_explained_where_a_row_shows_a_range() -> None:
    shown = rows_of(*OPTIONS)

    assert "Half marks" in shown["chances-in_care"].hint
    assert shown["chances-alive"].hint == "Each mark is one person of 1,000."
    assert rows_of(replace(OPTIONS[0], outcomes=()))["chances-alive"].hint == ""
