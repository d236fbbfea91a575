"""Publishing seals exactly the approved content under the next number, or refuses and changes nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied

from options.models import ChangeSet, Release, Rule
from options.publishing import current
from options.publishing.change_sets import approve, submit
from options.publishing.entries import editors_since
from options.publishing.latest import latest_draft
from options.publishing.publish import CannotPublish, publish_change_set, publish_first, roll_back, suspend
from options.publishing.record import record
from options.rules.codec import digest_of
from tests import people
from tests.publishing.sealing import publish_draft

pytestmark = pytest.mark.usefixtures("unproved")
RULE = "methadone-severe"
SHORTER = "With many signs, methadone with services did better."


@pytest.fixture
def first(draft: None, release_file: Path) -> Release:
    """The seed, published."""
    return publish_draft("First content.")


@pytest.fixture
def edda(db: None) -> User:
    """Edda, who submits."""
    return people.editor()


@pytest.fixture
def paul(db: None) -> User:
    """Paul, who approves and publishes."""
    return people.publisher()


@pytest.fixture
def approved(first: Release, edda: User, paul: User) -> ChangeSet:
    """One rule changed, submitted by Edda and approved by Paul."""
    edit(SHORTER)
    return ChangeSet.objects.create(
        digest=latest_draft().digest, base=first, reason="Shorter words.", submitted_by=edda, approved_by=paul
    )


def edit(why: str, by: User | None = None) -> None:
    """Change one rule of the draft, as the admin does when a person does it."""
    Rule.objects.filter(key=RULE).update(why=why)
    if by:
        record(by, "Reason became another.", row=Rule.objects.get(key=RULE))


def refusal(error: pytest.ExceptionInfo[CannotPublish]) -> list[str]:
    """The codes of what stood in the way."""
    return [problem.code for problem in error.value.problems]


def test_the_approved_content_is_sealed_under_the_next_number_and_goes_live(
    first: Release, edda: User, paul: User
) -> None:
    edit(SHORTER)
    approved = approve(submit(edda, "Shorter words."), paul)

    release = publish_change_set(approved, paul)

    assert (release.number, release.kind, release.digest) == (2, "change", digest_of(release.content))
    assert release.digest == approved.digest
    assert Release.objects.live().get() == release


def test_names_reason_proof_and_changes_are_sealed(approved: ChangeSet, paul: User) -> None:
    release = publish_change_set(approved, paul)

    assert (release.author_name, release.approver_name, release.is_alone) == ("edda", "paul", False)
    assert release.reason == "Shorter words."
    assert {"held", "retired", "lifted", "accepted"} == set(release.proof)
    assert len(release.changes) == 1
    assert "changed (reason" in release.changes[0]


def test_this_process_serves_the_new_release_at_once(
    approved: ChangeSet, paul: User, release_file: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        release = publish_change_set(approved, paul)

    assert current.release().digest == release.digest
    assert [one.number for one in current.release().log] == [2, 1]
    assert release_file.exists()


def test_a_draft_that_got_a_problem_is_refused_with_every_problem(approved: ChangeSet, paul: User) -> None:
    edit("No full stop")
    Rule.objects.filter(key="bup-severe").update(theme="weather")

    with pytest.raises(CannotPublish) as refused:
        publish_change_set(approved, paul)

    places = " ".join(problem.place for problem in refused.value.problems)
    assert RULE in places
    assert "bup-severe" in places
    assert Release.objects.count() == 1


def test_an_edit_after_the_approval_voids_it(approved: ChangeSet, paul: User) -> None:
    edit("A reason that nobody approved.")

    with pytest.raises(CannotPublish) as refused:
        publish_change_set(approved, paul)

    assert refusal(refused) == ["outdated"]


def test_another_release_in_between_voids_the_approval(approved: ChangeSet, paul: User) -> None:
    words = Rule.objects.get(key=RULE).why
    edit("An urgent change.")
    publish_draft("Urgent.")
    edit(words)

    with pytest.raises(CannotPublish, match="Release 2 became live"):
        publish_change_set(approved, paul)


def test_an_approval_is_used_once(approved: ChangeSet, paul: User) -> None:
    publish_change_set(approved, paul)

    with pytest.raises(CannotPublish, match="published as release 2"):
        publish_change_set(approved, paul)


def test_an_old_approval_does_not_count_when_the_same_content_comes_back(
    approved: ChangeSet, edda: User, paul: User
) -> None:
    words = Rule.objects.get(key=RULE).why
    publish_change_set(approved, paul)
    edit("Something else.")
    publish_change_set(approve(submit(edda, "Something else."), paul), paul)
    edit(words)

    with pytest.raises(CannotPublish, match="used once"):
        publish_change_set(approved, paul)


def test_without_an_approval_nobody_can_publish_not_even_a_superuser(first: Release, edda: User) -> None:
    edit(SHORTER)
    root = User.objects.create_superuser("root")

    with pytest.raises(CannotPublish, match="Nobody has approved"):
        publish_change_set(submit(root, "Mine alone."), root)


def test_an_approval_that_is_only_in_memory_does_not_count(first: Release, edda: User, paul: User) -> None:
    edit(SHORTER)
    change_set = submit(edda, "Shorter words.")
    change_set.approved_by = paul

    with pytest.raises(CannotPublish, match="Nobody has approved"):
        publish_change_set(change_set, paul)


def test_who_may_not_publish_is_refused(approved: ChangeSet, edda: User) -> None:
    with pytest.raises(PermissionDenied):
        publish_change_set(approved, edda)


def test_one_person_can_publish_where_the_deployment_allows_it_and_the_release_says_so(
    first: Release, settings: Any
) -> None:
    settings.SINGLE_PERSON_PUBLISHING = True
    root = User.objects.create_superuser("root")
    edit(SHORTER)

    release = publish_change_set(submit(root, "Mine alone."), root)

    assert release.is_alone
    current.refresh()
    assert current.release().is_alone
    assert current.release().log[0].is_alone


def test_who_changed_what_one_person_published_cannot_approve_what_builds_on_it(
    first: Release, edda: User, paul: User, settings: Any
) -> None:
    alone = published_alone(paul, settings)
    edit("With many signs, methadone with services helped more.", edda)
    change_set = submit(edda, "Plainer words.")

    with pytest.raises(CannotPublish, match="paul changed the draft since a second person last approved it"):
        approve(change_set, paul)

    assert alone.is_alone
    assert [editor.username for editor in editors_since(alone)] == ["edda", "paul"]


def test_an_approval_by_somebody_who_changed_none_of_it_covers_what_one_person_published(
    first: Release, edda: User, paul: User, settings: Any
) -> None:
    published_alone(paul, settings)
    edit("With many signs, methadone with services helped more.", edda)
    root = User.objects.create_superuser("root")

    release = publish_change_set(approve(submit(edda, "Plainer words."), root), paul)

    assert not release.is_alone
    assert not editors_since(release)


def test_a_roll_back_or_suspension_keeps_in_mind_who_changed_what_one_person_published(
    first: Release, edda: User, paul: User, settings: Any
) -> None:
    published_alone(paul, settings)

    for release in (
        suspend("iop", paul, "Not now.", "A warning."),
        roll_back(1, paul, "Back."),
        roll_back(2, paul, "On."),
    ):
        assert [editor.username for editor in editors_since(release)] == ["paul"]


def test_what_one_person_published_first_stays_open_to_a_second_look(draft: None, paul: User, settings: Any) -> None:
    assert [editor.username for editor in editors_since(published_alone(paul, settings))] == ["paul"]


def published_alone(person: User, settings: Any) -> Release:
    """A release that one person edited, submitted and published, while the deployment allowed it."""
    person.groups.add(Group.objects.get(name="editor"))
    person = User.objects.get(pk=person.pk)
    edit(SHORTER, person)
    settings.SINGLE_PERSON_PUBLISHING = True
    release = publish_change_set(submit(person, "Mine alone."), person)
    settings.SINGLE_PERSON_PUBLISHING = False
    return release


def test_what_two_people_published_is_not_alone_where_one_could(approved: ChangeSet, paul: User, settings: Any) -> None:
    settings.SINGLE_PERSON_PUBLISHING = True

    assert not publish_change_set(approved, paul).is_alone


def test_the_first_release_needs_an_empty_data_base(draft: None, release_file: Path) -> None:
    release = publish_first("First content.", "a command")

    assert (release.number, release.kind, release.author_name) == (1, "first", "a command")
    with pytest.raises(CannotPublish, match="exists already"):
        publish_first("Again.", "a command")


def test_the_first_release_needs_a_reason(draft: None, release_file: Path) -> None:
    with pytest.raises(CannotPublish, match="reason"):
        publish_first("  ", "a command")
