"""No staff page is reached without both steps, whatever page it is.

The danger: a new staff page forgets to ask who is there. So every address of the site is tried, and a page of staff
outside of the prefixes that the gate looks after fails here.
"""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from navigator.accounts.gate import DOORS
from tests.accounts.addresses import addresses
from tests.accounts.steps import CODE, SET_UP, SIGN_IN, first_step, is_in

PUBLIC = ("journey", "library", "compare", "code", "guides", "plan", "health")
SIGNING_OUT = ("/account/sign-out/", "/sign-in/out/")
STAFF_PAGES = sorted({path for path, _ in addresses() if path.startswith(settings.STAFF_PREFIXES)} - {*DOORS})

pytestmark = pytest.mark.django_db


def refused(client: Client) -> list[str]:
    """The staff pages that do not send this browser to the sign-in."""
    reached = []
    for path in STAFF_PAGES:
        for ask in (client.get, client.post):
            answer = ask(path)
            if answer.status_code != 302 or not answer["Location"].startswith(f"{SIGN_IN}?next="):
                reached.append(f"{path}: {answer.status_code}")
    return reached


def test_there_are_staff_pages_to_try() -> None:
    assert len(STAFF_PAGES) > 100


def test_every_address_is_public_or_behind_the_gate() -> None:
    outside = [
        (path, view.__module__)
        for path, view in addresses()
        if not path.startswith((*settings.STAFF_PREFIXES, settings.SIGN_IN_PREFIX))
    ]
    known = tuple(f"navigator.{part}" for part in PUBLIC)

    assert [one for one in outside if not one[1].startswith(known)] == []


def test_a_stranger_reaches_no_staff_page() -> None:
    assert refused(Client()) == []


def test_a_password_alone_reaches_no_staff_page(edda: Any) -> None:
    client = Client()
    assert first_step(client)["Location"] == CODE

    assert refused(client) == []


def test_a_password_alone_reaches_no_staff_page_before_a_phone_is_set_up(paul: Any) -> None:
    client = Client()
    assert first_step(client, "paul")["Location"] == SET_UP

    assert refused(client) == []


def test_a_session_forged_by_other_means_reaches_no_staff_page(edda: Any) -> None:
    client = Client()
    client.force_login(edda)

    assert refused(client) == []


def test_both_steps_open_the_pages(browser_of_edda: Client) -> None:
    assert is_in(browser_of_edda)
    assert browser_of_edda.get("/admin/").status_code == 200


def test_a_phone_of_somebody_else_opens_nothing(edda: Any, paul: Any) -> None:
    from tests import people

    client = people.signed_in(Client(), paul)
    session = client.session
    session["otp_device_id"] = people.phone(edda).persistent_id
    session.save()

    assert not is_in(client)


def test_the_door_of_the_admin_leads_to_the_sign_in(edda: Any) -> None:
    answer = Client().get("/admin/login/?next=/admin/options/rule/")

    assert answer["Location"] == f"{SIGN_IN}?next=%2Fadmin%2Foptions%2Frule%2F"


def test_somebody_without_the_right_to_edit_is_told_so_and_not_sent_in_circles(db: None) -> None:
    from tests import people

    client = people.signed_in(Client(), people.counselor())

    assert client.get("/admin/", follow=True).status_code == 403
