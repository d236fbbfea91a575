"""The log of accounts: a row for those who look into what happened, and a line for those who watch."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest

from navigator.accounts.models import Event, Happening

log = logging.getLogger(__name__)


def record(request: HttpRequest | None, happening: Happening, person: Any = None) -> None:
    """Write down what happened. Takes: no request for a command; no person when nobody has the name typed.

    The line names the person by number and holds no address; the row has both.
    """
    number = person.pk if person is not None else None
    Event.objects.create(person_id=number, happening=happening, address=address_of(request) if request else None)
    log.info("Account %s: %s", number or "unknown", happening.label)


def address_of(request: HttpRequest) -> str | None:
    """The address a request came from; behind a proxy, what the proxy saw. What the visitor claims does not count."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    try:
        validate_ipv46_address(address)
    except ValidationError:
        return None
    return address
