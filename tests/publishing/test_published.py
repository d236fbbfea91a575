"""What was sealed once stays locked: no roll back and no planned start unlocks a safeguard or softens a message."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

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
MESSAGE = "suicide-risk"
LEVEL = f"alert {MESSAGE}, level"


def with_guard(**changes: str) -> Rulebook:
    """The seed with its first safeguard changed."""
    return replace(seed_book(), safeguards=(replace(FIRST, **changes), *seed_book().safeguards[1:]))  # type: ignore[arg-type]


def without() -> Rulebook:
    """The seed without its first safeguard."""
    return replace(seed_book(), safeguards=seed_book().safeguards[1:])


def with_message(level: str, given_up: str = "", **changes: Any) -> Rulebook:
    """The seed with a promised message at a level, and why the safeguards that promise it are given up, if they are."""
    book = seed_book()
    alerts = [replace(one, **{"level": level, **changes}) if one.key == MESSAGE else one for one in book.alerts]
    guards = [replace(one, retired=given_up) if one.alert == MESSAGE else one for one in book.safeguards]
    return replace(book, alerts=tuple(alerts), safeguards=tuple(guards))


def locked_out(book: Rulebook, place: str = PLACE) -> bool:
    """Whether a draft is refused for what it does to the first safeguard, or to another place."""
    return ("locked", place) in {(one.code, one.place) for one in problems_of(book, live_book()[1])}


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


def test_a_roll_back_to_a_milder_message_does_not_unlock_it() -> None:
    publish_book(with_message("important"))
    publish_book(with_message("stop_now"))
    roll_back(1, people.publisher(), "The rules were wrong.")

    assert locked_out(with_message("important"), LEVEL)
    assert locked_out(with_message("urgent"), LEVEL)
    assert not locked_out(with_message("stop_now"), LEVEL)


def test_the_most_pressing_form_that_was_sealed_counts_field_by_field() -> None:
    publish_book(with_message("urgent", replaces_ranking=True))
    publish_book(with_message("urgent"), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(with_message("urgent"), f"alert {MESSAGE}, replaces_ranking")
    assert not locked_out(with_message("urgent", replaces_ranking=True), f"alert {MESSAGE}, replaces_ranking")


def test_a_message_that_is_more_pressing_later_is_locked_already() -> None:
    publish_book(with_message("urgent"))
    publish_book(with_message("stop_now"), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(with_message("urgent"), LEVEL)


def test_a_message_is_free_once_its_safeguards_are_given_up_with_a_reason() -> None:
    publish_book(with_message("important"))
    publish_book(with_message("stop_now"))
    roll_back(1, people.publisher(), "The rules were wrong.")

    assert not locked_out(with_message("important", given_up="Newer findings."), LEVEL)

    publish_book(with_message("important", given_up="Newer findings."))

    assert not locked_out(with_message("important"), LEVEL)


def test_what_is_to_be_given_up_later_keeps_its_message_until_then() -> None:
    publish_book(with_message("stop_now"))
    publish_book(with_message("important", given_up="Newer findings."), starts_at=timezone.now() + timedelta(days=3))

    assert locked_out(with_message("important"), LEVEL)


def test_a_roll_back_does_not_unlock_what_safeguards_speak_of() -> None:
    book = seed_book()
    gate = replace(book.questionnaire.gate, kind="single")
    narrow = replace(book, questionnaire=replace(book.questionnaire, gate=gate))
    publish_book(narrow)
    publish_book(book)
    roll_back(1, people.publisher(), "The rules were wrong.")

    assert locked_out(narrow, f"question {gate.key}, kind")
    assert not locked_out(book, f"question {gate.key}, kind")


def test_asking_again_reads_no_content() -> None:
    publish_book(seed_book())
    for number in range(6):
        publish_book(with_rule(seed_book(), "methadone-severe", why=f"Reason {number}."))
    suspend("iop", people.publisher(), "New people are not taken now.", "A warning came in.")
    sealed_safeguards()

    with CaptureQueriesContext(connection) as asked:
        sealed_safeguards()

    assert len(asked) == 1
    assert not any('"content"' in one["sql"] for one in asked)
