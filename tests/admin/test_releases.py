"""Releases in the admin: what each was, when it was live, and which one was live at a moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.admin.timeline import spans
from options.models import Release, Rule
from tests.admin.pages import RULE
from tests.admin.test_queries import queries
from tests.publishing.sealing import publish_draft

LIST = "/admin/options/release/"
AT = f"{LIST}at/"


def page_of(release: Release) -> str:
    """The page of a release."""
    return reverse("admin:options_release_change", args=[release.pk])


def two() -> tuple[Release, Release]:
    """Release 1, and release 2 with other words."""
    one = publish_draft("First content.")
    Rule.objects.filter(key=RULE).update(why="It lowers the risk of an overdose.")
    return one, publish_draft("Second content.")


def day(number: int) -> datetime:
    """A day in a made-up month."""
    return datetime(2030, 1, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "phases"),
    [
        ([(2, day(3)), (1, day(1))], {2: "live", 1: "earlier"}),
        ([(2, day(20)), (1, day(1))], {2: "planned", 1: "live"}),
        ([(3, day(5)), (2, day(20)), (1, day(1))], {3: "live", 2: "never", 1: "earlier"}),
        ([(3, day(5)), (2, day(5)), (1, day(1))], {3: "live", 2: "never", 1: "earlier"}),
        ([(3, day(30)), (2, day(20)), (1, day(1))], {3: "planned", 2: "planned", 1: "live"}),
    ],
)
def test_when_a_release_was_live_follows_from_numbers_and_starts(starts: Any, phases: dict[int, str]) -> None:
    found = spans(starts, now=day(10))

    assert {number: span.phase for number, span in found.items()} == phases


def test_a_release_ends_when_the_next_one_starts() -> None:
    found = spans([(3, day(5)), (2, day(20)), (1, day(1))], now=day(10))

    assert (found[1].until, found[1].by) == (day(5), 3)


def test_the_list_says_which_one_is_live_and_which_is_planned(publisher: Client) -> None:
    two()
    publish_draft("Third content.", starts_at=timezone.now() + timedelta(days=3))

    shown = publisher.get(LIST).content.decode()

    assert all(words in shown for words in (">live<", ">earlier<", ">planned<"))


def test_a_release_tells_everything_about_itself(editor: Client) -> None:
    one, last = two()

    shown = editor.get(page_of(last)).content.decode()

    assert all(words in shown for words in ("Second content.", last.digest, "a test", "Readers see it since"))
    assert "Then release 2 followed." in editor.get(page_of(one)).content.decode()


def test_a_publisher_is_led_to_roll_back(publisher: Client, editor: Client) -> None:
    one, last = two()
    back = reverse("admin:options_roll_back_to", args=[1])

    assert back in publisher.get(page_of(one)).content.decode()
    assert back not in publisher.get(page_of(last)).content.decode()
    assert back not in editor.get(page_of(one)).content.decode()


def test_which_release_was_live_is_answered(editor: Client) -> None:
    two()
    tomorrow = timezone.now() + timedelta(days=1)

    shown = editor.get(AT, {"on": f"{tomorrow:%Y-%m-%d}", "at": "08:30"}).content.decode()

    assert "release 2 was live" in shown
    assert "no release was live" in editor.get(AT, {"on": "2001-01-31"}).content.decode()


@pytest.mark.parametrize("asked", [{"on": ""}, {"on": "yesterday"}, {"on": "2030-01-31", "at": "noon"}])
def test_a_moment_that_cannot_be_read_is_asked_again(editor: Client, asked: dict[str, str]) -> None:
    shown = editor.get(AT, asked).content.decode()

    assert "errorlist" in shown
    assert "was live</h2>" not in shown


def test_a_release_can_be_seen_and_not_changed(publisher: Client) -> None:
    one, _ = two()

    assert publisher.post(page_of(one), {"reason": "Another."}).status_code == 403
    assert publisher.post(reverse("admin:options_release_delete", args=[one.pk])).status_code == 403
    assert publisher.get(reverse("admin:options_release_change", args=[999])).status_code == 404
    assert publisher.post(AT).status_code == 405


def test_a_release_takes_few_queries(editor: Client) -> None:
    _, last = two()

    # Session, person, phone and two of permissions: every page of the admin needs them.
    assert queries(lambda: editor.get(page_of(last))) <= 5 + 5
    assert queries(lambda: editor.get(AT, {"on": "2100-01-31"})) <= 5 + 5
