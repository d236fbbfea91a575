"""No answer reaches a log."""

import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path

from navigator import logs, urls

CANARY = "canary-7f3a"


def failing(request) -> None:
    """A view that quotes what it was sent."""
    raise ValueError(request.POST["answer"])


urlpatterns = [path("failing/", failing), *urls.urlpatterns]
handler500 = "navigator.errors.server_error"


def test_a_request_line_loses_its_query() -> None:
    record = logging.LogRecord("django.server", logging.INFO, "", 0, "%s", (f'"GET /?a={CANARY} HTTP/1.1"',), None)

    logs.WithoutQueries().filter(record)

    assert record.getMessage() == '"GET / HTTP/1.1"'


def test_a_fault_is_logged_without_what_was_sent(capsys: pytest.CaptureFixture[str], settings) -> None:
    settings.ROOT_URLCONF = __name__
    stream = logging.StreamHandler()
    stream.setFormatter(logs.DiscreetFormatter())
    logger = logging.getLogger("django.request")
    logger.addHandler(stream)

    response = Client(raise_request_exception=False).post("/failing/?q=" + CANARY, {"answer": CANARY})

    logger.removeHandler(stream)
    written = capsys.readouterr().err
    assert response.status_code == 500
    assert "builtins.ValueError (message withheld)" in written
    assert "test_logs.py" in written
    assert CANARY not in written


def test_causes_are_named_too() -> None:
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as cause:
            raise ValueError(CANARY) from cause
    except ValueError as error:
        written = logs.DiscreetFormatter().formatException((type(error), error, error.__traceback__))

    assert "KeyError" in written
    assert "ValueError" in written
    assert CANARY not in written


def test_the_log_of_this_project_is_discreet() -> None:
    assert settings.LOGGING["formatters"]["discreet"]["()"] == "navigator.logs.DiscreetFormatter"
    assert settings.LOGGING["loggers"]["django"]["handlers"] == ["stderr"]
