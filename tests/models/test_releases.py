"""A release is sealed: the model refuses change and deletion, and so does the data base."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from options.models import CurrentRelease, Release, Sealed

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


def test_there_is_at_most_one_current_release(release: Release) -> None:
    CurrentRelease.objects.create(release=release)

    with pytest.raises(IntegrityError), transaction.atomic():
        CurrentRelease.objects.create(id=2, release=release)


def test_a_number_is_used_once(release: Release) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=1, digest="1" * 64, content="{}", author_name="a test", reason="A reason.")


def test_a_release_has_a_reason() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=1, digest="1" * 64, content="{}", author_name="a test", reason="")
