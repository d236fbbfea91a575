"""The second step: a phone that shows codes, and ten codes on paper for the day it is lost."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike."""
GROUPS, GROUP = 3, 4
PHONE, PAPER = "phone", "recovery codes"


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a code: `device` accepted it, or none did; `try_again` is the moment to wait for, if any."""

    device: Any = None
    try_again: datetime | None = None


def phone_of(person: Any) -> TOTPDevice | None:
    """The phone that a person has set up, if any."""
    return TOTPDevice.objects.filter(user_id=person.pk, confirmed=True).first()


def phone_to_set_up(person: Any) -> TOTPDevice | None:
    """The phone that a person is about to set up, if any."""
    return TOTPDevice.objects.filter(user_id=person.pk, confirmed=False).first()


def begin_set_up(person: Any) -> TOTPDevice:
    """Make a new secret for a phone. It opens nothing until a code of it was confirmed; a former one is dropped."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user_id=person.pk, confirmed=False).delete()
        return TOTPDevice.objects.create(user_id=person.pk, name=PHONE, confirmed=False)


def confirm(person: Any, code: str) -> Checked:
    """Take the phone that is about to be set up into use, in place of any other, if the code is its own."""
    phone = phone_to_set_up(person)
    if phone is None:
        return Checked()
    checked = _check(person, phone, _plain(code))
    if checked.device:
        with transaction.atomic():
            TOTPDevice.objects.filter(user_id=person.pk).exclude(pk=phone.pk).delete()
            TOTPDevice.objects.filter(pk=phone.pk).update(confirmed=True)
        checked.device.confirmed = True
    return checked


def check(person: Any, code: str) -> Checked:
    """Check a code of the phone, or a recovery code, which then is used up."""
    plain = _plain(code)
    if plain.isdigit():
        return _check(person, phone_of(person), plain)
    return _check(person, _paper_of(person), _kept(person, plain))


def check_phone(person: Any, code: str) -> Checked:
    """Check a code of the phone alone."""
    return _check(person, phone_of(person), _plain(code))


def new_codes(person: Any) -> tuple[str, ...]:
    """Make ten recovery codes; the former ones open nothing any more. Only digests of them are kept."""
    codes = tuple("-".join(_letters() for _ in range(GROUPS)) for _ in range(CODES))
    with transaction.atomic():
        StaticDevice.objects.filter(user_id=person.pk).delete()
        paper = StaticDevice.objects.create(user_id=person.pk, name=PAPER)
        StaticToken.objects.bulk_create(StaticToken(device=paper, token=_kept(person, _plain(code))) for code in codes)
    return codes


def codes_left(person: Any) -> int:
    """How many recovery codes a person has not used yet."""
    return StaticToken.objects.filter(device__user_id=person.pk).count()


def are_codes_of(person: Any, codes: list[str]) -> bool:
    """Say whether these are recovery codes of a person, all ten."""
    tokens = {_kept(person, _plain(code)) for code in codes}
    return len(tokens) == CODES == StaticToken.objects.filter(device__user_id=person.pk, token__in=tokens).count()


def forget(person: Any) -> None:
    """Forget the phone and the recovery codes; the next sign-in sets up new ones."""
    TOTPDevice.objects.filter(user_id=person.pk).delete()
    StaticDevice.objects.filter(user_id=person.pk).delete()


def end_pause(person: Any) -> None:
    """Let a person enter a code at once after wrong ones."""
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user_id=person.pk).update(throttling_failure_count=0, throttling_failure_timestamp=None)


def is_paper(device: Any) -> bool:
    """Say whether a recovery code was used."""
    return isinstance(device, StaticDevice)


def secret_of(phone: TOTPDevice) -> str:
    """The secret as one types it into an app: letters and digits in groups of four."""
    letters = base64.b32encode(phone.bin_key).decode().rstrip("=")
    return " ".join(letters[place : place + GROUP] for place in range(0, len(letters), GROUP))


def _check(person: Any, device: Any, code: str) -> Checked:
    """Let the device decide; it makes people wait longer after each mistake."""
    if device is None:
        return Checked()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Checked(try_again=why["locked_until"])
    return Checked(verify_token(person, device.persistent_id, code))


def _paper_of(person: Any) -> StaticDevice | None:
    return StaticDevice.objects.filter(user_id=person.pk, confirmed=True).first()


def _kept(person: Any, plain: str) -> str:
    """A digest of 80 bits. The code is random and long, so no slow digest is needed."""
    digest = hashlib.sha256(f"{person.pk}:{plain}".encode()).digest()
    return base64.b32encode(digest[:10]).decode()


def _plain(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(GROUP))
