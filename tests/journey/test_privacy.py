"""Nothing a person answers leaves a trace: no address, log line, cookie, cache or query."""

import logging
import random
import re

import pytest

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

BOOK = seed_book()
CANARY = {"dsm_signs": ["health_harm", "craving"], "opioid_type": ["street_pills"], "legal": ["court_probation"]}
SECRETS = [key for keys in CANARY.values() for key in keys]
SECRETS += [c.label for key, keys in CANARY.items() for c in BOOK.question[key].choices if c.key in keys]


@pytest.fixture
def finished(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> Visitor:
    """A visitor who has been everywhere, errors included, with every log line kept."""
    caplog.set_level(logging.DEBUG)
    visitor.pass_gate().answer_all(CANARY).open("/results/")
    visitor.open("/questions/severity/?return=results")
    visitor.press("Save and go back", {"dsm_signs": ["none", "health_harm"]}).open("/questions/nothing/")
    for page in (
        "/results/open/",
        "/results/iop/",
        "/compare/",
        "/plan/",
        "/code/",
        "/guides/family-talk/",
        "/es/plan/",
    ):
        visitor.open(page)
    visitor.open("/guides/after-return-to-use/again/").press("Show my options now", {"safety_now": ["none"]})
    visitor.open("/results/").press("Clear my answers and start again").open("/leave/")
    return visitor


def test_no_answer_is_in_an_address(finished: Visitor) -> None:
    addresses = [response.request["PATH_INFO"] + response.request["QUERY_STRING"] for response in finished.trail]
    addresses += [response.get("Location", "") for response in finished.trail]

    assert [address for address in addresses if any(secret in address for secret in SECRETS)] == []


def test_no_answer_is_in_a_log_line(finished: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    lines = " ".join(record.getMessage() for record in caplog.get_records("setup"))

    assert "/questions/nothing/" in lines
    assert [secret for secret in SECRETS if secret in lines] == []


def test_no_answer_is_in_a_cookie_and_no_cookie_outlives_the_browser(finished: Visitor) -> None:
    for response in finished.trail:
        for cookie in response.cookies.values():
            assert not any(secret in cookie.OutputString() for secret in SECRETS)
            assert not cookie["max-age"]
            assert not cookie["expires"] or cookie["expires"].startswith("Thu, 01 Jan 1970")


def test_every_page_stays_out_of_caches(finished: Visitor) -> None:
    ours = [response for response in finished.trail if response.status_code != 404]

    assert {response["Cache-Control"] for response in ours} == {"no-store"}


def test_no_page_asks_who_is_signed_in(finished: Visitor) -> None:
    assert all("sessionid" not in response.cookies and "session" not in response.cookies for response in finished.trail)


def test_no_request_leaves_the_site(finished: Visitor) -> None:
    pages = [response.content.decode() for response in finished.trail if response.status_code == 200]
    loaded = [link for page in pages for link in re.findall(r'(?:src|<link[^>]*href|action)="([^"]*)"', page)]

    assert [link for link in loaded if not link.startswith("/")] == []


def test_nothing_is_written_inline(finished: Visitor) -> None:
    pages = [response.content.decode() for response in finished.trail if response.status_code == 200]

    assert [page for page in pages if re.search(r"<style|<script(?![^>]*src=)| style=| on\w+=", page)] == []


def test_random_posts_through_the_whole_site_give_no_server_error(visitor: Visitor) -> None:
    chance = random.Random(7)
    visitor.begin()
    visitor.client.handler.enforce_csrf_checks = False
    pages = ["safety", "voice", "nothing", "safety/help", *(step.key for step in BOOK.questionnaire.steps)]
    values = [c.key for q in BOOK.question.values() for c in q.choices] + ["", "\x00", "é" * 300]
    names = [*BOOK.question, "voice", "skip", "clear", "csrfmiddlewaretoken"]

    for _ in range(400):
        sent = {chance.choice(names): chance.choices(values, k=chance.randrange(1, 4)) for _ in range(4)}
        url = f"/questions/{chance.choice(pages)}/?return={chance.choice(['', 'check', 'results', 'x', '%00'])}"
        assert visitor.client.post(url, sent).status_code in (200, 302, 404)
        visitor.client.cookies["answers"].set("answers", visitor.cookie or "gone", visitor.cookie or "gone")


def test_random_posts_to_the_pages_about_the_order_give_no_server_error(visitor: Visitor) -> None:
    chance = random.Random(11)
    visitor.pass_gate()
    visitor.client.handler.enforce_csrf_checks = False
    pages = ["results/try", "plan", "compare", "code", "guides/after-return-to-use/again", "evidence/search"]
    changes = [f"{key}={c.key}" for key, question in BOOK.question.items() for c in question.choices]
    values = [*changes, *BOOK.option, "1", "", "\x00", "=;,", "é" * 300]
    names = ["change", "back", "keep", "option", "pick", "add", "another", "answers", "code", "use", "words", "theme"]

    for _ in range(150):
        sent = {chance.choice(names): chance.choices(values, k=chance.randrange(1, 6)) for _ in range(3)}
        page = chance.choice(pages)
        assert visitor.client.post(f"/{page}/", sent).status_code in (200, 302), (page, sent)
        assert visitor.client.get("/results/").status_code == 200
