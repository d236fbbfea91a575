"""Publishing seals the draft under the next number, or refuses and changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from options.models import Release, Rule
from options.publishing import current
from options.publishing.publish import CannotPublish, publish_release
from options.rules.codec import digest_of


def publish(reason: str = "A reason.") -> Release:
    """Publish the draft as a command does."""
    return publish_release(author=None, author_name="a test", reason=reason)


def test_a_release_is_sealed_with_its_digest_and_becomes_current(draft: None, release_file: Path) -> None:
    release = publish()

    assert release.digest == digest_of(release.content)
    assert Release.objects.live().get() == release


def test_the_next_release_gets_the_next_number(draft: None, release_file: Path) -> None:
    publish()
    Rule.objects.filter(key="methadone-severe").update(why="With many signs, methadone with services did better.")

    second = publish("Shorter words.")

    assert second.number == 2
    assert Release.objects.live().get() == second


def test_this_process_serves_the_new_release_at_once(
    draft: None, release_file: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        release = publish()

    assert current.release().digest == release.digest
    assert release_file.exists()


def test_a_draft_with_a_problem_is_refused_with_every_problem(draft: None, release_file: Path) -> None:
    Rule.objects.filter(key="methadone-severe").update(why="No full stop")
    Rule.objects.filter(key="bup-severe").update(theme="weather")

    with pytest.raises(CannotPublish) as refused:
        publish()

    places = " ".join(problem.place for problem in refused.value.problems)
    assert "methadone-severe" in places
    assert "bup-severe" in places
    assert not Release.objects.exists()


def test_publishing_without_a_reason_is_refused(draft: None, release_file: Path) -> None:
    with pytest.raises(CannotPublish, match="reason"):
        publish("  ")


def test_publishing_the_same_content_again_is_refused(draft: None, release_file: Path) -> None:
    publish()

    with pytest.raises(CannotPublish, match="same as release 1"):
        publish()
