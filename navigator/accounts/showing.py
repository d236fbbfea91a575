"""Pages that show a secret once: the picture for a new phone, and new recovery codes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from navigator.accounts import going_on, second_factor
from navigator.accounts.forms import KeptForm
from navigator.accounts.picture import picture_of


def set_up_page(request: HttpRequest, form: Any, template: str) -> HttpResponse:
    """The picture and the secret of the phone that is about to be set up; without one, back to the start."""
    phone = second_factor.phone_to_set_up(request.user)
    if phone is None:
        return redirect("account-phone" if getattr(request.user, "otp_device", None) else "sign-in")
    shown = {
        "form": form,
        "next": going_on.wanted(request),
        "picture": picture_of(phone.config_url),
        "secret": second_factor.secret_of(phone),
        "username": request.user.get_username(),
    }
    return render(request, template, shown)


def codes_page(request: HttpRequest, codes: tuple[str, ...], place: str, form: Any = None) -> HttpResponse:
    """Recovery codes, to print or save, with a tick that they were kept. Takes: where to go on after it."""
    shown = {
        "codes": codes,
        "form": form or KeptForm(),
        "next": place,
        "username": request.user.get_username(),
        "host": request.get_host(),
    }
    return render(request, "accounts/codes.html", shown)
