"""The list, a new case, a case and its settings in a real browser: clean for axe, narrow or large, and by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from navigator.cases.models import Case
from tests import factories, screen
from tests.cases.conftest import signed_in
from tests.cases.office import Office

NEW, LIST = reverse("cases:new"), reverse("cases:list")
Look = Callable[[Client, Case], bytes]


def got(name: str, query: str = "") -> Look:
    """Look at a page of the case."""
    return lambda client, case: client.get(reverse(f"cases:{name}", kwargs={"case": case.uid}) + query).content


def settled(what: str, **sent: str) -> Look:
    """Send a form of the settings."""
    data = {"do": what, **{f"{what}-{key}": value for key, value in sent.items()}}
    return lambda client, case: client.post(reverse("cases:settings", kwargs={"case": case.uid}), data).content


STATES: dict[str, Look] = {
    "list": lambda client, case: client.get(LIST).content,
    "due": lambda client, case: client.get(f"{LIST}?show=due&done=archive").content,
    "archived": lambda client, case: client.get(f"{LIST}?show=archived").content,
    "team": lambda client, case: client.get(f"{LIST}?show=team").content,
    "found": lambda client, case: client.post(LIST, {"code": "-"}).content,
    "nothing found": lambda client, case: client.post(LIST, {"code": "ZZZZZZZZZZZZZZZZZZZZ-99"}).content,
    "new": lambda client, case: client.get(NEW).content,
    "new, refused": lambda client, case: client.post(NEW, {"code": "Maria Lopez"}).content,
    "case": got("case"),
    "settings": got("settings", "?done=rename"),
    "settings, refused": settled("rename", code="12/12/1985"),
    "settings, day refused": settled("follow-up", day="2020-01-01"),
}


@pytest.fixture
def full(office: Office, live: Any) -> Case:
    """A case with visits over time, a decision and a consent, among others in every state."""
    for code, days in {"RT-A7735": -4, "RT-H4462": 0, "RT-W8823": 5}.items():
        factories.CaseFactory(owner=office.sue, code=code, follow_up_on=timezone.localdate() + timedelta(days=days))
    factories.CaseFactory(owner=office.sue, code="RT-F2245", archived=True)
    for days in (60, 20):
        visit = factories.VisitFactory(
            case=office.case, finished=True, started_at=timezone.now() - timedelta(days=days)
        )
    factories.DecisionFactory(visit=visit)
    factories.ConsentFactory(case=office.case)
    factories.VisitFactory(case=office.case)
    Case.objects.filter(pk=office.case.pk).update(owner=office.sue, follow_up_on=timezone.localdate())
    return Case.objects.get(pk=office.case.pk)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Any, office: Office, full: Case, state: str) -> None:
    html = STATES[state](signed_in(office.sue), full)
    screen.show(page, LIST, lambda path: html)

    assert screen.widths(page) == (320, 390)
    assert screen.faults_in_short(page) == []


@pytest.mark.parametrize(("state", "name"), [("list", "code"), ("new", "code")])
def test_one_can_type_at_once(page: Any, office: Office, full: Case, state: str, name: str) -> None:
    html = STATES[state](signed_in(office.sue), full)
    screen.show(page, LIST, lambda path: html)

    assert page.evaluate("document.activeElement.name") == name


def test_enter_finds_the_code_and_leaves_no_trace_in_the_address(page: Any, office: Office, full: Case) -> None:
    sent: list[tuple[str, str]] = []
    html = STATES["list"](signed_in(office.sue), full)
    screen.show(page, LIST, lambda path: html)
    page.on("request", lambda request: sent.append((request.method, request.url)))

    page.keyboard.type("a7735")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert ("POST", f"{screen.SITE}{LIST}") in sent
    assert not [url for _, url in sent if "7735" in url]
