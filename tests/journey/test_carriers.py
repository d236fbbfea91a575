"""The visitor's carrier: one small encrypted cookie that dies with the browser, or after an idle time."""

import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from navigator.compare.picks import MOST
from navigator.journey import carriers
from navigator.journey.carriers import LONGEST, CookieCarrier, cookie_name
from navigator.journey.kept import Kept, pack
from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

KEPT = Kept("self", {"age_band": frozenset({"26_64"})}, True, frozenset(), "0" * 12)
EXPIRED = "Your answers were cleared after 30 minutes without use, so nobody else can see them."
UNREADABLE = "We could not read your earlier answers, so they were cleared."


def carrier(cookie: str = "") -> CookieCarrier:
    """A carrier for a request that brings this cookie."""
    request = RequestFactory().get("/")
    if cookie:
        request.COOKIES[cookie_name()] = cookie
    return CookieCarrier(request)


def written(kept: Kept = KEPT) -> Any:
    """The cookie in which this is kept."""
    response, writer = HttpResponse(), carrier()
    writer.save(kept)
    writer.finish(response)
    return response.cookies[cookie_name()]


def wait(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let time pass for the carrier."""
    now = time.time()
    monkeypatch.setattr(carriers.time, "time", lambda: now + seconds)


def test_what_is_saved_can_be_loaded() -> None:
    assert carrier(written().value).load() == KEPT


def test_without_a_cookie_nothing_is_kept() -> None:
    reader = carrier()

    assert reader.load() == Kept()
    assert reader.lost == ""


def test_the_cookie_dies_with_the_browser_and_is_out_of_reach_of_scripts() -> None:
    cookie = written()

    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_over_https_the_cookie_is_tied_to_this_site(settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True

    cookie = written()

    assert cookie.key == "__Host-answers"
    assert (cookie["secure"], cookie["domain"]) == (True, "")


def test_every_choice_ticked_fits_into_the_cookie() -> None:
    everything = {key: frozenset(c.key for c in q.choices) for key, q in seed_book().question.items()}
    messages = frozenset(alert.message_key for alert in seed_book().alerts)
    longest = tuple(sorted(seed_book().option, key=len)[-MOST:])
    kept = Kept("counsellor", everything, True, messages, "f" * 12, everything, longest[-1], longest)

    value = written(kept).value

    assert len(f"__Host-answers={value}") < LONGEST
    assert carrier(value).load() == kept


def test_the_length_of_the_cookie_tells_little() -> None:
    one = written(Kept("self", {"age_band": frozenset({"26_64"})}, True)).value
    three = written(Kept("other", {"opioid_type": frozenset({"heroin", "fentanyl", "injects"})}, True)).value

    assert len(one) == len(three)


def test_no_answer_can_be_read_in_the_cookie() -> None:
    value = written().value

    assert "26_64" not in value
    assert "age_band" not in value


def test_an_old_key_still_opens(settings: Any) -> None:
    value = written().value
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, for the test only"

    assert carrier(value).load() == KEPT


@pytest.mark.parametrize(
    "damage", [lambda v: v[:-3], lambda v: v[::-1], lambda v: "é" * 20, lambda v: v * 9, str.swapcase]
)
def test_a_damaged_cookie_counts_as_none(damage: Any) -> None:
    reader = carrier(damage(written().value))

    assert reader.load() == Kept()
    assert reader.lost == "unreadable"


def test_a_cookie_with_another_key_counts_as_none(settings: Any) -> None:
    value = written().value
    settings.SECRET_KEY = "another key, for the test only"

    assert carrier(value).load() == Kept()


@pytest.mark.parametrize("content", [b"", b"\x00", b"{}", b"x\x9c", pack(KEPT)[:40]])
def test_foreign_content_under_our_key_counts_as_none(content: bytes) -> None:
    token = carriers._box().encrypt(content).decode().rstrip("=")

    assert carrier(token).load() == Kept()


def test_a_cookie_is_too_old_after_the_idle_time(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    value = written().value
    wait(monkeypatch, settings.ANSWER_IDLE_SECONDS + 1)

    reader = carrier(value)

    assert reader.load() == Kept()
    assert reader.lost == "expired"


def test_each_use_starts_the_idle_time_anew(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.pass_gate()
    before = visitor.cookie
    wait(monkeypatch, 25 * 60)
    monkeypatch.setattr("cryptography.fernet.time.time", carriers.time.time)
    visitor.open("/check/")
    assert visitor.cookie != before

    wait(monkeypatch, 25 * 60)

    assert visitor.open("/check/").url == "/check/"


def test_a_visitor_is_told_that_answers_were_cleared(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.pass_gate()
    wait(monkeypatch, 31 * 60)

    visitor.open("/results/")

    assert visitor.url == "/"
    assert EXPIRED in visitor.page.words
    assert visitor.cookie == ""


def test_a_visitor_with_a_forged_cookie_starts_anew(visitor: Visitor) -> None:
    visitor.client.cookies["answers"] = "forged"

    visitor.open("/questions/about/")

    assert visitor.url == "/"
    assert UNREADABLE in visitor.page.words
    assert UNREADABLE not in visitor.open("/").page.words
