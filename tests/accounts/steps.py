"""The steps of the sign-in as a person with a browser takes them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from tests.people import PASSWORD, code_of

SIGN_IN, CODE, RECOVERY, SET_UP = "/sign-in/", "/sign-in/code/", "/sign-in/recovery/", "/sign-in/set-up/"
STAFF_PAGE = "/admin/options/"


@dataclass
class Clock:
    """A moment that stands still until it is moved."""

    at: datetime

    def move(self, **by: float) -> None:
        """Go on by some minutes, hours or seconds."""
        self.at += timedelta(**by)


def first_step(client: Client, name: str = "edda", password: str = PASSWORD, **more: Any) -> Any:
    """Send the user name and the password."""
    return client.post(SIGN_IN, {"username": name, "password": password, **more})


def second_step(client: Client, name: str = "edda", **more: Any) -> Any:
    """Send the code that the phone shows."""
    return client.post(CODE, {"code": code_of(name), **more})


def both_steps(client: Client, name: str = "edda", **more: Any) -> Any:
    """Sign in."""
    first_step(client, name, **more)
    return second_step(client, name, **more)


def is_in(client: Client) -> bool:
    """Whether this browser may see staff pages."""
    return client.get("/account/").status_code == 200


def secret_on(page: Any) -> bytes:
    """The secret that a page shows for a phone."""
    import base64

    letters = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', page.content.decode())
    assert letters, page.content
    return base64.b32decode(letters[1].replace(" ", ""))


def codes_on(page: Any) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<li>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</li>", page.content.decode())


def text_of(page: Any) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
