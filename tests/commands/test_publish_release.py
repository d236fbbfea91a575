"""`manage.py publish_release`, `suspend_option` and `roll_back`: what the admin does, from a shell."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from options.models import ChangeSet, Release, Rule
from options.publishing import current
from options.publishing.latest import latest_draft
from tests import people
from tests.publishing.sealing import publish_draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def apart(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release file of its own, and proofs that take no time."""
    settings.RELEASE_FILE = tmp_path / "release.json"
    current.install(None)
    for place in ("promises.verdicts_of", "check.verdicts_of", "check.dead_rules_of"):
        monkeypatch.setattr(f"options.publishing.{place}", lambda book: ())


def run(*arguments: str, command: str = "publish_release") -> str:
    """Run a command; gives what it printed."""
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_approved_change_set_is_published() -> None:
    first, paul, edda = publish_draft(), people.publisher(), people.editor()
    Rule.objects.filter(key="methadone-severe").update(why="Methadone with services did better.")
    ChangeSet.objects.create(
        digest=latest_draft().digest, base=first, reason="A reason.", submitted_by=edda, approved_by=paul
    )

    assert "Published Release 2" in run("--by", "paul")
    with pytest.raises(CommandError, match="Nothing is submitted"):
        run("--by", "paul")


def test_it_needs_a_person_with_the_right_to_publish() -> None:
    edda = people.editor()
    ChangeSet.objects.create(digest="0" * 64, reason="A reason.", submitted_by=edda)

    with pytest.raises(CommandError, match="does not have the right"):
        run("--by", "edda")
    with pytest.raises(CommandError, match="Nobody has the user name nora"):
        run("--by", "nora")


def test_the_first_release_is_published_once() -> None:
    assert "Published Release 1" in run("--first", "--author", "the clinic")
    assert Release.objects.get().author_name == "the clinic"

    with pytest.raises(CommandError, match="nothing was published"):
        run("--first")


def test_in_an_emergency_an_option_is_suspended_and_a_release_brought_back() -> None:
    publish_draft()
    people.publisher()
    why = ("--by", "paul", "--reason", "A warning came in.")

    assert "Published Release 2" in run("iop", *why, "--why", "New people are not taken now.", command="suspend_option")
    with pytest.raises(CommandError, match="nothing was published"):
        run("1", *why, command="roll_back")
