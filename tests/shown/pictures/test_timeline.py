"""The withdrawal timeline says in words what its bars show."""

from django.template.loader import render_to_string

from navigator.shown.pictures.timeline import HOURS, timeline
from options.rules.evidence import GuideRow
from tests.knowledge import seed_book
from tests.reading import Page

GUIDE = next(guide for guide in seed_book().guides if guide.key == "withdrawal-timeline")
ROWS = next(section for section in GUIDE.sections if section.key == "timeline").rows


def test_every_row_with_hours_has_its_lane_in_order() -> None:
    assert [lane.when for lane in timeline(ROWS).lanes] == [row.when for row in ROWS]


def test_a_bar_begins_and_ends_where_its_row_does() -> None:
    (lane,) = timeline([GuideRow(when="Days 1 to 3", from_hours=24, to_hours=72)]).lanes

    assert lane.bar == HOURS.span(24, 72)
    assert not lane.is_open


def test_a_row_without_an_end_is_open() -> None:
    (lane,) = timeline([GuideRow(when="Weeks to months", from_hours=240)]).lanes

    assert lane.is_open


def test_a_row_without_hours_is_left_out() -> None:
    assert timeline([GuideRow(when="Later")]).lanes == ()


def test_the_words_stand_beside_the_bars_and_listeners_hear_only_the_words() -> None:
    html = render_to_string("pictures/timeline.html", {"timeline": timeline(ROWS)})
    page = Page(html.encode())

    assert all(str(row.when) in page.words for row in ROWS)
    assert all(
        "aria-hidden" in element.attributes
        for element in page.elements
        if element.attributes.get("class") in ("track", "axis")
    )
