"""`manage.py compare_releases`: what changed, for people at a terminal and for programs."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from options.models import Release, Rule
from options.rules.codec import canonical_json, digest_of
from tests.knowledge import seed_book, with_rule

pytestmark = pytest.mark.django_db

RULE = "methadone-moderate-or-severe"


@pytest.fixture(autouse=True)
def releases() -> None:
    """Release 1 is the seed; release 2 has one rule weaker."""
    for number, book in enumerate((seed_book(), with_rule(seed_book(), RULE, effect="favours")), start=1):
        content = canonical_json(book)
        Release.objects.create(number=number, digest=digest_of(content), content=content, reason="A test.")


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("compare_releases", *arguments, stdout=out)
    return out.getvalue()


def test_two_releases_are_compared_in_words() -> None:
    said = run("1", "2")

    assert "What changed: 1 in all" in said
    assert "effect: speaks strongly for it (+3) -> speaks for it (+2)" in said
    assert "shown by:" in said


def test_two_releases_are_compared_for_programs() -> None:
    said: dict[str, Any] = json.loads(run("1", "2", "--format", "json"))

    assert [row["key"] for row in said["rows"]] == [RULE]
    assert all(outcome["answers"] is not None and outcome["is_decided"] for outcome in said["outcomes"])


def test_a_release_is_compared_with_the_draft() -> None:
    Rule.objects.filter(key=RULE).update(why="Another reason.")

    said = run("1", "draft")

    assert "reason: " in said
    assert "What that changes for people: 0 outcomes" in said


@pytest.mark.parametrize("named", ["9", "last"])
def test_a_release_that_does_not_exist_is_refused(named: str) -> None:
    with pytest.raises(CommandError, match=named):
        run("1", named)
