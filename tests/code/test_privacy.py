"""Neither a code nor an answer in it leaves a trace: no address, log line, cookie or cache; see tests/site too."""

import logging

import pytest

from tests.code.test_pages import GIVEN, OPEN, USE, code_of
from tests.journey.visitor import Visitor
from tests.publishing.share_code.samples import seed_layout

CODE = code_of(GIVEN)
WRONG = "7KQ2 7KQ2 7KUT"
SECRETS = [*CODE.split(), "7KQ2", "7KUT", *(choice for given in GIVEN.values() for choice in given if choice != "none")]


@pytest.fixture
def finished(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> Visitor:
    """A visitor who entered a wrong code and a right one, used it and looked at it again; with every log line kept."""
    caplog.set_level(logging.DEBUG)
    visitor.open("/code/").press(OPEN, {"code": [WRONG]}).press(OPEN, {"code": [CODE]}).press(USE)
    visitor.press("Continue", {"safety_now": ["none"]}).open("/code/").open("/code/nothing/")
    return visitor


def test_no_code_is_in_an_address(finished: Visitor) -> None:
    addresses = [response.request["PATH_INFO"] + response.request["QUERY_STRING"] for response in finished.trail]
    addresses += [response.get("Location", "") for response in finished.trail]

    assert [address for address in addresses if any(secret in address for secret in SECRETS)] == []


def test_no_code_is_in_a_log_line(finished: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    lines = " ".join(record.getMessage() for record in caplog.get_records("setup"))

    assert "/code/nothing/" in lines
    assert [secret for secret in SECRETS if secret in lines] == []


def test_no_code_is_in_a_cookie(finished: Visitor) -> None:
    cookies = [cookie for response in finished.trail for cookie in response.cookies.values()]

    assert cookies
    assert [cookie for cookie in cookies if any(secret in cookie.OutputString() for secret in [CODE, *GIVEN])] == []


def test_every_page_stays_out_of_caches(finished: Visitor) -> None:
    ours = [response for response in finished.trail if response.status_code != 404]

    assert {response["Cache-Control"] for response in ours} == {"no-store"}


def test_a_failure_report_does_not_hold_the_code(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from navigator.code import forms

    seen: list[object] = []
    monkeypatch.setattr(forms, "read", lambda text, layouts: seen.append(text) or 1 / 0)  # type: ignore[func-returns-value]
    visitor.open("/code/").client.handler.enforce_csrf_checks = False
    visitor.client.raise_request_exception = False

    response = visitor.client.post("/code/", {"code": CODE})

    assert seen == [CODE]
    assert response.status_code == 500
    assert CODE not in response.content.decode()


def test_the_layout_of_the_seed_is_enough() -> None:
    assert code_of(GIVEN) == CODE
    assert seed_layout().question.keys() >= GIVEN.keys()
