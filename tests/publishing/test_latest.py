"""The draft is read again when, and only when, something in it changed."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from options.models import Citation, ClauseChoice, Option, Rule, ScaleEntry
from options.publishing.draft import read_draft
from options.publishing.latest import latest_draft
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData

pytestmark = pytest.mark.django_db


def digest_now() -> str:
    """The digest of the draft, read in full."""
    return digest_of(canonical_json(read_draft()))


@pytest.mark.parametrize("edits", [0, 1, 2])
def test_the_draft_costs_one_query_also_after_an_edit(edits: int) -> None:
    latest_draft()
    for edit in (edit_a_number, tick_a_box)[:edits]:
        edit()

    with CaptureQueriesContext(connection) as seen:
        latest_draft()

    assert len(seen) == 1


def test_a_draft_that_did_not_change_is_made_once() -> None:
    assert latest_draft() is latest_draft()


def edit_a_text() -> None:
    """Change one word, past every form."""
    Rule.objects.filter(key="inpatient-first-attempt").update(why="Another reason, said in one sentence.")


def edit_a_number() -> None:
    """Change one number."""
    ScaleEntry.objects.filter(number=3).update(number=4)


def drop_a_link() -> None:
    """Take one tick out of a condition and one citation away."""
    ClauseChoice.objects.all()[:1].get().delete()
    Citation.objects.filter(rule__isnull=False)[:1].get().delete()


def tick_a_box() -> None:
    """Change rows that stand between two tables only."""
    first, second = Option.objects.all()[:2]
    first.continues_with.set([second])


def swap_two_places() -> None:
    """Change an order."""
    first, second = Rule.objects.order_by("position", "pk")[:2]
    Rule.objects.filter(pk=first.pk).update(position=second.position)
    Rule.objects.filter(pk=second.pk).update(position=first.position)


@pytest.mark.parametrize("edit", [edit_a_text, edit_a_number, drop_a_link, tick_a_box, swap_two_places])
def test_any_edit_is_seen_at_once(edit: Any) -> None:
    before = latest_draft().digest

    edit()

    assert latest_draft().digest == digest_now() != before


def test_a_draft_that_cannot_be_read_says_so_every_time_and_is_read_again_once_mended() -> None:
    before = latest_draft().digest
    option = Option.objects.get(key="iop")
    Option.objects.filter(pk=option.pk).update(search={"nonsense": 1})

    for _ in range(2):
        with pytest.raises(BadData) as refused:
            latest_draft()
        assert "option iop" in refused.value.problems[0].place

    Option.objects.filter(pk=option.pk).update(search=option.search)
    assert latest_draft().digest == before
