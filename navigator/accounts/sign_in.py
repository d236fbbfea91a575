"""The pages of the sign-in: user name and password, then a code; the first time, a phone is set up instead."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as verify

from navigator.accounts import going_on, limits, second_factor
from navigator.accounts.events import record
from navigator.accounts.forms import CodeForm, PasswordForm, RecoveryForm, ready, refuse_code
from navigator.accounts.gate import is_verified
from navigator.accounts.models import Happening
from navigator.accounts.showing import codes_page, set_up_page
from navigator.accounts.waiting import NO_MATCH, ended_words, wrong_code

Answer = HttpResponse
reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])
hiding = sensitive_post_parameters("password", "code")


@reading_or_sending
@hiding
def password(request: HttpRequest) -> Answer:
    """The first step. Somebody who has taken it goes on to the next."""
    form = ready(PasswordForm(request.POST if request.method == "POST" else None))
    if request.method == "POST" and form.is_valid():
        person = authenticate(request, **form.cleaned_data)
        if person is not None:
            return _first_step_taken(request, person)
        form.add_error(None, NO_MATCH)
    elif request.method != "POST" and request.user.is_authenticated:
        return _onward(request) if is_verified(request.user) else _second_step(request, request.user)
    shown = {"form": form, "next": going_on.wanted(request), "ended": ended_words(request.GET.get("ended", ""))}
    return render(request, "accounts/sign_in.html", shown)


@reading_or_sending
@hiding
def code(request: HttpRequest) -> Answer:
    """The second step, with the phone."""
    return _code_page(request, CodeForm, "accounts/code.html")


@reading_or_sending
@hiding
def recovery(request: HttpRequest) -> Answer:
    """The second step, with a recovery code."""
    return _code_page(request, RecoveryForm, "accounts/recovery.html")


@reading_or_sending
@hiding
def set_up(request: HttpRequest) -> Answer:
    """The second step of a new account: a phone is set up, and recovery codes are shown once."""
    person: Any = request.user
    if not person.is_authenticated or is_verified(person):
        return going_on.step("sign-in", request)
    if second_factor.phone_of(person):
        return going_on.step("sign-in-code", request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        checked = second_factor.confirm(person, form.cleaned_data["code"])
        if checked.device:
            enter(request, checked.device)
            record(request, Happening.NEW_PHONE, person)
            record(request, Happening.SIGNED_IN, person)
            return codes_page(request, second_factor.new_codes(person), going_on.wanted(request))
        record(request, Happening.WRONG_CODE, person)
        refuse_code(form, wrong_code(checked.try_again))
    return set_up_page(request, form, "accounts/set_up.html")


@require_POST
def sign_out(request: HttpRequest) -> Answer:
    """End this session."""
    if request.user.is_authenticated:
        record(request, Happening.SIGNED_OUT, request.user)
    logout(request)
    return redirect(f"{reverse('sign-in')}?ended=self")


def admin_door(request: HttpRequest) -> Answer:
    """Django's own sign-in page for editors leads to ours; who is inside already lacks the right to edit."""
    if not is_verified(request.user):
        return going_on.step("sign-in", request)
    if getattr(request.user, "is_staff", False):
        return redirect("admin:index")
    raise PermissionDenied


def enter(request: HttpRequest, device: Any) -> None:
    """Take the second step: the session gets a new key and starts its clocks anew."""
    request.session.cycle_key()
    rotate_token(request)
    verify(request, device)
    limits.begin(request.session, request.user)


def _first_step_taken(request: HttpRequest, person: Any) -> Answer:
    login(request, person)
    limits.begin(request.session, person)
    if not second_factor.phone_of(person):
        second_factor.begin_set_up(person)
    return _second_step(request, person)


def _second_step(request: HttpRequest, person: Any) -> Answer:
    return going_on.step("sign-in-code" if second_factor.phone_of(person) else "sign-in-set-up", request)


def _code_page(request: HttpRequest, kind: Any, template: str) -> Answer:
    """A page for a code of either kind; only somebody between the steps sees it."""
    person: Any = request.user
    if not person.is_authenticated or is_verified(person) or not second_factor.phone_of(person):
        return going_on.step("sign-in", request)
    form = ready(kind(request.POST if request.method == "POST" else None))
    if request.method == "POST" and form.is_valid():
        checked = second_factor.check(person, form.cleaned_data["code"])
        if checked.device:
            return _second_step_taken(request, checked.device)
        record(request, Happening.REFUSED if checked.try_again else Happening.WRONG_CODE, person)
        refuse_code(form, wrong_code(checked.try_again))
    return render(request, template, {"form": form, "next": going_on.wanted(request)})


def _second_step_taken(request: HttpRequest, device: Any) -> Answer:
    enter(request, device)
    if second_factor.is_paper(device):
        record(request, Happening.USED_CODE, request.user)
    record(request, Happening.SIGNED_IN, request.user)
    return _onward(request)


def _onward(request: HttpRequest) -> Answer:
    return redirect(going_on.wanted(request) or going_on.home(request.user))
