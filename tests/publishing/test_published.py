"""What was sealed once stays locked: no roll back and no planned start unlocks a safeguard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from options.publishing.promises import live_book, problems_of
from options.publishing.publish import roll_back, suspend
from options.publishing.published import sealed_safeguards
from options.rules.rulebook import Rulebook
from tests import people
from tests.knowledge import seed_book, with_rule
from tests.publishing.sealing import publish_book

pytestmark = pytest.mark.usefixtures("unproved", "draft", "release_file")
FIRST = seed_book().safeguards[0]
PLACE = f"safeguard {FIRST.key}"


def with_guard(**changes: str) -> Rulebook:
    """The seed with its first safeguard changed."""
    return replace(seed_book(), safeguards=(replace(FIRST, **changes), *seed_book().safeguards[1:]))  # type: ignore[arg-type]


def without() -> Rulebook:
    """The seed without its first safeguard."""
    return replace(seed_book(), safeguards=seed_book().safeguards[1:])


def locked_out(book: Rulebook) -> bool:
    """Whether a draft is refused for what it does to the first safeguard."""
    return ("locked", PLACE) in {(one.code, one.place) for one in problems_of(book, live_book()[1])}


def test_a_roll_back_unlocks_nothing_that_was_sealed_since() -> None:
    publish_book(without())
    publish_book(seed_book())
    roll_back(1, people.publisher(), "The rules were wrong.")

    assert FIRST.key in sealed_safeguards()
    assert locked_out(without())
    assert locked_out(with_guard(statement="Something weaker."))
    assert not locked_out(seed_book())
    assert not locked_out(with_guard(retired="Newer findings."))


def test_what_starts_later_is_locked_already() -> None:
    publish_book(without())
    publish_book(seed_book(), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(without())


def test_what_is_to_be_given_up_later_is_locked_until_then() -> None:
    publish_book(seed_book())
    publish_book(with_guard(retired="Newer findings."), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(without())


def test_what_was_given_up_is_locked_again_when_it_comes_back() -> None:
    publish_book(seed_book())
    publish_book(with_guard(retired="Newer findings."))
    assert not locked_out(without())

    roll_back(1, people.publisher(), "The findings were withdrawn.")

    assert locked_out(without())


def test_a_planned_first_release_is_locked_before_anything_is_live() -> None:
    publish_book(seed_book(), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(without())


def test_asking_again_reads_no_content() -> None:
    publish_book(seed_book())
    for number in range(6):
        publish_book(with_rule(seed_book(), "methadone-severe", why=f"Reason {number}."))
    suspend("iop", people.publisher(), "New people are not taken now.", "A warning came in.")
    sealed_safeguards()

    with CaptureQueriesContext(connection) as asked:
        sealed_safeguards()

    assert len(asked) == 2
    assert not any('"content"' in one["sql"] for one in asked)
