"""The pages for what went wrong."""

import pytest
from django.test import Client, RequestFactory

from navigator import errors


def test_an_unknown_address_gives_our_page(client: Client) -> None:
    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_a_form_without_its_token_gives_our_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})

    assert response.status_code == 403
    assert b"<h1" in response.content


@pytest.mark.parametrize(
    ("answer", "status"), [(errors.bad_request, 400), (errors.permission_denied, 403), (errors.page_not_found, 404)]
)
def test_each_refusal_has_its_page(answer, status: int) -> None:
    response = answer(RequestFactory().get("/"), Exception("not shown"))

    assert response.status_code == status
    assert b"not shown" not in response.content


def test_a_fault_of_ours_has_its_page() -> None:
    assert errors.server_error(RequestFactory().get("/")).status_code == 500


def test_a_site_without_a_release_gives_numbers_to_call_and_asks_to_wait() -> None:
    response = errors.no_release()

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert b'href="tel:911"' in response.content
