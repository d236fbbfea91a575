"""One's own account: a new password, a new phone, new recovery codes, and an end to other sessions."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from navigator.accounts import second_factor
from navigator.accounts.models import Event, Happening, StaffSession
from tests import people
from tests.accounts.steps import Clock, codes_on, first_step, is_in, second_step, secret_on, text_of

pytestmark = pytest.mark.django_db
PASSWORD, PHONE, NEW_PHONE, CODES = "/account/password/", "/account/phone/", "/account/phone/new/", "/account/codes/"
NEW = "four made-up words and more"


def change(client: Client, new: str = NEW, present: str = people.PASSWORD, again: str | None = None) -> Any:
    """Send the form for a new password."""
    return client.post(PASSWORD, {"present": present, "new": new, "again": new if again is None else again})


def test_the_page_shows_who_one_is_and_what_happened(browser_of_edda: Client) -> None:
    browser_of_edda.post(CODES, {"code": people.code_of("edda")})

    words = text_of(browser_of_edda.get("/account/"))

    assert "User name edda Roles editor" in words
    assert "10 left of 10" in words
    assert "New recovery codes from 127.0.0.1" in words


def test_a_new_password_ends_every_other_session(edda: Any, browser_of_edda: Client) -> None:
    other = people.signed_in(Client(), edda)
    key = browser_of_edda.cookies["session"].value

    answer = change(browser_of_edda)

    assert answer["Location"] == "/account/"
    assert is_in(browser_of_edda)
    assert not is_in(other)
    assert browser_of_edda.cookies["session"].value != key
    assert User.objects.get(pk=edda.pk).check_password(NEW)
    assert first_step(Client(), password=NEW).status_code == 302


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("short pass 123", "too short"),
        ("passwordpassword", None),
        ("edda edda edda", "too short"),
        ("qwertyuiopasdfgh", None),
        ("1234567890123456", None),
    ],
)
def test_weak_passwords_are_refused(browser_of_edda: Client, edda: Any, new: str, why: str | None) -> None:
    answer = change(browser_of_edda, new)

    refused = answer.status_code == 200
    assert refused or why is None
    assert why is None or why in text_of(answer)


def test_common_passwords_are_refused_whatever_their_length(settings: Any) -> None:
    from django.contrib.auth.password_validation import CommonPasswordValidator, get_default_password_validators

    kinds = [type(one).__name__ for one in get_default_password_validators()]
    long_and_common = [one for one in CommonPasswordValidator().passwords if len(one) >= 15]

    assert "CommonPasswordValidator" in kinds
    assert len(long_and_common) > 10
    assert len(CommonPasswordValidator().passwords) >= 3000


def test_a_common_password_of_enough_letters_is_refused(browser_of_edda: Client) -> None:
    from django.contrib.auth.password_validation import CommonPasswordValidator

    common = max(CommonPasswordValidator().passwords, key=len)

    assert "too common" in text_of(change(browser_of_edda, common))


@pytest.mark.parametrize("new", ["x" * 15, "all small letters and spaces", "ünï ✓ 漢字 " * 8, "a" * 64 + "b" * 200])
def test_long_ones_are_welcome_and_need_no_mixture(browser_of_edda: Client, edda: Any, new: str) -> None:
    assert change(browser_of_edda, new).status_code == 302
    assert User.objects.get(pk=edda.pk).check_password(new)


def test_the_present_password_is_asked_for_and_guessing_it_is_slow(browser_of_edda: Client, hashes: list[str]) -> None:
    answers = [change(browser_of_edda, present="a guess") for _ in range(8)]

    assert "not your present password" in text_of(answers[0])
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert hashes.count("a guess") == 5


def test_the_right_present_password_does_not_count_as_a_guess(browser_of_edda: Client) -> None:
    present = people.PASSWORD
    for number in range(7):
        new = f"{NEW} {number}"
        assert change(browser_of_edda, new, present).status_code == 302
        present = new


def test_two_that_differ_are_refused(browser_of_edda: Client) -> None:
    assert "differ" in text_of(change(browser_of_edda, again="something else"))


def test_passphrases_are_recommended(browser_of_edda: Client) -> None:
    page = browser_of_edda.get(PASSWORD)

    assert "Four or five words" in text_of(page)
    assert page.content.decode().count('autocomplete="new-password"') == 2


def test_a_new_phone_takes_the_place_of_the_old_one(edda: Any, clock: Clock) -> None:
    client, other = people.signed_in(Client(), edda), people.signed_in(Client(), edda)
    assert client.post(PHONE, {"code": people.code_of("edda")})["Location"] == NEW_PHONE
    secret = secret_on(client.get(NEW_PHONE))

    assert client.post(NEW_PHONE, {"code": people.shown_with(secret)})["Location"] == "/account/"

    clock.move(minutes=1)
    assert is_in(client)
    assert not is_in(other)
    later = Client()
    first_step(later)
    assert second_step(later).status_code == 200
    clock.move(minutes=1)
    assert later.post("/sign-in/code/", {"code": people.shown_with(secret)}).status_code == 302


def test_a_lost_phone_is_replaced_with_a_recovery_code(edda: Any, browser_of_edda: Client) -> None:
    codes = second_factor.new_codes(edda)

    assert browser_of_edda.post(PHONE, {"code": codes[0]})["Location"] == NEW_PHONE


def test_no_new_phone_without_a_code_of_the_present_one(edda: Any, browser_of_edda: Client) -> None:
    second_factor.begin_set_up(edda)

    assert browser_of_edda.get(NEW_PHONE)["Location"] == PHONE
    assert "not right" in text_of(browser_of_edda.post(PHONE, {"code": "000000"}))


def test_new_codes_replace_the_old_ones(edda: Any, browser_of_edda: Client) -> None:
    old = second_factor.new_codes(edda)

    shown = browser_of_edda.post(CODES, {"code": people.code_of("edda")})

    assert second_factor.are_codes_of(edda, codes_on(shown))
    assert not second_factor.are_codes_of(edda, list(old))


def test_no_new_codes_without_a_code(edda: Any, browser_of_edda: Client) -> None:
    second_factor.new_codes(edda)

    assert codes_on(browser_of_edda.get(CODES)) == codes_on(browser_of_edda.post(CODES, {"code": "12"})) == []


def test_other_sessions_are_ended(edda: Any, browser_of_edda: Client) -> None:
    others = [people.signed_in(Client(), edda) for _ in range(2)]
    assert "at 2 other places" in text_of(browser_of_edda.get("/account/"))

    answer = browser_of_edda.post("/account/others/", follow=True)

    assert "2 other sessions ended." in text_of(answer)
    assert [is_in(other) for other in others] == [False, False]
    assert StaffSession.objects.count() == 1


@pytest.mark.parametrize("path", ["/account/others/", "/account/codes/kept/", "/account/codes/save/"])
def test_what_changes_something_needs_a_form(browser_of_edda: Client, path: str) -> None:
    assert browser_of_edda.get(path).status_code == 405


def test_the_admin_leads_to_the_same_page_for_passwords(browser_of_edda: Client) -> None:
    assert browser_of_edda.get("/admin/password_change/")["Location"] == PASSWORD


def test_devices_and_guesses_are_not_in_the_admin(db: None) -> None:
    root = people.signed_in(Client(), User.objects.create_superuser("root", password=people.PASSWORD))
    page = root.get("/admin/").content.decode()

    assert "otp" not in page.casefold()
    assert "axes" not in page.casefold()
    for path in ("/admin/otp_totp/totpdevice/", "/admin/otp_static/staticdevice/", "/admin/axes/accessattempt/"):
        assert root.get(path).status_code == 404


def test_an_operator_forgets_a_lost_phone(edda: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("forget_phone", "edda")

    assert first_step(Client())["Location"] == "/sign-in/set-up/"
    assert "sets up a new phone" in capsys.readouterr().out
    assert Event.objects.filter(person=edda, happening=Happening.FORGOT_PHONE, address=None).exists()


@pytest.mark.parametrize("command", ["sign_out", "unlock", "forget_phone"])
def test_commands_say_when_nobody_has_the_name(db: None, command: str) -> None:
    with pytest.raises(CommandError, match="Nobody has the user name nora"):
        call_command(command, "nora")
