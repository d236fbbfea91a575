"""A release is sealed: the model refuses change and deletion, and so does the data base."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from options.models import Release, Sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> Release:
    """A release with made-up content."""
    return Release.objects.create(number=1, digest="0" * 64, content="{}", author_name="a test", reason="A reason.")


def test_a_release_cannot_be_saved_again(release: Release) -> None:
    release.reason = "Another reason."

    with pytest.raises(Sealed, match="new number"):
        release.save()


def test_a_release_cannot_be_deleted(release: Release) -> None:
    with pytest.raises(Sealed):
        release.delete()


def test_releases_cannot_be_changed_or_deleted_in_bulk(release: Release) -> None:
    with pytest.raises(Sealed):
        Release.objects.update(reason="Another reason.")
    with pytest.raises(Sealed):
        Release.objects.all().delete()


@pytest.mark.parametrize(
    "statement", ["UPDATE options_release SET content = '{\"a\":1}'", "DELETE FROM options_release"]
)
def test_the_data_base_refuses_change_and_deletion(release: Release, statement: str) -> None:
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Release.objects.get().content == "{}"


def test_a_release_is_live_until_one_with_a_higher_number_starts(release: Release) -> None:
    start = timezone.now() + timedelta(days=2)
    Release.objects.create(
        number=2, digest="1" * 64, content="{}", author_name="a test", reason="A reason.", starts_at=start
    )

    assert Release.objects.live().get() == release
    assert Release.objects.live(start - timedelta(seconds=1)).get() == release
    assert Release.objects.live(start).get().number == 2


def test_what_was_live_at_a_time_is_known(release: Release) -> None:
    assert not Release.objects.live(release.published_at - timedelta(seconds=1)).exists()
    assert Release.objects.live(release.published_at).get() == release


def test_a_start_that_a_newer_release_overtook_never_comes(release: Release) -> None:
    start = timezone.now() + timedelta(days=2)
    given = {"content": "{}", "author_name": "a test", "reason": "A reason."}
    Release.objects.create(number=2, digest="1" * 64, starts_at=start, **given)
    Release.objects.create(number=3, digest="2" * 64, **given)

    assert Release.objects.live(start).get().number == 3


def test_a_number_is_used_once(release: Release) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=1, digest="1" * 64, content="{}", author_name="a test", reason="A reason.")


def test_a_release_has_a_reason() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=1, digest="1" * 64, content="{}", author_name="a test", reason="")
