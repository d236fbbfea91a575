"""Guessing passwords and codes is slow, and says nothing about which accounts exist."""

import json
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from navigator.accounts.models import Event, Happening, StaffSession
from navigator.accounts.throttle import take_place
from tests import people
from tests.accounts.steps import CODE, SIGN_IN, Clock, first_step, second_step, text_of

GUESSES = 1000
WRONG = "a wrong password, canary-4711"


def guess(name: str, address: str = "192.0.2.1", password: str = WRONG) -> Any:
    """One guess from an address, with a new browser."""
    return Client(REMOTE_ADDR=address).post(SIGN_IN, {"username": name, "password": password})


@pytest.mark.parametrize("name", ["edda", "nobody-has-this-name"])
def test_many_guesses_from_one_address(
    edda: Any, clock: Clock, hashes: list[str], name: str, drill: Callable[[int, int], int]
) -> None:
    """Spread evenly over an hour."""
    answers, guesses = [], drill(60, GUESSES)
    for _ in range(guesses):
        answers.append(guess(name).status_code)
        clock.move(seconds=3600 / guesses)

    assert answers.index(429) == 5
    assert len(hashes) <= 20
    assert answers.count(200) == len(hashes)


@pytest.mark.parametrize("name", ["edda", "nobody-has-this-name"])
def test_many_guesses_from_as_many_addresses(
    edda: Any, clock: Clock, hashes: list[str], name: str, drill: Callable[[int, int], int]
) -> None:
    guesses = drill(60, GUESSES)
    for number in range(guesses):
        guess(name, f"2001:db8::{number:x}")
        clock.move(seconds=3600 / guesses)

    assert len(hashes) == 20


def test_no_hour_of_a_day_has_more_than_twenty(db: None, clock: Clock) -> None:
    times = []
    for number in range(GUESSES):
        place, _ = take_place("edda", f"2001:db8::{number:x}")
        times += [clock.at] * (place is not None)
        clock.move(minutes=1.44)

    assert len(times) > 200
    assert all((later - earlier).total_seconds() >= 3600 for earlier, later in zip(times, times[20:], strict=False))


def test_the_right_password_is_refused_too_while_it_is_locked(edda: Any, clock: Clock, hashes: list[str]) -> None:
    for _ in range(5):
        guess("edda")
    hashes.clear()

    answer = guess("edda", password=people.PASSWORD)

    assert answer.status_code == 429
    assert hashes == []
    assert StaffSession.objects.count() == 0


def test_the_page_says_when_to_try_again_and_then_it_works(edda: Any, clock: Clock) -> None:
    for _ in range(6):
        answer = guess("edda")
    assert "Try again in 15 minutes." in text_of(answer)
    assert answer["Retry-After"] == "900"

    clock.move(minutes=5)
    assert "Try again in 10 minutes." in text_of(guess("edda"))

    clock.move(minutes=10, seconds=1)
    assert first_step(Client(REMOTE_ADDR="192.0.2.1")).status_code == 302


def test_another_address_is_not_held_up_by_five_mistakes(edda: Any, clock: Clock) -> None:
    for _ in range(6):
        guess("edda")

    assert guess("edda", "192.0.2.2", people.PASSWORD).status_code == 302


def test_the_right_password_forgives_earlier_mistakes_at_this_address_alone(
    edda: Any, clock: Clock, hashes: list[str]
) -> None:
    for _ in range(4):
        for _ in range(4):
            guess("edda")
        assert guess("edda", password=people.PASSWORD).status_code == 302
    hashes.clear()

    for number in range(10):
        guess("edda", f"198.51.100.{number}")

    assert len(hashes) == 20 - 4 * 4


@pytest.mark.parametrize("name", ["edda", "EDDA", "nobody", "", "x" * 500, "with\x00nothing"])
def test_every_name_is_answered_alike(edda: Any, hashes: list[str], name: str) -> None:
    answer = guess(name)

    assert answer.status_code == 200
    assert "edda" not in text_of(answer) or name == "edda"
    assert len(hashes) == (name not in ("", "with\x00nothing"))


def test_a_known_and_an_unknown_name_take_the_same_way(edda: Any, hashes: list[str]) -> None:
    from tests.admin.test_queries import queries

    known, unknown = queries(lambda: guess("edda")), queries(lambda: guess("nobody"))

    assert known == unknown
    assert len(hashes) == 4
    assert text_of(guess("edda")) == text_of(guess("nobody"))


def test_somebody_who_is_inactive_is_answered_like_anybody(edda: Any, hashes: list[str]) -> None:
    edda.is_active = False
    edda.save()

    right, wrong = guess("edda", password=people.PASSWORD), guess("edda")

    assert text_of(right) == text_of(wrong)
    assert len(hashes) == 2


def test_what_a_visitor_claims_about_the_address_does_not_count(edda: Any, hashes: list[str]) -> None:
    for number in range(10):
        Client(HTTP_X_FORWARDED_FOR=f"192.0.2.{number}").post(SIGN_IN, {"username": "edda", "password": WRONG})

    assert len(hashes) == 5


def test_behind_a_proxy_what_the_proxy_saw_counts(edda: Any, hashes: list[str], settings: Any) -> None:
    settings.BEHIND_PROXY = True
    for number in range(10):
        claimed = f"192.0.2.{number}, 198.51.100.7"
        Client(HTTP_X_FORWARDED_FOR=claimed).post(SIGN_IN, {"username": "edda", "password": WRONG})

    assert len(hashes) == 5
    assert {event.address for event in Event.objects.all()} == {"198.51.100.7"}


def test_an_operator_unlocks_an_account(edda: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(6):
        guess("edda")

    call_command("unlock", "edda")

    assert guess("edda", password=people.PASSWORD).status_code == 302


def test_wrong_codes_make_one_wait_longer_and_longer(edda: Any, clock: Clock) -> None:
    client, looked_at = Client(), 0
    first_step(client)
    for number in range(200):
        before = TOTPDevice.objects.get().throttling_failure_count
        answer = client.post(CODE, {"code": f"{number:06}"})
        looked_at += TOTPDevice.objects.get().throttling_failure_count - before
        clock.move(seconds=3600 / 200)

    assert looked_at <= 12
    assert "Enter a code again in" in text_of(answer)
    assert "Enter a code again in" in text_of(second_step(client))


def test_a_code_works_once(edda: Any, clock: Clock) -> None:
    first, second = Client(), Client()
    for client in (first, second):
        first_step(client)

    assert second_step(first).status_code == 302
    assert second_step(second).status_code == 200


def test_nothing_that_was_typed_is_kept(edda: Any, caplog: pytest.LogCaptureFixture, clock: Clock) -> None:
    for name in ("edda", "canary-4711-as-name"):
        for _ in range(7):
            guess(name)
    client = Client()
    first_step(client)
    client.post(f"{CODE}?canary-4711", {"code": "471147"})

    kept = [list(kind.objects.values()) for kind in (AccessAttempt, AccessFailureLog, AccessLog, Event, StaffSession)]
    text = json.dumps(kept, default=str) + caplog.text
    assert Event.objects.filter(happening=Happening.WRONG_PASSWORD).count() == 10
    assert "canary" not in text
    assert "471147" not in text


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_guesses_at_the_same_moment_count_as_well(hashes: list[str]) -> None:
    people.editor()
    start, hashes_before = Barrier(30), len(hashes)

    def run(number: int) -> None:
        start.wait()
        try:
            guess("edda", f"2001:db8::{number:x}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(hashes) - hashes_before == 20
