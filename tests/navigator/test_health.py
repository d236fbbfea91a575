"""The two questions of a supervisor."""

from types import SimpleNamespace

import pytest
from django.test import Client

from options.publishing import current

RELEASE = SimpleNamespace(number=3, digest="abc")


def test_the_process_is_alive(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_ready_names_the_release(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "release", lambda: RELEASE)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"ready": True, "release": 3, "digest": "abc"}


def test_not_ready_without_a_release(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> None:
        raise current.NoRelease([])

    monkeypatch.setattr(current, "release", nothing)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "Publish a release" in response.json()["remedy"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_nothing_can_be_posted(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
