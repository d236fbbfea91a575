"""Readers get the current release from memory, from a checked file, or from the data base, in that order."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from options.models import Release
from options.publishing import current, release_file
from options.publishing.release_file import LiveRelease
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadRelease
from tests.knowledge import live_seed, seed_book, with_rule


@pytest.fixture
def published(db: None) -> Release:
    """The seed as a sealed, current release in the data base."""
    content = canonical_json(seed_book())
    release = Release.objects.create(
        number=1, digest=digest_of(content), content=content, author_name="a test", reason="A reason."
    )
    return release


@pytest.fixture
def outage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A data base that does not answer."""

    def fail(*args: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(Release.objects, "live", fail)


def test_nothing_published_is_said_with_a_remedy(db: None, release_file: Path) -> None:
    with pytest.raises(current.NoRelease, match="load_knowledge --publish"):
        current.release()


def test_a_cold_start_reads_the_data_base_and_writes_the_file(published: Release, release_file: Path) -> None:
    live = current.release()

    assert live.digest == published.digest
    assert release_file.exists()


def test_a_cold_start_without_the_data_base_uses_the_file(release_file: Path, outage: None) -> None:
    from options.publishing import release_file as file

    file.write(release_file, live_seed())

    assert current.release().digest == live_seed().digest


def test_a_tampered_file_is_not_used(release_file: Path, outage: None) -> None:
    from options.publishing import release_file as file

    file.write(release_file, live_seed())
    release_file.write_text(release_file.read_text().replace("methadone", "methadose", 1))

    with pytest.raises(current.NoRelease):
        current.release()


def test_a_newer_release_is_picked_up_by_a_refresh(published: Release, release_file: Path) -> None:
    current.release()
    book = with_rule(seed_book(), "methadone-severe", why="Another reason.")
    content = canonical_json(book)
    Release.objects.create(
        number=2, digest=digest_of(content), content=content, author_name="a test", reason="A reason."
    )

    assert current.refresh()
    assert current.release().number == 2
    assert not current.refresh()


def test_a_release_is_served_before_its_file_can_be_written(
    published: Release, release_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full_disk:
        full_disk.setattr("os.fsync", _fail)
        with pytest.raises(OSError, match="No space"):
            current.refresh()
        assert current.release().digest == published.digest
        assert not list(release_file.parent.glob(".release-*"))

    assert not current.refresh()
    assert release_file.exists()


def _fail(_: int) -> None:
    raise OSError("No space left on device")


def test_an_outage_keeps_the_release_in_memory(published: Release, release_file: Path, request: Any) -> None:
    live = current.release()
    request.getfixturevalue("outage")

    with pytest.raises(OperationalError):
        current.refresh()

    assert current.release() is live


def test_any_release_can_be_read_by_its_number(published: Release) -> None:
    assert current.numbered(1).digest == published.digest
    with pytest.raises(current.NoRelease, match="There is no release 7"):
        current.numbered(7)


@pytest.mark.parametrize("cut", [0, 10, 1000, -1, -2])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "release.json"
    release_file.write(path, live_seed())
    path.write_bytes(path.read_bytes()[:cut])

    with pytest.raises(BadRelease):
        release_file.read(path)


def test_a_changed_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "release.json"
    release_file.write(path, live_seed())
    path.write_text(path.read_text().replace('"number": 1', '"number": 2', 1))

    with pytest.raises(BadRelease):
        release_file.read(path)


def test_the_file_gives_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "release.json"
    release_file.write(path, live_seed())

    live = release_file.read(path)

    assert isinstance(live, LiveRelease)
    assert canonical_json(live.rulebook) == canonical_json(seed_book())
