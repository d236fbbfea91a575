"""The same cast in every test. All of them are made up."""

import time
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from navigator.accounts import limits

PASSWORD = "a made-up password for tests"


def editor() -> User:
    """Edda, who changes questions, options and rules."""
    return _member("edda", "editor")


def publisher() -> User:
    """Paul, who publishes what others changed."""
    return _member("paul", "publisher")


def counselor() -> User:
    """Cora, who walks through the questionnaire with clients."""
    return User.objects.create_user("cora", password=PASSWORD)


def other_counselor() -> User:
    """Omar, a counselor who must not see Cora's cases."""
    return User.objects.create_user("omar", password=PASSWORD)


def signed_in(client: Client, person: Any) -> Client:
    """A browser in which a person has taken both steps of the sign-in."""
    device = phone(person)
    client.force_login(person)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    limits.begin(session, person)
    session.save()
    return client


def phone(person: Any) -> TOTPDevice:
    """A person's phone, set up if it was not yet. Its secret follows from the name, so that browsers can show codes."""
    given = {"name": "phone", "key": key_of(person.get_username())}
    return TOTPDevice.objects.get_or_create(user_id=person.pk, confirmed=True, defaults=given)[0]


def key_of(name: str) -> str:
    """The secret of the phone of somebody with this user name."""
    return name.encode().hex().ljust(40, "0")[:40]


def code_of(name: str) -> str:
    """The code that the phone of somebody shows now."""
    return shown_with(bytes.fromhex(key_of(name)))


def shown_with(secret: bytes) -> str:
    """The code that a phone with this secret shows now."""
    clock = TOTP(secret)
    clock.time = time.time()
    return f"{clock.token():06}"


def _member(name: str, group: str) -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
