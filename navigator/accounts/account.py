"""The page of one's own account, and what can be done there. The gate lets only signed-in people come here."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from navigator.accounts import going_on, limits, second_factor, sessions
from navigator.accounts.events import record
from navigator.accounts.forms import CodeForm, KeptForm, NewPasswordForm, PresentCodeForm, ready, refuse_code
from navigator.accounts.models import Event, Happening, StaffSession
from navigator.accounts.showing import codes_page, set_up_page
from navigator.accounts.sign_in import enter
from navigator.accounts.throttle import forgive
from navigator.accounts.waiting import wrong_code

NEW_PHONE = "may_set_up_phone"
SHOWN_EVENTS = 10
reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])
hiding = sensitive_post_parameters()


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what protects the account, and what happened to it lately."""
    person: Any = request.user
    shown = {
        "person": person,
        "roles": [group.name for group in person.groups.order_by("name")],
        "home": going_on.home(person),
        "phone": second_factor.phone_of(person),
        "codes_left": second_factor.codes_left(person),
        "other_sessions": StaffSession.objects.filter(person_id=person.pk)
        .exclude(session_key=request.session.session_key)
        .count(),
        "events": Event.objects.filter(person_id=person.pk)[:SHOWN_EVENTS],
    }
    return render(request, "accounts/account.html", shown)


@reading_or_sending
@hiding
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; every other session ends."""
    person: Any = request.user
    form = NewPasswordForm(person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name = person.get_username()
        if authenticate(request, username=name, password=form.cleaned_data["present"]) is None:
            form.add_error("present", "This is not your present password.")
        else:
            forgive(getattr(request, "guess", None))
            _change_password(request, form.cleaned_data["new"])
            return redirect("account")
    return render(request, "accounts/password.html", {"form": form})


@reading_or_sending
@hiding
def phone(request: HttpRequest) -> HttpResponse:
    """Begin to set up a new phone; the present one, or a recovery code, has to agree."""

    def begin() -> HttpResponse:
        request.session[NEW_PHONE] = second_factor.begin_set_up(request.user).pk
        return redirect("account-new-phone")

    return _after_code(request, "accounts/phone.html", begin)


@reading_or_sending
@hiding
def new_phone(request: HttpRequest) -> HttpResponse:
    """Confirm the new phone; the former one opens nothing any more, and every other session ends."""
    person: Any = request.user
    waiting = second_factor.phone_to_set_up(person)
    if waiting is None or request.session.get(NEW_PHONE) != waiting.pk:
        return redirect("account-phone")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        checked = second_factor.confirm(person, form.cleaned_data["code"])
        if checked.device:
            del request.session[NEW_PHONE]
            enter(request, checked.device)
            sessions.end_all(person, keep=request.session.session_key)
            record(request, Happening.NEW_PHONE, person)
            messages.success(request, "Your new phone is set up. The former one does not work here any more.")
            return redirect("account")
        record(request, Happening.WRONG_CODE, person)
        refuse_code(form, wrong_code(checked.try_again))
    return set_up_page(request, form, "accounts/new_phone.html")


@reading_or_sending
@hiding
def codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes."""

    def make() -> HttpResponse:
        record(request, Happening.NEW_CODES, request.user)
        return codes_page(request, second_factor.new_codes(request.user), "")

    return _after_code(request, "accounts/new_codes.html", make)


@require_POST
@hiding
def kept(request: HttpRequest) -> HttpResponse:
    """Go on once the recovery codes were kept; without the tick they are shown again."""
    shown = tuple(request.POST.get("codes", "").split())
    form = KeptForm(request.POST)
    if form.is_valid() or not second_factor.are_codes_of(request.user, list(shown)):
        return redirect(going_on.wanted(request) or going_on.home(request.user))
    return codes_page(request, shown, going_on.wanted(request), form)


@require_POST
@hiding
def save(request: HttpRequest) -> HttpResponse:
    """The recovery codes just shown as a file."""
    shown = request.POST.get("codes", "").split()
    if not second_factor.are_codes_of(request.user, shown):
        return HttpResponseBadRequest("These are not your recovery codes.", content_type="text/plain")
    head = f"Recovery codes for {request.user.get_username()} at {request.get_host()}\nEach works once.\n\n"
    file = HttpResponse(head + "\n".join(shown) + "\n", content_type="text/plain; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return file


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of this person but the one at hand."""
    ended = sessions.end_all(request.user, keep=request.session.session_key)  # type: ignore[arg-type]
    record(request, Happening.ENDED_OTHERS, request.user)
    messages.success(request, f"{ended} other session{'' if ended == 1 else 's'} ended.")
    return redirect("account")


def _change_password(request: HttpRequest, new: str) -> None:
    person: Any = request.user
    person.set_password(new)
    person.save(update_fields=["password"])
    update_session_auth_hash(request, person)
    limits.begin(request.session, person)
    sessions.end_all(person, keep=request.session.session_key)
    record(request, Happening.NEW_PASSWORD, person)
    messages.success(request, "Your password is changed. All your other sessions are ended.")


def _after_code(request: HttpRequest, template: str, then: Any) -> HttpResponse:
    """A page that asks for a code before it does something."""
    form = ready(PresentCodeForm(request.POST if request.method == "POST" else None))
    if request.method == "POST" and form.is_valid():
        checked = second_factor.check(request.user, form.cleaned_data["code"])
        if checked.device:
            if second_factor.is_paper(checked.device):
                record(request, Happening.USED_CODE, request.user)
            return then()
        record(request, Happening.REFUSED if checked.try_again else Happening.WRONG_CODE, request.user)
        refuse_code(form, wrong_code(checked.try_again))
    return render(request, template, {"form": form})
