"""The grid of example cases: expected, released, drafted; and the rules that no case tries."""

from typing import Any

import pytest
from django.test import Client

from options.models import ExampleCase, Option, Rule
from options.publishing import current
from options.rules.coverage import coverage
from tests.admin.pages import rule_page
from tests.admin.test_queries import queries
from tests.knowledge import live_seed, seed_book

PAGE = "/admin/cases/"
CASE = "no-signs-worried"
"""Expects among others the alert fentanyl and the support naloxone."""


@pytest.fixture
def published(draft: None) -> None:
    """The seed as the current release."""
    current.install(live_seed())


def rows(client: Client, **show: str) -> dict[str, Any]:
    """The rows of the grid by key."""
    return {line.row.case.key: line.row for line in client.get(PAGE, show).context["lines"]}


def expect(key: str, **expected: list[str]) -> None:
    """Change what a case expects."""
    ExampleCase.objects.filter(key=key).update(expect=expected)


def test_every_case_has_a_row_with_both_results(published: None, editor: Client) -> None:
    response = editor.get(PAGE)

    assert len(response.context["lines"]) == len(seed_book().example_cases)
    row = response.context["lines"][0].row
    assert row.release == row.draft
    assert len(row.draft.top) == 3
    assert "88 of 88 cases come out as expected" in " ".join(response.content.decode().split())


def test_a_case_that_fails_says_what_it_misses_by_name(editor: Client) -> None:
    expect(CASE, first_any_of=["hospital-medically-managed"], alerts=["suicide-risk"])

    row = rows(editor, show="fails")[CASE]

    assert row.verdict == "fails"
    assert "is first, not Hospital care" in row.draft.misses[0].words
    assert row.draft.misses[1].words == "The alert Thoughts of ending life or hurting someone is missing"


def test_a_changed_result_is_told_apart_from_a_failing_one(published: None, editor: Client) -> None:
    Option.objects.filter(key="naloxone").update(suspended="It is being checked.")
    expect(CASE, in_top3=["outpatient-counselling"])

    row = rows(editor, show="changed")[CASE]

    assert row.is_changed
    assert "Supports: no longer Naloxone (Narcan)" in row.changes
    assert "Not suitable: now also Naloxone (Narcan)" in row.changes


def test_without_a_release_nothing_is_changed(editor: Client) -> None:
    found = rows(editor)

    assert not any(row.is_changed or row.release for row in found.values())
    assert "nothing published" in editor.get(PAGE).content.decode()


def test_filters_count_what_they_show(published: None, editor: Client) -> None:
    expect(CASE, in_top3=["withdrawal-alone"])

    response = editor.get(PAGE, {"show": "fails"})

    numbers = {one.words: one.number for one in response.context["filters"]}
    assert (numbers["All"], numbers["Failing"], numbers["Changed"]) == (88, 1, 0)
    assert [line.row.case.key for line in response.context["lines"]] == [CASE]
    assert len(rows(editor, show="nonsense")) == 88


def test_a_row_leads_to_the_case_and_to_try_it(editor: Client) -> None:
    shown = editor.get(PAGE).content.decode()

    assert f"/admin/options/rule/try/?case={CASE}" in shown
    assert f"/admin/options/examplecase/{ExampleCase.objects.get(key=CASE).pk}/change/" in shown


def test_answers_that_cannot_be_ranked_fail_their_row_alone(editor: Client) -> None:
    ExampleCase.objects.filter(key=CASE).update(answers={"age_band": ["no-such-age"]})

    found = rows(editor)

    assert "no-such-age" in found[CASE].unread
    assert sum(row.verdict == "passes" for row in found.values()) == 87


def test_a_draft_that_cannot_be_read_leads_to_its_rows(editor: Client) -> None:
    ExampleCase.objects.filter(key=CASE).update(answers=["no"])

    shown = editor.get(PAGE).content.decode()

    assert "The draft cannot be tried" in shown
    assert "/change/" in shown


def test_a_rule_that_decides_nothing_is_listed_with_its_page(editor: Client) -> None:
    found = coverage(seed_book())

    shown = editor.get(PAGE).content.decode()

    assert f"decide none: {len(found.silent)}" in shown
    assert f'<a href="{rule_page(found.silent[0])}">' in shown


def test_a_rule_no_case_reaches_is_listed(editor: Client) -> None:
    ExampleCase.objects.exclude(key=CASE).delete()

    covered = editor.get(PAGE).context["covered"]

    assert len(covered.found.idle) > 400
    assert sum(len(group.rules) for group in covered.idle) == len(covered.found.idle)


def test_the_grid_costs_few_queries(published: None, editor: Client) -> None:
    # Session, person, phone, two of permissions; the draft's mark, the current release, cases, rules.
    assert queries(lambda: editor.get(PAGE)) <= 5 + 5
    ExampleCase.objects.exclude(key=CASE).delete()
    assert queries(lambda: editor.get(PAGE)) <= 5 + 5


def test_those_who_may_only_look_see_no_way_to_accept(publisher: Client) -> None:
    expect(CASE, in_top3=["withdrawal-alone"])

    shown = publisher.get(PAGE).content.decode()

    assert "fails" in shown
    assert "Accept with a reason" not in shown


def test_strangers_and_other_methods_are_refused(editor: Client) -> None:
    assert Client().get(PAGE).status_code == 302
    assert editor.post(PAGE).status_code == 405


def test_a_rule_taken_out_leaves_the_grid_whole(published: None, editor: Client) -> None:
    Rule.objects.filter(key="methadone-severe").delete()

    assert editor.get(PAGE).status_code == 200
