"""What every answer carries, and staff pages without a data base."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.decorators.cache import cache_control

from navigator import middleware

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def through(view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """The answer of a view after the privacy headers."""
    return middleware.PrivacyHeadersMiddleware(view)(RequestFactory().get("/"))


@pytest.mark.parametrize("address", ["/healthz", "/no-such-page/", "/static/no-such-file.css"])
def test_every_answer_carries_the_headers(client: Client, address: str) -> None:
    response = client.get(address)

    assert response["Content-Security-Policy"] == STRICT
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY" or address.startswith("/static/")


def test_the_policy_can_be_written_in_the_form_of_django_6() -> None:
    assert middleware.policy(settings.SECURE_CSP) == STRICT


@pytest.mark.django_db
def test_the_admin_carries_the_same_policy(client: Client) -> None:
    response = client.get("/admin/login/")

    assert response["Content-Security-Policy"] == STRICT
    assert "no-store" in response["Cache-Control"]


def test_static_files_may_be_kept(client: Client) -> None:
    response = client.get("/static/admin/css/base.css")

    assert response.status_code == 200
    assert "max-age" in response["Cache-Control"]


def test_a_view_may_allow_keeping() -> None:
    response = through(cache_control(public=True, max_age=300)(lambda request: HttpResponse()))

    assert response["Cache-Control"] == "public, max-age=300"


def test_an_answer_with_a_cookie_is_never_kept() -> None:
    @cache_control(public=True, max_age=300)
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        response.set_cookie("answers", "secret")
        return response

    assert through(view)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/cases/"])
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_staff_read_that_the_data_base_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception], address: str
) -> None:
    monkeypatch.setattr(connection, "ensure_connection", _failing(error))

    response = client.get(address)

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"
    assert b"<title>" in response.content


def test_staff_read_it_in_english_whoever_came_before(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "ensure_connection", _failing(OperationalError))

    with translation.override("es"):
        response = client.get("/admin/")

    assert '<html lang="en-US">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["backends.db.SessionStore.load", "middleware.SessionMiddleware.process_request"])
def test_a_data_base_lost_midway_is_told_apart(client: Client, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    client.raise_request_exception = False
    client.cookies["session"] = "a-session-that-was-once-good"
    monkeypatch.setattr(f"django.contrib.sessions.{step}", _failing(OperationalError))

    assert client.get("/admin/").status_code == 503


def test_other_faults_stay_faults() -> None:
    guard = middleware.StaffUnavailableMiddleware(lambda request: HttpResponse())
    staff, visitor = RequestFactory().get("/admin/"), RequestFactory().get("/results/")

    assert guard.process_exception(staff, DatabaseError()) is None
    assert guard.process_exception(visitor, OperationalError()) is None


def _failing(error: type[Exception]) -> Callable[..., None]:
    def fail(*arguments: object) -> None:
        raise error("connection refused")

    return fail
