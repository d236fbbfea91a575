"""A message that safeguards promise cannot be made less pressing than readers see it, by whatever field."""

from dataclasses import replace
from typing import Any

import pytest

from options.publishing.promised import promised_by
from options.publishing.softened import softened_messages
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book

BOOK = seed_book()
PUBLISHED = [promised_by(BOOK)]


def with_alert(key: str, **changes: Any) -> Rulebook:
    """The seed with one alert changed."""
    return replace(BOOK, alerts=tuple(replace(one, **changes) if one.key == key else one for one in BOOK.alerts))


@pytest.mark.parametrize(
    ("key", "changes", "field"),
    [
        ("suicide-risk", {"level": "urgent", "replaces_ranking": True}, "level"),
        ("suicide-risk", {"level": "important"}, "level"),
        ("lost-tolerance", {"shows": "fentanyl"}, "shows"),
    ],
)
def test_a_milder_message_is_refused_at_its_field(key: str, changes: dict[str, Any], field: str) -> None:
    places = [problem.place for problem in softened_messages(with_alert(key, **changes), PUBLISHED)]

    assert f"alert {key}, {field}" in places


def test_every_promised_message_is_locked() -> None:
    milder = replace(BOOK, alerts=tuple(replace(a, level="important", replaces_ranking=False) for a in BOOK.alerts))
    promised = {guard.alert for guard in BOOK.safeguards if guard.alert}
    pressing = {alert.key for alert in BOOK.alerts if alert.level != "important" or alert.replaces_ranking}

    places = {problem.place.split(",")[0] for problem in softened_messages(milder, PUBLISHED)}

    assert places == {f"alert {key}" for key in promised & pressing}


def test_a_more_pressing_message_passes() -> None:
    assert not list(softened_messages(with_alert("fentanyl", level="urgent"), PUBLISHED))
    assert not list(softened_messages(BOOK, PUBLISHED))
    assert not list(softened_messages(with_alert("suicide-risk", level="important"), ()))


def test_a_message_whose_safeguard_is_retired_is_free() -> None:
    book = with_alert("suicide-risk", level="urgent")
    given_up = {one.key for one in BOOK.safeguards if one.alert == "suicide-risk"}
    guards = [replace(one, retired="Made up.") if one.key in given_up else one for one in BOOK.safeguards]

    assert not list(softened_messages(replace(book, safeguards=tuple(guards)), PUBLISHED))
