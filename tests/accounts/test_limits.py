"""A session ends after a while without a page, after a day, and at once when the account loses what it stood on."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from tests import people
from tests.accounts.steps import STAFF_PAGE, Clock, both_steps, first_step, is_in, text_of

MINUTES, HOURS = 15, 12


@pytest.fixture
def at_desk(clock: Clock, edda: Any) -> Client:
    """Edda at her desk, signed in now."""
    client = Client()
    both_steps(client)
    return client


def test_a_form_sent_too_late_leads_back_to_its_page_and_not_to_where_it_was_sent(edda: Any, clock: Clock) -> None:
    client = Client()
    both_steps(client)
    clock.move(minutes=16)

    answer = client.post("/admin/options/rule/add/", HTTP_REFERER="http://testserver/admin/options/rule/1/change/?q=a")
    elsewhere = Client().post("/admin/options/rule/add/", HTTP_REFERER="https://elsewhere.test/admin/options/term/")

    assert answer["Location"].startswith("/sign-in/?next=%2Fadmin%2Foptions%2Frule%2F1%2Fchange%2F%3Fq%3Da&")
    assert elsewhere["Location"] == "/sign-in/?next=%2Fadmin%2Foptions%2Frule%2Fadd%2F"


def test_the_first_quarter_of_an_hour_passes(at_desk: Client, clock: Clock) -> None:
    clock.move(minutes=MINUTES, seconds=-1)

    assert is_in(at_desk)


def test_a_quarter_of_an_hour_without_a_page_ends_it(at_desk: Client, clock: Clock) -> None:
    clock.move(minutes=MINUTES)

    answer = at_desk.get(f"{STAFF_PAGE}rule/?q=travel")

    assert answer["Location"] == "/sign-in/?next=%2Fadmin%2Foptions%2Frule%2F%3Fq%3Dtravel&ended=idle"
    assert "no page was opened for 15 minutes" in text_of(at_desk.get(answer["Location"]))
    assert not is_in(at_desk)


def test_each_page_begins_the_quarter_anew(at_desk: Client, clock: Clock) -> None:
    for _ in range(10):
        clock.move(minutes=MINUTES - 1)
        assert is_in(at_desk)


def test_half_a_day_ends_it_whatever_is_done(at_desk: Client, clock: Clock) -> None:
    for _ in range(HOURS * 6 - 1):
        clock.move(minutes=10)
        assert is_in(at_desk)
    clock.move(minutes=10)

    assert at_desk.get("/account/")["Location"].endswith("ended=day")


def test_a_clock_set_back_does_not_make_it_longer(at_desk: Client, clock: Clock) -> None:
    clock.move(hours=-1)

    assert not is_in(at_desk)


def test_the_time_between_the_steps_is_limited_too(clock: Clock, edda: Any) -> None:
    client = Client()
    first_step(client)
    clock.move(minutes=MINUTES)

    assert client.post("/sign-in/code/", {"code": people.code_of("edda")})["Location"] == "/sign-in/"
    assert not is_in(client)


def test_after_signing_in_again_one_is_where_one_was(at_desk: Client, clock: Clock) -> None:
    clock.move(minutes=MINUTES)
    to = at_desk.get(f"{STAFF_PAGE}rule/?q=travel")["Location"]

    at_desk.get(to)
    place = f"{STAFF_PAGE}rule/?q=travel"

    assert both_steps(at_desk, next=place)["Location"] == place


def test_sessions_of_others_live_on(at_desk: Client, paul: Any) -> None:
    other = people.signed_in(Client(), paul)
    User.objects.filter(username="edda").update(is_active=False)

    assert not is_in(at_desk)
    assert is_in(other)


@pytest.mark.parametrize("blow", ["deactivated", "without a role", "new password", "commanded", "phone forgotten"])
def test_every_session_ends_within_one_request(edda: Any, blow: str) -> None:
    clients = [people.signed_in(Client(), edda) for _ in range(3)]
    assert all(is_in(client) for client in clients)

    person = User.objects.get(pk=edda.pk)
    if blow == "deactivated":
        person.is_active = False
    elif blow == "without a role":
        person.groups.clear()
    elif blow == "new password":
        person.set_password("another made-up passphrase")
    elif blow == "commanded":
        call_command("sign_out", "edda")
    else:
        call_command("forget_phone", "edda")
    person.save()

    assert [is_in(client) for client in clients] == [False] * 3


def test_a_superuser_who_is_one_no_more_is_out(db: None) -> None:
    root = User.objects.create_superuser("root", password=people.PASSWORD)
    client = people.signed_in(Client(), root)
    assert is_in(client)

    User.objects.update(is_superuser=False)

    assert client.get("/account/")["Location"].endswith("ended=role")


def test_a_public_page_reads_no_session(at_desk: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        at_desk.get("/healthz")
        at_desk.get("/no-such-page/")
