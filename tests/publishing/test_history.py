"""What readers saw when, and what is planned, follows from the sealed rows."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from options.models import Release
from options.publishing import current, history, release_file
from options.publishing.release_file import Logged
from tests.knowledge import live_seed, seed_book, with_rule
from tests.publishing.sealing import publish_book

HOUR = timedelta(hours=1)


def publish(words: str, **deed: object) -> Release:
    """Publish the seed with one rule's reason changed."""
    return publish_book(with_rule(seed_book(), "methadone-severe", why=words), words, **deed)


@pytest.fixture
def file(release_file: Path) -> Path:
    """Where the release file goes."""
    return release_file


@pytest.fixture
def first(db: None, file: Path) -> Release:
    """A release that is live."""
    return publish("First.")


def test_a_planned_release_goes_live_by_itself(first: Release, moved_clock: Callable[..., None]) -> None:
    current.refresh()
    planned = publish("Planned.", starts_at=timezone.now() + HOUR)

    assert not current.refresh()
    assert history.planned() == [planned]

    moved_clock(hours=1, seconds=1)

    assert current.refresh()
    assert current.release().number == planned.number
    assert history.planned() == []


def test_which_release_was_live_at_a_time_is_known(first: Release, moved_clock: Callable[..., None]) -> None:
    start = timezone.now() + HOUR
    publish("Planned.", starts_at=start)
    moved_clock(hours=2)

    assert history.live_at(first.published_at - HOUR) is None
    assert history.live_at(start - timedelta(seconds=1)) == first
    assert getattr(history.live_at(start), "number", None) == 2


def test_the_log_names_what_readers_saw_newest_first(first: Release, moved_clock: Callable[..., None]) -> None:
    publish("Planned and overtaken.", starts_at=timezone.now() + HOUR)
    publish("Urgent.")
    publish("Planned.", starts_at=timezone.now() + HOUR)

    assert [entry.reason for entry in history.log(9)] == ["Urgent.", "First."]
    moved_clock(hours=2)
    assert [entry.reason for entry in history.log(9)] == ["Planned.", "Urgent.", "First."]


def test_the_log_travels_in_the_release_file(first: Release, file: Path) -> None:
    publish("Alone.", is_alone=True)

    current.refresh()

    live = release_file.read(file)
    assert live.is_alone
    assert live.log == current.release().log
    assert live.log[0] == Logged(2, first.published_at.date().isoformat(), "change", "Alone.", (), True)


def test_a_file_from_before_the_log_is_read_and_the_log_learned_later(db: None, file: Path) -> None:
    text = plain_file(file)
    assert '"log"' not in text

    assert current.release().log == ()
    assert not current.release().is_alone

    publish_book(seed_book(), "First.")
    current.refresh()

    assert [entry.reason for entry in current.release().log] == ["First."]


def plain_file(file: Path) -> str:
    """Write the seed's release file without a log, as older versions did."""
    release_file.write(file, live_seed())
    header, content, _ = file.read_text().splitlines()
    known = {name: value for name, value in json.loads(header).items() if name not in ("log", "is_alone")}
    text = f"{json.dumps(known)}\n{content}\n"
    file.write_text(text + hashlib.sha256(text.encode()).hexdigest() + "\n")
    return text
