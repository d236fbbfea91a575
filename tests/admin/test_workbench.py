"""How the draft stands: one line first, what to do next, and a link to all that is to be mended."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from options.models import ChangeSet, ExampleCase, Finding, Option, Rule
from tests.admin.conftest import signed_in
from tests.admin.pages import RULE, address, rule_page
from tests.admin.released import prove_at_once, publish_seed
from tests.admin.test_queries import queries

PAGE = "/admin/workbench/"
DJANGOS = 5
"""Queries of every page: session, person, phone, permissions of the person and of their groups."""
HARMLESS = "Methadone has some of the best evidence for staying alive and staying in treatment."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds, which is known at once."""
    prove_at_once(monkeypatch)


def shown(client: Client, page: str = PAGE) -> str:
    """A page as text with single spaces."""
    return re.sub(r"\s+", " ", client.get(page).content.decode())


def test_an_unchanged_draft_asks_nothing_of_anyone(editor: Client) -> None:
    publish_seed()

    text = shown(editor)

    assert "No changes: the draft is what readers see in release 1" in text
    assert "Submit the draft" not in text


def test_a_changed_draft_is_ready_and_an_editor_is_told_to_submit(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why=HARMLESS)

    text = shown(editor)

    assert "Ready to submit" in text
    assert f'<a href="{rule_page()}">' in text
    assert "Submit the draft" in text


def test_a_problem_leads_to_the_field_that_mends_it(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why="No full stop")

    text = shown(editor)

    assert "Not ready: 1 thing to mend" in text
    assert f'<a href="{rule_page()}#id_why">' in text
    assert "Mend the first one" in text
    assert "Looked at again when the content is mended." in text


def test_a_case_that_fails_is_told_with_its_page(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key__startswith="methadone").exclude(effect="not_suitable").update(effect="caution")

    response = editor.get(PAGE)

    state = response.context["state"]
    assert state.failing
    assert all(re.search(r"/admin/options/examplecase/\d+/change/$", link.address) for link in state.failing)


def test_reviews_overdue_and_soon_lead_to_their_date(editor: Client, settings: Any) -> None:
    settings.TODAY = date(2026, 11, 21)
    publish_seed()
    late, soon = Finding.objects.all()[:2]
    Finding.objects.filter(pk=late.pk).update(review_by="2026-11-20")
    Finding.objects.filter(pk=soon.pk).update(review_by="2026-11-30")

    state = editor.get(PAGE).context["state"]

    links = [link.address for group in (*state.overdue, *state.soon) for link in group.entries]
    assert f"{address('finding', 'change', late.pk)}#id_review_by" in links
    assert f"{address('finding', 'change', soon.pk)}#id_review_by" in links
    assert (state.overdue_number, state.soon_number >= 1) == (1, True)


def test_a_draft_that_cannot_be_read_says_so_with_links(editor: Client) -> None:
    publish_seed()
    option = Option.objects.get(key="iop")
    Option.objects.filter(pk=option.pk).update(search={"nonsense": 1})

    text = shown(editor)

    assert "The draft cannot be read" in text
    assert f"{address('option', 'change', option.pk)}#id_search" in text
    assert editor.get("/admin/").status_code == 200


def test_a_change_set_that_waits_is_told_and_a_publisher_is_led_to_it(publisher: Client) -> None:
    release = publish_seed()
    Rule.objects.filter(key=RULE).update(why=HARMLESS)
    asker = User.objects.create_user("erna")
    digest = publisher.get(PAGE).context["state"].digest
    ChangeSet.objects.create(digest=digest, base=release, reason="Better words.", submitted_by=asker)

    state = publisher.get(PAGE).context["state"]

    assert "waits for a publisher" in state.summary
    assert state.steps[0].words.startswith("Review change set")


def test_an_edit_after_submitting_is_told(editor: Client) -> None:
    release = publish_seed()
    ChangeSet.objects.create(
        digest="0" * 64, base=release, reason="Better words.", submitted_by=User.objects.create_user("erna")
    )
    Rule.objects.filter(key=RULE).update(why=HARMLESS)

    assert "Changed after it was submitted" in shown(editor)


def test_the_first_page_never_waits_for_the_proof(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why=HARMLESS)
    monkeypatch.setattr("options.publishing.report.verdicts_of", lambda book: pytest.fail("It waited."))

    assert "1 row changed since the release" in shown(editor, "/admin/")


def test_the_first_page_says_the_same_in_short_once_it_is_known(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why=HARMLESS)
    shown(editor)

    text = shown(editor, "/admin/")

    assert "Ready to submit" in text
    assert "1 row changed" in text
    assert f'href="{PAGE}#cases-heading"' in text


def test_a_broken_promise_is_told_with_its_page(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    prove_at_once(monkeypatch, ["no-stopping-alone-moderate-or-severe"])
    publish_seed()

    state = editor.get(PAGE).context["state"]

    assert len(state.broken) == 1
    assert state.broken[0].address == "/admin/safeguards/#broken-no-stopping-alone-moderate-or-severe"
    assert 'id="broken-no-stopping-alone-moderate-or-severe"' in shown(editor, "/admin/safeguards/")


def test_every_link_of_the_page_resolves(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(effect="caution")
    Rule.objects.filter(key="inpatient-first-attempt").update(why="Another reason, said in one sentence.")

    links = set(re.findall(r'href="(/admin/options/[^"#?]*)', shown(editor).partition('id="content-main"')[2]))

    found = {page: editor.get(page).status_code for page in links}
    assert len(found) >= 3
    assert set(found.values()) == {200}


def test_links_between_the_pages_are_shown_only_where_they_exist(editor: Client) -> None:
    text = shown(editor)

    assert 'aria-current="page">How the draft stands' in text
    assert 'href="/admin/compare/"' in text
    assert 'href="/admin/safeguards/"' in text


@pytest.mark.parametrize("page", [PAGE, "/admin/compare/", "/admin/safeguards/"])
def test_strangers_sign_in_and_newcomers_are_refused(draft: None, page: str) -> None:
    newcomer = signed_in(User.objects.create_user("nora", is_staff=True))

    assert Client().get(page).status_code == 302
    assert newcomer.get(page).status_code == 403
    assert newcomer.get("/admin/").status_code == 200


@pytest.mark.parametrize("page", [PAGE, "/admin/compare/", "/admin/safeguards/"])
def test_the_pages_are_only_for_looking(editor: Client, page: str) -> None:
    assert editor.post(page).status_code == 405


@pytest.mark.parametrize("page", ["/admin/", PAGE, "/admin/compare/", "/admin/safeguards/"])
def test_a_page_takes_few_queries_whatever_is_to_mend(editor: Client, page: str) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why=HARMLESS)
    few = queries(lambda: editor.get(page))

    Rule.objects.update(why="No full stop")
    ExampleCase.objects.update(title="Another title")
    many = queries(lambda: editor.get(page))

    # On the first page Django's admin asks for recent actions, too.
    assert max(few, many) <= DJANGOS + 5 + (page == "/admin/")
