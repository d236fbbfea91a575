"""Signing in: two steps, a way back to where one was, and nowhere else."""

from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from navigator.accounts import second_factor
from navigator.accounts.models import Event, Happening, StaffSession
from tests import people
from tests.accounts.steps import (
    CODE,
    RECOVERY,
    SET_UP,
    SIGN_IN,
    Clock,
    both_steps,
    codes_on,
    first_step,
    is_in,
    second_step,
    secret_on,
    text_of,
)

pytestmark = pytest.mark.django_db
PLACE = "/admin/options/rule/?q=travel"
ELSEWHERE = [
    "https://evil.example/",
    "http://evil.example/admin/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example/",
    "\\\\evil.example/",
    "\\/evil.example/",
    "/\\/evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,hello",
    "vbscript:x",
    "mailto:a@evil.example",
    "ftp://evil.example/",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "//evil.example/admin/",
    "//admin/@evil.example",
    "/admin\\@evil.example",
    "//testserver@evil.example/admin/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "http://testserver/admin/",
    "//testserver/admin/",
    "https://evil.example\\@testserver/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "\x00//evil.example/",
    "\u00a0//evil.example",
    "/\u2028/evil.example",
    "//evil\u3002example/",
    "//%65vil.example/",
    "?next=//evil.example",
    "#//evil.example",
    "evil.example",
    ".evil.example",
    "../evil.example",
    "@evil.example",
    "/sign-in/?next=//evil.example",
    "/leave/",
    "/",
    "/admin\r\nLocation: https://evil.example/",
    "/admin/\r\nSet-Cookie: a=b",
    "/admin/\\evil.example",
    "/admin/logout/",
    "/admin/login/?next=//evil.example",
]


def test_two_steps_lead_in(edda: Any) -> None:
    client = Client()

    assert first_step(client)["Location"] == CODE
    assert not is_in(client)
    assert second_step(client)["Location"] == "/admin/"
    assert is_in(client)


def test_each_step_changes_the_key_of_the_session(edda: Any) -> None:
    client, keys = Client(), []
    client.cookies["session"] = "chosen-by-somebody-else-0000000"
    for step in (first_step, second_step):
        step(client)
        keys.append(client.cookies["session"].value)

    assert len({*keys, "chosen-by-somebody-else-0000000"}) == 3
    assert [session.session_key for session in StaffSession.objects.all()] == [keys[-1]]


def test_looking_at_the_sign_in_begins_no_session(db: None) -> None:
    client = Client()

    client.get(SIGN_IN)

    assert "session" not in client.cookies
    assert StaffSession.objects.count() == 0


def test_one_comes_back_to_where_one_was(edda: Any) -> None:
    client = Client()
    page = client.get(client.get(PLACE)["Location"])
    assert f'name="next" value="{PLACE}"' in page.content.decode()

    to = first_step(client, next=PLACE)["Location"]
    assert to == f"{CODE}?next={quote(PLACE, safe='')}"
    assert f'name="next" value="{PLACE}"' in client.get(to).content.decode()
    assert second_step(client, next=PLACE)["Location"] == PLACE


def test_a_form_sent_too_late_leads_back_to_its_page(edda: Any) -> None:
    assert Client().post("/account/password/", {"new": "x"})["Location"] == "/sign-in/?next=%2Faccount%2Fpassword%2F"


def test_fifty_ways_to_name_another_place_lead_home(edda: Any, clock: Clock) -> None:
    assert len(ELSEWHERE) >= 50
    led = {}
    for place in ELSEWHERE:
        client = Client()
        clock.move(minutes=1)
        shown = client.get(SIGN_IN, {"next": place})
        between = first_step(client, next=place)["Location"]
        led[place] = (b'name="next"' in shown.content, between, second_step(client, next=place)["Location"])
        assert client.get(SIGN_IN, {"next": place})["Location"] == "/admin/"

    assert {place: to for place, to in led.items() if to != (False, CODE, "/admin/")} == {}


def test_a_wrong_password_names_no_reason(edda: Any) -> None:
    answer = first_step(Client(), password="wrong")

    assert "do not match" in text_of(answer)
    assert 'value="wrong"' not in answer.content.decode()
    assert answer.content.decode().count("<title>Error: ") == 1


@pytest.mark.parametrize("sent", [{}, {"username": "edda"}, {"password": "x"}])
def test_what_is_missing_is_named(edda: Any, sent: dict[str, str], hashes: list[str]) -> None:
    answer = Client().post(SIGN_IN, sent)

    assert "Enter your" in text_of(answer)
    assert hashes == []


def test_password_managers_and_pasting_are_welcome(edda: Any) -> None:
    client = Client()
    page = client.get(SIGN_IN).content.decode()
    first_step(client)
    code = client.get(CODE).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="one-time-code"' in code
    assert 'inputmode="numeric"' in code
    assert "maxlength" not in page + code
    assert "onpaste" not in page + code


