"""Nothing a family answers is kept, logged, put in an address, or sent anywhere else."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.site.conftest import Site

CANARIES = {
    "safety_now": ["unsafe_home"],
    "dsm_signs": ["relationship_trouble", "risky_situations"],
    "other_substances": ["past_withdrawal_seizure"],
    "past_treatment": ["naltrexone_no_start"],
    "mental_health": ["past_self_harm"],
    "legal": ["custody_case"],
}
"""Rare choices: their keys and words must be found nowhere."""


@dataclass
class Trace:
    """What left the browser during a journey, and what stayed in it."""

    addresses: list[str] = field(default_factory=list)
    referers: list[str] = field(default_factory=list)
    cookies: list[dict[str, Any]] = field(default_factory=list)
    stored: int = 0


def data_of(site: Site) -> list[str]:
    """Every statement that rebuilds the data base."""
    with sqlite3.connect(site.data_base) as connection:
        return list(connection.iterdump())


@pytest.fixture(scope="module")
def before(site: Site) -> list[str]:
    """The data base before the journey."""
    return data_of(site)


@pytest.fixture(scope="module")
def trace(site: Site, browser: Any, before: list[str]) -> Trace:
    """A whole journey in a real browser, scripts on, with every rare choice ticked."""
    trace = Trace()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: trace.addresses.append(request.url))
    page.on("request", lambda request: trace.referers.append(request.all_headers().get("referer", "")))
    page.goto(site.base)
    page.click("button[value=other]")
    for _ in range(25):
        if "/check/" in page.url:
            break
        for name, choices in CANARIES.items():
            for choice in choices:
                if page.locator(f"input[name={name}][value={choice}]").count():
                    page.check(f"input[name={name}][value={choice}]")
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
    page.goto(f"{site.base}/results/")
    for path in ("/evidence/", "/options/iop/", "/help-now/", "/how-it-works/"):
        page.goto(site.base + path)
    trace.cookies = context.cookies()
    trace.stored = page.evaluate("localStorage.length + sessionStorage.length")
    context.close()
    assert any("/results/" in address for address in trace.addresses)
    return trace


def found_in(text: str) -> list[str]:
    """The canaries in a text."""
    return [choice for choices in CANARIES.values() for choice in choices if choice in text]


def test_no_answer_is_in_an_address_or_a_referer(trace: Trace) -> None:
    assert found_in(" ".join([*trace.addresses, *trace.referers])) == []


def test_no_request_leaves_the_site(site: Site, trace: Trace) -> None:
    assert {urlsplit(address).netloc for address in trace.addresses} == {urlsplit(site.base).netloc}


def test_no_answer_is_logged(site: Site, trace: Trace) -> None:
    logged = site.log.read_text()

    assert "/results/" in logged
    assert found_in(logged) == []


def test_the_data_base_is_as_it_was(site: Site, trace: Trace, before: list[str]) -> None:
    assert data_of(site) == before


def test_no_cookie_outlives_the_browser_or_can_be_read(trace: Trace) -> None:
    assert trace.cookies
    for cookie in trace.cookies:
        assert cookie["expires"] == -1, cookie["name"]
        assert cookie["httpOnly"], cookie["name"]
        assert cookie["sameSite"] == "Lax", cookie["name"]
        assert found_in(cookie["value"]) == []


def test_nothing_is_stored_in_the_browser(trace: Trace) -> None:
    assert trace.stored == 0
