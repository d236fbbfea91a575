"""A second person is really needed: what is submitted, who can approve it, and when that counts no more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from options.models import ChangeSet, ExampleCase, Option, Release, Rule
from options.publishing.change_sets import (
    CannotPublish,
    State,
    approve,
    changed_cases,
    open_change_set,
    send_back,
    state_of,
    submit,
    why_outdated,
    withdraw,
)
from options.publishing.emergency import suspend
from options.publishing.latest import latest_draft
from options.publishing.record import record
from tests import people
from tests.knowledge import seed_book, with_rule
from tests.publishing.sealing import publish_draft

pytestmark = pytest.mark.usefixtures("unproved")
RULE = "methadone-severe"
SHORTER = "With many signs, methadone with services did better."


@pytest.fixture
def first(draft: None, release_file: Path) -> Release:
    """The seed, published."""
    return publish_draft()


@pytest.fixture
def edda(db: None) -> User:
    """Edda, who submits."""
    return people.editor()


@pytest.fixture
def paul(db: None) -> User:
    """Paul, who approves."""
    return people.publisher()


@pytest.fixture
def root(db: None) -> User:
    """A superuser."""
    return User.objects.create_superuser("root")


@pytest.fixture
def submitted(first: Release, edda: User) -> ChangeSet:
    """One rule changed and submitted by Edda."""
    edit(SHORTER)
    return ChangeSet.objects.create(digest=latest_draft().digest, base=first, reason="A reason.", submitted_by=edda)


def edit(why: str, by: User | None = None) -> None:
    """Change one rule of the draft, as the admin does when a person does it."""
    Rule.objects.filter(key=RULE).update(why=why)
    if by:
        record(by, "Reason became another.", row=Rule.objects.get(key=RULE))


def test_the_draft_is_submitted_with_its_digest_and_base(first: Release, edda: User) -> None:
    edit(SHORTER, edda)

    change_set = submit(edda, " Shorter words. ")

    assert (change_set.digest, change_set.base, change_set.reason) == (latest_draft().digest, first, "Shorter words.")
    assert open_change_set() == change_set
    assert state_of(change_set) == State.SUBMITTED
    assert LogEntry.objects.latest("pk").change_message == "Submitted.\nWhy: Shorter words."


def test_another_person_approves(submitted: ChangeSet, paul: User) -> None:
    approved = approve(submitted, paul)

    assert (approved.approved_by, state_of(approved)) == (paul, State.APPROVED)


@pytest.mark.parametrize("name", ["edda", "root"])
def test_nobody_approves_what_they_submitted(first: Release, edda: User, root: User, name: str) -> None:
    edda.groups.add(Group.objects.get(name="publisher"))
    person = User.objects.get(username=name)
    edit(SHORTER)
    change_set = ChangeSet.objects.create(
        digest=latest_draft().digest, base=first, reason="A reason.", submitted_by=person
    )

    with pytest.raises(CannotPublish, match="cannot approve"):
        approve(change_set, person)


def test_the_data_base_refuses_an_approval_by_the_submitter(submitted: ChangeSet, edda: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeSet.objects.filter(pk=submitted.pk).update(approved_by=edda)


def test_nobody_approves_what_they_changed_and_all_who_did_are_named(
    submitted: ChangeSet, paul: User, root: User
) -> None:
    edit(SHORTER, paul)
    edit(SHORTER, root)

    with pytest.raises(CannotPublish) as refused:
        approve(submitted, root)

    assert "since release 1" in str(refused.value)
    assert "paul, root" in str(refused.value)


def test_a_change_that_is_in_the_release_already_keeps_nobody_from_approving(
    draft: None, release_file: Path, edda: User, paul: User
) -> None:
    edit("Changed before the release.", paul)
    publish_draft()
    edit(SHORTER, edda)

    assert approve(submit(edda, "Shorter words."), paul).approved_by == paul


def test_a_suspension_in_between_does_not_forget_who_changed_the_draft(
    first: Release, edda: User, paul: User, root: User
) -> None:
    edit(SHORTER, paul)
    suspend("iop", root, "New people are not taken now.", "A warning came in.")
    change_set = submit(edda, "Shorter words.", "One option is suspended.")

    with pytest.raises(CannotPublish, match="paul changed the draft"):
        approve(change_set, paul)


def test_who_suspended_an_option_can_approve_lifting_it(first: Release, edda: User, paul: User) -> None:
    suspend("iop", paul, "New people are not taken now.", "A warning came in.")
    Option.objects.filter(key="iop").update(suspended="")

    assert approve(submit(edda, "The warning is over.", "It is offered again."), paul).approved_by == paul


def test_an_edit_after_the_approval_voids_it_and_taking_it_back_restores_it(submitted: ChangeSet, paul: User) -> None:
    approved = approve(submitted, paul)
    edit("Something else.")

    assert state_of(approved) == State.OUTDATED
    assert [problem.place for problem in why_outdated(approved)] == ["draft"]

    edit(SHORTER)

    assert state_of(approved) == State.APPROVED


def test_another_release_voids_a_change_set(submitted: ChangeSet, paul: User) -> None:
    publish_draft("Something urgent.")

    assert state_of(submitted) == State.OUTDATED
    with pytest.raises(CannotPublish, match="Release 2 became live"):
        approve(submitted, paul)


def test_a_planned_start_that_comes_voids_a_change_set(submitted: ChangeSet, moved_clock: Any) -> None:
    publish_draft("Planned.", starts_at=timezone.now() + timedelta(hours=1))
    assert state_of(submitted) == State.SUBMITTED

    moved_clock(hours=2)

    assert state_of(submitted) == State.OUTDATED


def test_one_change_set_is_open_at_a_time(submitted: ChangeSet, edda: User) -> None:
    with pytest.raises(CannotPublish, match="edda has submitted the draft already"):
        submit(edda, "Another one.")


def test_a_change_set_is_sent_back_with_words(submitted: ChangeSet, edda: User, paul: User) -> None:
    with pytest.raises(CannotPublish, match="Say what should change"):
        send_back(submitted, paul, " ")

    closed = send_back(submitted, paul, "Name the study.")

    assert (state_of(closed), closed.closed_why, open_change_set()) == (State.CLOSED, "Name the study.", None)
    with pytest.raises(CannotPublish, match="closed: Name the study"):
        approve(submitted, paul)


def test_only_the_submitter_withdraws(submitted: ChangeSet, edda: User, root: User) -> None:
    with pytest.raises(CannotPublish, match="edda submitted this"):
        withdraw(submitted, root)

    assert state_of(withdraw(submitted, edda)) == State.CLOSED


def test_rights_are_asked_for(submitted: ChangeSet, edda: User, paul: User) -> None:
    with pytest.raises(PermissionDenied):
        submit(paul, "A publisher does not submit.")
    with pytest.raises(PermissionDenied):
        approve(submitted, edda)
    with pytest.raises(PermissionDenied):
        send_back(submitted, edda, "No.")
    with pytest.raises(PermissionDenied):
        withdraw(submitted, paul)


def test_what_was_not_looked_at_is_not_submitted(first: Release, edda: User) -> None:
    seen = latest_draft().digest
    edit(SHORTER)

    with pytest.raises(CannotPublish, match="changed while you were reading"):
        submit(edda, "A reason.", digest=seen)


def test_a_draft_that_says_what_readers_see_is_not_submitted(first: Release, edda: User) -> None:
    with pytest.raises(CannotPublish, match="same as release 1"):
        submit(edda, "A reason.")


def test_a_draft_with_a_problem_is_not_submitted(first: Release, edda: User) -> None:
    edit("No full stop")

    with pytest.raises(CannotPublish, match=RULE):
        submit(edda, "A reason.")


def test_a_start_that_is_past_is_refused(first: Release, edda: User) -> None:
    with pytest.raises(CannotPublish, match="past"):
        submit(edda, "A reason.", starts_at=timezone.now())


def test_an_example_case_that_comes_out_differently_needs_a_reason(first: Release, edda: User) -> None:
    case = ExampleCase.objects.order_by("pk").first()
    assert case
    ExampleCase.objects.filter(pk=case.pk).update(accepted={"missed": [], "why": "As agreed."})

    with pytest.raises(CannotPublish, match="come out differently"):
        submit(edda, "A reason.")

    assert submit(edda, "A reason.", "As agreed with the clinic.").cases_reason == "As agreed with the clinic."


def test_an_example_case_that_is_gone_or_ranked_differently_needs_a_reason() -> None:
    book = seed_book()
    fewer = replace(book, example_cases=book.example_cases[1:])
    other = with_rule(book, "methadone-severe", effect="strongly_against")

    assert changed_cases(book, fewer) == book.example_cases[:1]
    assert changed_cases(book, other)
    assert changed_cases(fewer, book) == changed_cases(book, book) == ()


@pytest.mark.parametrize(
    "change",
    [
        "digest = 'x'",
        "base_id = NULL",
        "reason = 'Another.'",
        "submitted_by_id = NULL",
        "approved_by_id = NULL, approved_at = NULL",
    ],
)
def test_the_data_base_refuses_to_change_what_was_approved(submitted: ChangeSet, paul: User, change: str) -> None:
    approve(submitted, paul)

    assert_refused(f"UPDATE options_changeset SET {change}")


def test_the_data_base_refuses_to_reopen_or_delete_a_change_set(submitted: ChangeSet, edda: User) -> None:
    withdraw(submitted, edda)

    assert_refused("UPDATE options_changeset SET closed_at = NULL")
    assert_refused("DELETE FROM options_changeset")


def assert_refused(statement: str) -> None:
    """Try a write past every model; what was there stays."""
    before = list(ChangeSet.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(ChangeSet.objects.values()) == before
