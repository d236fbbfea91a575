"""One person can suspend an option or go back to older content at once, and never take a suspension away."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from options.models import Option, Release, Rule, Source
from options.publishing import emergency
from options.publishing.current import numbered
from options.publishing.publish import CannotPublish, roll_back, suspend
from options.rules.codec import canonical_json
from options.rules.proof import Verdict, Witness
from options.rules.rulebook import Rulebook
from tests import people
from tests.knowledge import seed_book, with_rule
from tests.publishing.sealing import publish_book, publish_draft

pytestmark = pytest.mark.usefixtures("unproved")
RULE = "methadone-severe"
WHY = "New people are not taken now."


@pytest.fixture
def first(draft: None, release_file: Path) -> Release:
    """The seed, published."""
    return publish_draft()


@pytest.fixture
def second(first: Release) -> Release:
    """One rule changed and published."""
    return publish_book(with_rule(seed_book(), RULE, why="Another reason."))


@pytest.fixture
def paul(db: None) -> User:
    """Paul, who may publish."""
    return people.publisher()


def test_a_suspended_option_is_offered_to_nobody_at_once(first: Release, paul: User) -> None:
    release = suspend("iop", paul, WHY, "A warning came in.")

    live = Release.objects.live().get()
    assert (live.number, live.kind, live.author_name, live.reason) == (2, "suspension", "paul", "A warning came in.")
    assert numbered(2).rulebook.option["iop"].suspended == WHY
    assert release.changes == ["Intensive outpatient program: not offered for now. New people are not taken now."]


def test_only_the_option_changes_whatever_the_draft_says(first: Release, paul: User) -> None:
    Rule.objects.filter(key=RULE).update(why="Not ready")

    suspend("iop", paul, WHY, "A warning came in.")

    book = numbered(2).rulebook
    options = tuple(replace(option, suspended="") for option in book.options)
    assert canonical_json(replace(book, options=options)) == first.content


def test_the_draft_says_the_same_and_its_history_who_and_why(first: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")

    row = Option.objects.get(key="iop")
    entry = LogEntry.objects.get(content_type__model="option", object_id=str(row.pk))
    assert row.suspended == WHY
    assert entry.change_message == "Suspended with release 2.\nWhy: A warning came in."


def test_promises_that_cannot_hold_meanwhile_are_sealed_with_their_witness(
    first: Release, paul: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = Witness({"voice": ("self",)}, None, "Nothing is left.")
    broken = (Verdict("iop-stays", False, ("iop-first",), witness), Verdict("other", True, (RULE,)))
    monkeypatch.setattr("options.publishing.promises.verdicts_of", lambda book: broken)

    proof = suspend("iop", paul, WHY, "A warning came in.").proof

    assert [held["safeguard"] for held in proof["held"]] == ["other"]
    assert proof["lifted"][0]["safeguard"] == "iop-stays"
    assert proof["lifted"][0]["witness"]["said"] == "Nothing is left."


@pytest.mark.parametrize(("why", "reason"), [(" ", "A reason."), (WHY, " ")])
def test_a_suspension_needs_words_for_readers_and_a_reason(first: Release, paul: User, why: str, reason: str) -> None:
    with pytest.raises(CannotPublish, match="needs"):
        suspend("iop", paul, why, reason)


def test_what_cannot_be_suspended_is_refused(first: Release, paul: User) -> None:
    with pytest.raises(CannotPublish, match="do not have this option"):
        suspend("moon-clinic", paul, WHY, "A reason.")
    suspend("iop", paul, WHY, "A reason.")
    with pytest.raises(CannotPublish, match="suspended already"):
        suspend("iop", paul, WHY, "A reason.")


def test_older_content_comes_back_under_a_new_number(second: Release, paul: User) -> None:
    release = roll_back(1, paul, "The new reason was wrong.")

    assert (release.number, release.kind, release.digest) == (3, "roll_back", Release.objects.get(number=1).digest)
    assert release.changes[0] == "Back to the content of release 1."
    assert Release.objects.live().get() == release


def test_a_roll_back_is_refused_when_what_was_live_is_no_more(second: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")

    with pytest.raises(CannotPublish, match="went live while you were reading"):
        roll_back(1, paul, "The new reason was wrong.", digest=second.digest)


def test_an_overdue_review_does_not_hold_up_a_roll_back(second: Release, paul: User) -> None:
    Source.objects.update(review_by="2001-01-01")

    assert roll_back(1, paul, "The new reason was wrong.").number == 3


def test_a_roll_back_keeps_what_is_suspended(second: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")

    release = roll_back(1, paul, "The new reason was wrong.")

    book = numbered(release.number).rulebook
    assert book.option["iop"].suspended == WHY
    assert book.rule[RULE] == seed_book().rule[RULE]


def test_a_roll_back_alone_cannot_lift_a_suspension(first: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")

    with pytest.raises(CannotPublish, match="what release 2 shows now"):
        roll_back(1, paul, "It is over, I think.")


def without_iop() -> Rulebook:
    """The seed from before one option was added."""
    book = seed_book()
    return replace(
        book,
        options=tuple(one for one in book.options if one.key != "iop"),
        rules=tuple(rule for rule in book.rules if "iop" not in (rule.option, rule.first)),
        safeguards=tuple(guard for guard in book.safeguards if "iop" not in (*guard.options, *guard.over)),
    )


def words_of(release: Release) -> str:
    """What readers of a release are told of the option that is suspended."""
    return numbered(release.number).rulebook.option["iop"].suspended


def test_no_detour_over_content_without_the_option_lifts_its_suspension(
    draft: None, release_file: Path, paul: User
) -> None:
    publish_book(without_iop())
    publish_draft()
    suspend("iop", paul, WHY, "A warning came in.")
    roll_back(1, paul, "Further back.")

    assert words_of(roll_back(2, paul, "And forth.")) == WHY


def test_a_suspension_outlives_a_change_that_takes_the_option_out(first: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")
    publish_book(without_iop())

    assert words_of(roll_back(1, paul, "It is missed.")) == WHY


def test_the_latest_words_of_a_suspension_stay(second: Release, paul: User) -> None:
    suspend("iop", paul, "Other words.", "A warning came in.")
    suspend("iop", paul, WHY, "More is known.")

    assert words_of(roll_back(1, paul, "The new reason was wrong.")) == WHY


def test_what_two_people_lifted_stays_lifted(first: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")
    publish_book(with_rule(seed_book(), RULE, why="The warning is over."))

    assert words_of(roll_back(1, paul, "Back to the old reason.")) == ""


def test_a_planned_change_lifts_nothing_before_it_starts(second: Release, paul: User) -> None:
    suspend("iop", paul, WHY, "A warning came in.")
    publish_book(seed_book(), starts_at=timezone.now() + timedelta(days=7))

    assert words_of(roll_back(1, paul, "The new reason was wrong.")) == WHY


def test_content_that_readers_never_saw_cannot_be_brought_in_by_one_person(second: Release, paul: User) -> None:
    planned = publish_book(with_rule(seed_book(), RULE, why="Planned."), starts_at=timezone.now() + timedelta(days=7))

    for number in (planned.number, 99):
        with pytest.raises(CannotPublish, match="never seen"):
            roll_back(number, paul, "Now, please.")


def test_a_planned_release_that_is_overtaken_is_named(second: Release, paul: User) -> None:
    publish_book(with_rule(seed_book(), RULE, why="Planned."), starts_at=timezone.now() + timedelta(days=7))

    release = roll_back(1, paul, "The new reason was wrong.")

    assert release.changes[-1].startswith("Release 3, planned for ")


def test_content_one_person_published_stays_marked(first: Release, paul: User) -> None:
    publish_book(with_rule(seed_book(), RULE, why="Mine alone."), is_alone=True)

    assert suspend("iop", paul, WHY, "A warning came in.").is_alone
    assert not roll_back(1, paul, "The new reason was wrong.").is_alone


def test_who_may_not_publish_can_do_neither(second: Release) -> None:
    edda = people.editor()

    with pytest.raises(PermissionDenied):
        emergency.roll_back(1, edda, "A reason.")
    with pytest.raises(PermissionDenied):
        emergency.suspend("iop", edda, WHY, "A reason.")
