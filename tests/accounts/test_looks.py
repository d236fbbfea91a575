"""The pages of the sign-in on a screen: axe finds nothing in light and dark, small screens and large text fit."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from navigator.accounts import second_factor
from tests import people
from tests.accounts.steps import CODE, RECOVERY, SET_UP, SIGN_IN, first_step, secret_on
from tests.screen import faults_in_short, show, widths

pytestmark = pytest.mark.django_db


def states(edda: Any, paul: Any) -> Iterator[tuple[str, Any]]:
    """Every page, and each with a mistake."""
    client = Client()
    yield "sign in", client.get(SIGN_IN, {"ended": "idle", "next": "/admin/"})
    yield "wrong", first_step(client, password="wrong")
    first_step(client)
    yield "code", client.get(CODE)
    yield "wrong code", client.post(CODE, {"code": "1"})
    yield "recovery", client.get(RECOVERY)
    newcomer = Client()
    first_step(newcomer, "paul")
    yield "set up", newcomer.get(SET_UP)
    shown = newcomer.post(SET_UP, {"code": people.shown_with(secret_on(newcomer.get(SET_UP)))})
    yield "codes", shown
    inside = people.signed_in(Client(), edda)
    people.signed_in(Client(), edda)
    yield "account", inside.get("/account/")
    yield "password", inside.post("/account/password/", {"new": "short"})
    yield "phone", inside.get("/account/phone/")
    yield "new codes", inside.get("/account/codes/")
    codes = second_factor.new_codes(edda)
    inside.post("/account/phone/", {"code": codes[0]})
    yield "new phone", inside.get("/account/phone/new/")
    for _ in range(6):
        locked = first_step(client, "nobody", "wrong")
    yield "locked", locked


def test_axe_finds_nothing_and_everything_fits(page: Any, edda: Any, paul: Any) -> None:
    for name, answer in states(edda, paul):
        policy = {"Content-Security-Policy": answer["Content-Security-Policy"]}
        complaints: list[str] = []
        page.on("console", lambda message, said=complaints: said.append(message.text))
        show(page, f"/{name.replace(' ', '-')}/", lambda path, shown=answer.content: shown, policy)
        assert complaints == [], name
        assert page.locator("h1").count() == 1, name
        assert widths(page) == (320, 390), name
        assert faults_in_short(page) == [], name
