"""Leaving and starting again: both forget every answer."""

from typing import Any

from tests.journey.visitor import Visitor


def test_leaving_clears_the_cookies_and_goes_away(visitor: Visitor, settings: Any) -> None:
    visitor.pass_gate().open("/leave/")
    response = visitor.trail[-1]

    assert response["Location"] == settings.LEAVE_URL
    assert visitor.cookie == ""
    assert {cookie["max-age"] for cookie in response.cookies.values()} == {0}


def test_after_leaving_the_journey_begins_anew(visitor: Visitor) -> None:
    visitor.pass_gate().open("/leave/")

    assert visitor.open("/results/").url == "/"


def test_starting_again_clears_the_answers(visitor: Visitor) -> None:
    visitor.pass_gate().open("/results/").press("Clear my answers and start again")

    assert visitor.url == "/"
    assert visitor.cookie == ""


def test_starting_again_needs_the_button_of_our_page(visitor: Visitor) -> None:
    visitor.pass_gate()

    assert visitor.client.post("/restart/").status_code == 403