def test_a_code_may_be_typed_with_a_space(edda: Any) -> None:
    client = Client()
    first_step(client)
    code = people.code_of("edda")

    assert client.post(CODE, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302


def test_the_first_time_a_phone_is_set_up(paul: Any) -> None:
    client = Client()
    assert first_step(client, "paul", next=PLACE)["Location"] == f"{SET_UP}?next={quote(PLACE, safe='')}"
    page = client.get(SET_UP, {"next": PLACE})
    assert "<path" in page.content.decode()
    assert " style=" not in page.content.decode()

    shown = client.post(SET_UP, {"code": people.shown_with(secret_on(page)), "next": PLACE})

    assert len(set(codes_on(shown))) == 10
    assert is_in(client)
    kept = client.post("/account/codes/kept/", {"codes": " ".join(codes_on(shown)), "kept": "on", "next": PLACE})
    assert kept["Location"] == PLACE


def test_without_the_tick_the_codes_are_shown_again(paul: Any) -> None:
    client = Client()
    first_step(client, "paul")
    codes = codes_on(client.post(SET_UP, {"code": people.shown_with(secret_on(client.get(SET_UP)))}))

    again = client.post("/account/codes/kept/", {"codes": " ".join(codes)})

    assert codes_on(again) == codes
    assert "then tick the box" in text_of(again)


def test_codes_that_are_not_ones_own_are_never_shown(browser_of_edda: Client) -> None:
    words = "aaaa-bbbb-cccc"

    assert browser_of_edda.post("/account/codes/kept/", {"codes": words}).status_code == 302
    assert browser_of_edda.post("/account/codes/save/", {"codes": words}).status_code == 400


def test_the_codes_can_be_saved_as_a_file(edda: Any, browser_of_edda: Client) -> None:
    codes = second_factor.new_codes(edda)

    file = browser_of_edda.post("/account/codes/save/", {"codes": " ".join(codes)})

    assert file["Content-Type"].startswith("text/plain")
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert file.content.decode().split()[-10:] == list(codes)


def test_a_wrong_first_code_turns_nothing_on(paul: Any) -> None:
    client = Client()
    first_step(client, "paul")

    answer = client.post(SET_UP, {"code": "000000"})

    assert "This code is not right" in text_of(answer)
    assert second_factor.phone_of(paul) is None
    assert not is_in(client)


def test_looking_at_the_picture_changes_nothing(paul: Any) -> None:
    client = Client()
    first_step(client, "paul")

    assert secret_on(client.get(SET_UP)) == secret_on(client.get(SET_UP))


def test_nobody_sets_up_a_second_phone_with_a_password_alone(edda: Any) -> None:
    client = Client()
    first_step(client)

    assert client.get(SET_UP)["Location"] == CODE
    assert client.post(SET_UP, {"code": people.code_of("edda")})["Location"] == CODE


def test_a_recovery_code_lets_one_in_once(edda: Any) -> None:
    codes = second_factor.new_codes(edda)
    first, second = Client(), Client()
    for client in (first, second):
        first_step(client)

    assert first.post(RECOVERY, {"code": codes[3].upper().replace("-", " ")}).status_code == 302
    assert is_in(first)
    assert "not right" in text_of(second.post(RECOVERY, {"code": codes[3]}))
    assert second_factor.codes_left(edda) == 9


def test_recovery_codes_are_kept_as_digests(edda: Any) -> None:
    codes = second_factor.new_codes(edda)
    kept = list(second_factor.StaticToken.objects.values_list("token", flat=True))

    assert len(kept) == 10
    assert not {code.replace("-", "") for code in codes} & {token.casefold() for token in kept}


def test_somebody_can_start_over_between_the_steps(edda: Any) -> None:
    client = Client()
    first_step(client)

    assert client.post("/sign-in/out/")["Location"].startswith(SIGN_IN)
    assert SESSION_KEY not in client.session
    assert client.get(CODE)["Location"] == SIGN_IN


def test_signing_out_needs_a_form(browser_of_edda: Client) -> None:
    assert browser_of_edda.get("/sign-in/out/").status_code == 405
    assert browser_of_edda.get("/admin/logout/").status_code == 405
    assert is_in(browser_of_edda)
    assert browser_of_edda.post("/admin/logout/")["Location"].startswith(SIGN_IN)
    assert not is_in(browser_of_edda)


@pytest.mark.parametrize("path", [SIGN_IN, CODE, SET_UP, "/sign-in/out/", "/account/password/", "/account/others/"])
def test_every_form_needs_its_token(edda: Any, path: str) -> None:
    client = people.signed_in(Client(enforce_csrf_checks=True), edda)

    assert client.post(path, {}).status_code == 403


def test_steps_are_not_skipped(db: None) -> None:
    for path in (CODE, RECOVERY, SET_UP):
        assert Client().get(path)["Location"] == SIGN_IN
        assert Client().post(path, {"code": "123456"})["Location"] == SIGN_IN


def test_who_is_in_is_led_on(browser_of_edda: Client) -> None:
    assert browser_of_edda.get(SIGN_IN)["Location"] == "/admin/"
    assert browser_of_edda.get(CODE)["Location"] == SIGN_IN


def test_every_step_is_written_down(edda: Any) -> None:
    client = Client()
    first_step(client, password="wrong")
    both_steps(client)
    client.post("/sign-in/out/")

    happened = list(Event.objects.order_by("pk").values_list("happening", "person__username", "address"))
    assert happened == [
        (what, "edda", "127.0.0.1") for what in (Happening.WRONG_PASSWORD, Happening.SIGNED_IN, Happening.SIGNED_OUT)
    ]


def test_pages_of_the_sign_in_are_never_kept(edda: Any) -> None:
    client = Client()
    answers = [client.get(SIGN_IN), first_step(client), client.get(CODE), second_step(client), client.get("/account/")]

    assert {answer["Cache-Control"].partition(",")[0] for answer in answers} <= {"no-store", "max-age=0"}
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
