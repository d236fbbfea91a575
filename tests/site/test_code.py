"""A share code in a real browser: nothing of it in addresses, referers, logs, the data base or the browser's stores."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.site.conftest import Site

CANARIES = ("unsafe_home", "past_withdrawal_seizure", "custody_case")
GROUPS = "[...document.querySelectorAll('.code-groups li')].map(group => group.textContent)"


@dataclass
class Trace:
    """What left the browser while a code was made, mistyped and used."""

    groups: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    focused: str = ""
    arrived: str = ""
    stored: int = 0


def data_of(site: Site) -> list[str]:
    """Every statement that rebuilds the data base."""
    with sqlite3.connect(site.data_base) as connection:
        return list(connection.iterdump())


@pytest.fixture(scope="module")
def before(site: Site) -> list[str]:
    """The data base before anything was done."""
    return data_of(site)


def watched(browser: Any, requests: list[Any], **options: Any) -> Any:
    """A page of a new browser, without scripts or with them; its requests are noted."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, **options).new_page()
    page.on("request", lambda request: requests.append(request))
    return page


def press(page: Any, button: str) -> None:
    """Press a button and wait for the page behind it."""
    with page.expect_navigation():
        page.locator(button).first.click()


def enter(page: Any, groups: list[str]) -> None:
    """Type a code and send it."""
    page.fill("textarea", "-".join(groups).lower())
    press(page, ".code-form button")


@pytest.fixture(scope="module")
def trace(site: Site, browser: Any, before: list[str]) -> Trace:
    """One person makes a code; another, without scripts, mistypes it, opens it and uses it."""
    trace = Trace()
    requests: list[Any] = []
    page = watched(browser, requests)
    page.goto(site.base)
    page.click("button[value=self]")
    for _ in range(25):
        if "/check/" in page.url:
            break
        for choice in CANARIES:
            if page.locator(f"input[value={choice}]").count():
                page.check(f"input[value={choice}]")
        press(page, "main form button[type=submit]")
    page.goto(f"{site.base}/code/")
    trace.groups = page.evaluate(GROUPS)
    trace.stored = page.evaluate("localStorage.length + sessionStorage.length")
    enter(page, [*trace.groups[:-1], "7KQ2"])
    enter(page, trace.groups)
    other = watched(browser, requests, java_script_enabled=False)
    other.goto(f"{site.base}/code/")
    enter(other, [*trace.groups[:-1], "7KQ2"])
    trace.focused = other.evaluate("document.activeElement.className")
    enter(other, trace.groups)
    press(other, "button[name=use]")
    press(other, "main form button[type=submit]")
    trace.arrived = other.url
    trace.sent = [text for request in requests for text in (request.url, request.headers.get("referer", ""))]
    page.context.close()
    other.context.close()
    return trace


def found_in(trace: Trace, text: str) -> list[str]:
    """The groups and canaries in a text."""
    return [secret for secret in (*trace.groups, *CANARIES, "7KQ2") if secret.lower() in text.lower()]


def test_a_code_is_made_and_used_without_scripts(site: Site, trace: Trace) -> None:
    assert len(trace.groups) >= 3
    assert trace.focused == "error-summary"
    assert trace.arrived.startswith(site.base)
    assert "/questions/safety/" in trace.arrived or "/check/" in trace.arrived


def test_no_code_is_in_an_address_or_a_referer(trace: Trace) -> None:
    assert any("/code/" in address for address in trace.sent)
    assert found_in(trace, " ".join(trace.sent)) == []


def test_no_code_is_logged(site: Site, trace: Trace) -> None:
    logged = site.log.read_text()

    assert "/code/" in logged
    assert found_in(trace, logged) == []


def test_the_data_base_is_as_it_was(site: Site, trace: Trace, before: list[str]) -> None:
    assert data_of(site) == before


def test_nothing_is_stored_in_the_browser(trace: Trace) -> None:
    assert trace.stored == 0
